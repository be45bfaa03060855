import { CircleCheck } from "lucide-react";
import { DataTable } from "../list/data-table";
import { DateText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import type { CollectionData, InvoiceHref } from "./collection-types";
import { END_REASONS, STOP_NAMES } from "./collection-words";

/** Each time services were limited, suspended or terminated for debt. */
export const StopHistory = ({
  stops,
  invoiceHref,
}: {
  stops: CollectionData["stops"];
  invoiceHref: InvoiceHref;
}) => (
  <DataTable
    caption="Limitations, suspensions and terminations"
    columns={[
      { key: "kind", header: "What", cell: (row) => STOP_NAMES[row.kind] ?? row.kind },
      { key: "from", header: "From", cell: (row) => <DateText date={row.fromDay} /> },
      {
        key: "to",
        header: "To",
        cell: (row) => (row.toDay === null ? "Still in force" : <DateText date={row.toDay} />),
      },
      { key: "why", header: "Why it ended", cell: (row) => END_REASONS[row.endReason] ?? row.endReason },
    ]}
    rows={stops}
    rowKey={(row) => `${row.kind} ${row.fromDay} ${row.toDay} ${row.invoiceId}`}
    rowHref={invoiceHref && ((row) => invoiceHref(row.invoiceId))}
    empty={<EmptyState icon={<CircleCheck />} title="Services were never stopped for debt" />}
  />
);
