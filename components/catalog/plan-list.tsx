import { Layers, Plus } from "lucide-react";
import { choicesOf } from "../form/choices-of";
import type { Filter } from "../list/filter-bar";
import { ArchivedFilter, NameMatch } from "../rooms/filter-select";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";
import { ACTIVATION_NAMES, CHARGE_MODEL_NAMES, type PlanData } from "./catalog-types";
import { ShelfStatus } from "./shelf-status";
import { ShortFee } from "./short-fee";

type Frame = { timeZone: string; companyName: string; owners: Filter | null };

const columnsFor = ({ timeZone, companyName, owners }: Frame): RoomColumn<PlanData>[] => [
  { key: "name", header: "Name", sortable: true, fixed: true, cell: (plan) => plan.name },
  {
    key: "fee",
    header: "Fee",
    align: "right",
    cell: (plan) => <ShortFee fees={plan.fees} currency={plan.currency} />,
  },
  { key: "charged", header: "Charged", cell: (plan) => CHARGE_MODEL_NAMES[plan.chargeModel] },
  {
    key: "promotion",
    header: "Promotion",
    hideOnPhone: true,
    cell: (plan) =>
      plan.promotions.length > 0 ? <Badge>Promotional periods</Badge> : <span className="text-faint">–</span>,
  },
  ...(owners
    ? [{ key: "owner", header: "Managed by", cell: (plan: PlanData) => plan.ownerName ?? companyName }]
    : []),
  { key: "status", header: "Status", cell: (plan) => <ShelfStatus archivedAt={plan.archivedAt} /> },
  { key: "endUserName", header: "Name for end users", extra: true, cell: (plan) => plan.endUserName || "–" },
  { key: "starts", header: "Starts", extra: true, cell: (plan) => ACTIVATION_NAMES[plan.activationMode] },
  {
    key: "created",
    header: "Created",
    sortable: true,
    extra: true,
    cell: (plan) => <InstantText instant={plan.createdAt} timeZone={timeZone} />,
  },
];

/** The subscription plans of a portal. */
export function PlanList({
  base,
  rows,
  state,
  mayManage,
  ...frame
}: Frame & { base: string; rows: readonly PlanData[]; state: ListState; mayManage: boolean }) {
  const add = (
    <ButtonLink href={`${base}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
      New plan
    </ButtonLink>
  );
  const filters: Filter[] = [
    {
      name: "chargeModel",
      label: "Charged",
      options: choicesOf(CHARGE_MODEL_NAMES),
    },
    ...(frame.owners ? [frame.owners] : []),
  ];
  return (
    <RecordList
      header={
        <PageHeader
          title="Subscription plans"
          subtitle="What is charged again and again, and when."
          actions={mayManage && add}
        />
      }
      caption="Subscription plans"
      state={state}
      columns={columnsFor(frame)}
      rows={rows}
      rowKey={(plan) => plan.id}
      rowHref={(plan) => `${base}/${plan.id}`}
      rowTone={(plan) => (plan.archivedAt ? "muted" : undefined)}
      searchLabel="Plan name"
      filters={filters}
      moreFilters={
        <>
          <NameMatch url={state.url} />
          <ArchivedFilter url={state.url} />
        </>
      }
      empty={
        <EmptyState
          icon={<Layers />}
          title="No plans yet"
          body="A plan says what a customer pays each period. Products bring a plan to the accounts that have them."
          action={mayManage && add}
        />
      }
    />
  );
}
