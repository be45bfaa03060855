import { Hash } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/platform/format";
import { choicesOf } from "../form/choices-of";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { TextLink } from "../rooms/text-link";
import { EmptyState } from "../ui/empty-state";
import { SCOPE_NAMES } from "./billing-types";

type SeriesData = {
  id: number;
  scope: string;
  pattern: string;
  year: number;
  lastNumber: number;
  ownerId: number;
  ownerName: string | null;
};

const columnsFor = (companyName: string, customers: boolean): RoomColumn<SeriesData>[] => [
  {
    key: "pattern",
    header: "Pattern",
    fixed: true,
    cell: (row) => <code className="font-mono text-sm">{row.pattern}</code>,
  },
  { key: "scope", header: "Counts", cell: (row) => SCOPE_NAMES[row.scope] ?? row.scope },
  {
    key: "owner",
    header: "For",
    cell: (row) =>
      row.scope === "customer" && customers ? (
        <TextLink href={`/admin/customers/${row.ownerId}`}>{row.ownerName}</TextLink>
      ) : (
        (row.ownerName ?? companyName)
      ),
  },
  { key: "year", header: "Year", cell: (row) => (row.year === 0 ? "Never begins again" : row.year) },
  {
    key: "last",
    header: "Last number",
    sortable: true,
    align: "right",
    cell: (row) => formatCount(row.lastNumber),
  },
];

/** The series that invoice numbers come from. Nothing can be changed here: that is what makes them gapless. */
export const SeriesList = ({
  header,
  rows,
  state,
  companyName,
  customers,
}: {
  header: ReactNode;
  rows: readonly SeriesData[];
  state: ListState;
  companyName: string;
  /** Whether the reader may open customers. */
  customers: boolean;
}) => (
  <RecordList
    header={header}
    caption="Series of invoice numbers"
    state={state}
    columns={columnsFor(companyName, customers)}
    rows={rows}
    rowKey={(row) => row.id}
    searchLabel="Pattern"
    filters={[
      {
        name: "scope",
        label: "Counts",
        options: choicesOf(SCOPE_NAMES),
      },
    ]}
    empty={
      <EmptyState
        icon={<Hash />}
        title="No number given yet"
        body="A series begins with the first invoice that is issued. Its pattern is set in the billing of a customer class."
      />
    }
  />
);
