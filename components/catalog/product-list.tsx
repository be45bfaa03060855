import { Package, Plus } from "lucide-react";
import { choicesOf } from "../form/choices-of";
import type { Filter } from "../list/filter-bar";
import { ArchivedFilter, NameMatch } from "../rooms/filter-select";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";
import { KIND_NAMES, type ProductData } from "./catalog-types";
import { ShelfStatus } from "./shelf-status";

type Frame = { timeZone: string; companyName: string; owners: Filter | null };

const columnsFor = ({ timeZone, companyName, owners }: Frame): RoomColumn<ProductData>[] => [
  { key: "name", header: "Name", sortable: true, fixed: true, cell: (product) => product.name },
  { key: "kind", header: "Kind", cell: (product) => <Badge>{KIND_NAMES[product.kind]}</Badge> },
  { key: "plan", header: "Plan", cell: (product) => product.planName },
  { key: "currency", header: "Currency", hideOnPhone: true, cell: (product) => product.currency },
  {
    key: "precedence",
    header: "Precedence",
    sortable: true,
    align: "right",
    hideOnPhone: true,
    cell: (product) => (product.kind === "addon" ? product.precedence : null),
  },
  ...(owners
    ? [
        {
          key: "owner",
          header: "Managed by",
          cell: (product: ProductData) => product.ownerName ?? companyName,
        },
      ]
    : []),
  { key: "status", header: "Status", cell: (product) => <ShelfStatus archivedAt={product.archivedAt} /> },
  {
    key: "endUserName",
    header: "Name for end users",
    extra: true,
    cell: (product) => product.endUserName || null,
  },
  {
    key: "hidden",
    header: "Shown to end users",
    extra: true,
    cell: (product) => (product.hidden ? "No" : "Yes"),
  },
  {
    key: "created",
    header: "Created",
    sortable: true,
    extra: true,
    cell: (product) => <InstantText instant={product.createdAt} timeZone={timeZone} />,
  },
];

/** The products of a portal. */
export function ProductList({
  base,
  rows,
  state,
  mayManage,
  ...frame
}: Frame & { base: string; rows: readonly ProductData[]; state: ListState; mayManage: boolean }) {
  const add = (
    <ButtonLink href={`${base}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
      New product
    </ButtonLink>
  );
  const kinds = choicesOf(KIND_NAMES);
  return (
    <RecordList
      header={
        <PageHeader
          title="Products"
          subtitle="One main product for each account, and any number of add-ons."
          actions={mayManage && add}
        />
      }
      caption="Products"
      state={state}
      columns={columnsFor(frame)}
      rows={rows}
      rowKey={(product) => product.id}
      rowHref={(product) => `${base}/${product.id}`}
      rowTone={(product) => (product.archivedAt ? "muted" : undefined)}
      searchLabel="Product name"
      filters={[{ name: "kind", label: "Kind", options: kinds }, ...(frame.owners ? [frame.owners] : [])]}
      moreFilters={
        <>
          <NameMatch url={state.url} />
          <ArchivedFilter url={state.url} />
        </>
      }
      empty={
        <EmptyState
          icon={<Package />}
          title="No products yet"
          body="A product is what an account has: it brings a plan, and with it the fee."
          action={mayManage && add}
        />
      }
    />
  );
}
