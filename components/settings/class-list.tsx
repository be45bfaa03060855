import { Tags } from "lucide-react";
import type { ReactNode } from "react";
import type { Filter } from "../list/filter-bar";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";

export type ClassData = {
  id: number;
  name: string;
  description: string;
  resellerId: number;
  ownerName: string | null;
  currency: string | null;
  isDefault: boolean;
  restoreWithinDays: number;
  createdAt: Date;
};

type Frame = { companyName: string; timeZone: string };

const columnsFor = ({ companyName, timeZone }: Frame): RoomColumn<ClassData>[] => [
  {
    key: "name",
    header: "Name",
    sortable: true,
    fixed: true,
    cell: (row) => (
      <>
        {row.name} {row.isDefault && <Badge className="ml-1">Default</Badge>}
      </>
    ),
  },
  { key: "owner", header: "Managed by", cell: (row) => row.ownerName ?? companyName },
  { key: "currency", header: "Currency", cell: (row) => row.currency ?? "Any" },
  {
    key: "restore",
    header: "Restore within",
    align: "right",
    hideOnPhone: true,
    cell: (row) => `${row.restoreWithinDays} days`,
  },
  {
    key: "description",
    header: "Description",
    hideOnPhone: true,
    cell: (row) => <span className="line-clamp-1">{row.description || "–"}</span>,
  },
  {
    key: "created",
    header: "Created",
    sortable: true,
    extra: true,
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
];

/** Customer classes of the company and of its resellers. */
export const ClassList = ({
  header,
  rows,
  state,
  owners,
  add,
  ...frame
}: Frame & {
  header: ReactNode;
  rows: readonly ClassData[];
  state: ListState;
  owners: Filter | null;
  add: ReactNode;
}) => (
  <RecordList
    header={header}
    caption="Customer classes"
    state={state}
    columns={columnsFor(frame)}
    rows={rows}
    rowKey={(row) => row.id}
    rowHref={(row) => `/admin/settings/customer-classes/${row.id}`}
    searchLabel="Class name"
    filters={owners ? [owners] : []}
    empty={
      <EmptyState
        icon={<Tags />}
        title="No classes"
        body="A class is a set of policies that customers share."
        action={add}
      />
    }
  />
);
