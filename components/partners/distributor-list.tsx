import { Plus, Store } from "lucide-react";
import type { Filter } from "../list/filter-bar";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { ButtonLink } from "../ui/button";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { Money } from "../ui/money";
import { PageHeader } from "../ui/page-header";
import { PartnerStatus, STATUS_FILTER } from "./partner-status";
import { type DistributorData, percentText } from "./partner-types";

type Frame = { timeZone: string; companyName: string; owners: Filter | null };

const columnsFor = ({ timeZone, companyName, owners }: Frame): RoomColumn<DistributorData>[] => [
  { key: "name", header: "Name", sortable: true, fixed: true, cell: (row) => row.name },
  { key: "status", header: "Status", cell: (row) => <PartnerStatus status={row.status} /> },
  ...(owners
    ? [{ key: "owner", header: "Belongs to", cell: (row: DistributorData) => row.ownerName ?? companyName }]
    : []),
  {
    key: "sales",
    header: "Sales commission",
    align: "right",
    hideOnPhone: true,
    cell: (row) => percentText(row.salesCommission),
  },
  {
    key: "payments",
    header: "Payment commission",
    align: "right",
    hideOnPhone: true,
    cell: (row) => percentText(row.paymentCommission),
  },
  {
    key: "limit",
    header: "Credit limit",
    align: "right",
    cell: (row) =>
      row.creditLimit === null ? null : <Money amount={row.creditLimit} currency={row.currency} />,
  },
  { key: "email", header: "E-mail", extra: true, cell: (row) => row.email || null },
  { key: "phone", header: "Phone", extra: true, cell: (row) => row.phone || null },
  {
    key: "created",
    header: "Created",
    sortable: true,
    extra: true,
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
  { key: "id", header: "ID", sortable: true, extra: true, align: "right", cell: (row) => row.id },
];

/** The distributors of a portal. */
export function DistributorList({
  base,
  rows,
  state,
  mayManage,
  ...frame
}: Frame & { base: string; rows: readonly DistributorData[]; state: ListState; mayManage: boolean }) {
  const add = (
    <ButtonLink href={`${base}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
      New distributor
    </ButtonLink>
  );
  return (
    <RecordList
      header={
        <PageHeader
          title="Distributors"
          subtitle="They sell, activate and collect for a commission."
          actions={mayManage && add}
        />
      }
      caption="Distributors"
      state={state}
      columns={columnsFor(frame)}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${base}/${row.id}`}
      rowTone={(row) => (row.status === "closed" ? "muted" : undefined)}
      searchLabel="Distributor name"
      filters={[STATUS_FILTER, ...(frame.owners ? [{ ...frame.owners, label: "Belongs to" }] : [])]}
      empty={
        <EmptyState
          icon={<Store />}
          title="No distributors yet"
          body="A distributor is a person or shop that sells your service and hands over what it collects, less its commission."
          action={mayManage && add}
        />
      }
    />
  );
}
