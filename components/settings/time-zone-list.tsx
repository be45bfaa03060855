import { Clock } from "lucide-react";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/action-result";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { Menu } from "../ui/menu";
import { ACTIVE_FILTER, ActiveBadge } from "./active-badge";

export type TimeZoneData = { name: string; active: boolean; isCompany: boolean; now: string };

const COLUMNS: RoomColumn<TimeZoneData>[] = [
  {
    key: "name",
    header: "Time zone",
    sortable: true,
    fixed: true,
    cell: (row) => (
      <>
        {row.name} {row.isCompany && <Badge className="ml-1">Company</Badge>}
      </>
    ),
  },
  { key: "now", header: "Time there", align: "right", cell: (row) => row.now },
  { key: "active", header: "Offered", cell: (row) => <ActiveBadge active={row.active} /> },
];

type Actions = { activate: FormAction; deactivate: FormAction };

const menuFor = (row: TimeZoneData, { activate, deactivate }: Actions) => {
  const fields = { name: row.name };
  const item = row.active
    ? { label: "Switch off", action: deactivate, fields, disabled: row.isCompany }
    : { label: "Switch on", action: activate, fields };
  return <Menu label={`Actions for ${row.name}`} items={[item]} />;
};

/** The time zones there are, those switched on being offered in forms. */
export const TimeZoneList = ({
  header,
  rows,
  state,
  actions,
}: {
  header: ReactNode;
  rows: readonly TimeZoneData[];
  state: ListState;
  /** Null for those who may only look. */
  actions: Actions | null;
}) => (
  <RecordList
    header={header}
    caption="Time zones"
    state={state}
    columns={COLUMNS}
    rows={rows}
    rowKey={(row) => row.name}
    rowActions={actions ? (row) => menuFor(row, actions) : undefined}
    rowTone={(row) => (row.active ? undefined : "muted")}
    searchLabel="Part of the name"
    filters={[ACTIVE_FILTER]}
    empty={<EmptyState icon={<Clock />} title="No time zones" body="Add the zones your customers live in." />}
  />
);
