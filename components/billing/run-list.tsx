import { History } from "lucide-react";
import { formatCount } from "@/lib/platform/format";
import { DataTable } from "../list/data-table";
import { DateText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { Money } from "../ui/money";
import { durationText, periodName, type RunKeyData, type TotalData } from "./billing-types";

export type RunData = RunKeyData & {
  id: number;
  customers: number;
  skipped: number;
  parked: number;
  totals: TotalData[];
  startedAt: Date;
  startedBy: string;
  finishedAt: Date | null;
};

const invoicesOf = ({ totals }: RunData) => totals.reduce((count, { invoices }) => count + invoices, 0);

/** The runs that have ended, the newest first. */
export function RunList({ rows }: { rows: readonly RunData[] }) {
  return (
    <DataTable
      caption="Past runs"
      columns={[
        { key: "day", header: "Closed", cell: (row) => <DateText date={row.closeOn} /> },
        { key: "period", header: "Period", cell: (row) => periodName(row.billingPeriod) },
        { key: "zone", header: "Time zone", cell: (row) => row.timeZone },
        { key: "invoices", header: "Invoices", align: "right", cell: (row) => formatCount(invoicesOf(row)) },
        {
          key: "totals",
          header: "Total",
          align: "right",
          cell: (row) =>
            row.totals.length > 0 && (
              <span className="inline-grid justify-items-end">
                {row.totals.map(({ currency, total }) => (
                  <Money key={currency} amount={total} currency={currency} />
                ))}
              </span>
            ),
        },
        {
          key: "skipped",
          header: "Nothing charged",
          align: "right",
          cell: (row) => formatCount(row.skipped),
        },
        { key: "parked", header: "Parked", align: "right", cell: (row) => formatCount(row.parked) },
        {
          key: "duration",
          header: "Took",
          align: "right",
          hideOnPhone: true,
          cell: (row) => row.finishedAt && durationText(row.startedAt, row.finishedAt),
        },
        { key: "who", header: "Started by", hideOnPhone: true, cell: (row) => row.startedBy },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/admin/billing/runs/${row.id}`}
      empty={
        <EmptyState
          icon={<History />}
          title="No run has ended yet"
          body="Runs start by themselves when a period is over. What they came to is listed here."
        />
      }
    />
  );
}
