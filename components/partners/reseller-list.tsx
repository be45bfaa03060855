import { Building2, Plus } from "lucide-react";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { ButtonLink } from "../ui/button";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";
import { PartnerStatus, STATUS_FILTER } from "./partner-status";
import type { PartnerData } from "./partner-types";

const columnsFor = (timeZone: string): RoomColumn<PartnerData>[] => [
  { key: "name", header: "Name", sortable: true, fixed: true, cell: (row) => row.name },
  { key: "status", header: "Status", cell: (row) => <PartnerStatus status={row.status} /> },
  { key: "currency", header: "Currency", hideOnPhone: true, cell: (row) => row.currency },
  { key: "email", header: "E-mail", cell: (row) => row.email || null },
  { key: "phone", header: "Phone", hideOnPhone: true, cell: (row) => row.phone || null },
  {
    key: "created",
    header: "Created",
    sortable: true,
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
  { key: "id", header: "ID", sortable: true, extra: true, align: "right", cell: (row) => row.id },
];

/** The resellers of the company. */
export function ResellerList({
  rows,
  state,
  mayManage,
  timeZone,
}: {
  rows: readonly PartnerData[];
  state: ListState;
  mayManage: boolean;
  timeZone: string;
}) {
  const add = (
    <ButtonLink href="/admin/resellers/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      New reseller
    </ButtonLink>
  );
  return (
    <RecordList
      header={
        <PageHeader
          title="Resellers"
          subtitle="They have customers, products and distributors of their own."
          actions={mayManage && add}
        />
      }
      caption="Resellers"
      state={state}
      columns={columnsFor(timeZone)}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/admin/resellers/${row.id}`}
      rowTone={(row) => (row.status === "closed" ? "muted" : undefined)}
      searchLabel="Reseller name"
      filters={[STATUS_FILTER]}
      empty={
        <EmptyState
          icon={<Building2 />}
          title="No resellers yet"
          body="A reseller sells under its own name: its customers and products are its own, and it sees no others."
          action={mayManage && add}
        />
      }
    />
  );
}
