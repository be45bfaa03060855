import { CalendarClock } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatCount } from "@/lib/platform/format";
import { DataTable } from "../list/data-table";
import { TextLink } from "../rooms/text-link";
import { StatusBadge } from "../ui/badge";
import { DateText, InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { periodName, type RunKeyData } from "./billing-types";
import { PreviewControl, StartControl } from "./run-start";

export type UpcomingData = RunKeyData & {
  closesAt: Date;
  overdue: boolean;
  customers: number;
  exact: boolean;
  previewId: number | null;
};

/** The next runs in the order of their days, and what one may do about them. */
export function UpcomingRuns({
  rows,
  timeZone,
  actions,
}: {
  rows: readonly UpcomingData[];
  timeZone: string;
  /** Left out for those who may only look. */
  actions?: { preview: FormAction; start: FormAction };
}) {
  return (
    <DataTable
      caption="Upcoming runs"
      columns={[
        { key: "day", header: "Closes", cell: (row) => <DateText date={row.closeOn} /> },
        { key: "period", header: "Period", cell: (row) => periodName(row.billingPeriod) },
        { key: "zone", header: "Time zone", cell: (row) => row.timeZone },
        {
          key: "customers",
          header: "Customers",
          align: "right",
          cell: (row) => `${row.exact ? "" : "more than "}${formatCount(row.customers)}`,
        },
        {
          key: "when",
          header: "Starts by itself",
          cell: (row) =>
            row.overdue ? (
              <StatusBadge tone="info">Due now</StatusBadge>
            ) : (
              <InstantText instant={row.closesAt} timeZone={timeZone} />
            ),
        },
        {
          key: "preview",
          header: "Last preview",
          cell: (row) =>
            row.previewId !== null && (
              <TextLink href={`/admin/billing/previews/${row.previewId}`}>
                Look<span className="sr-only"> at the last preview</span>
              </TextLink>
            ),
        },
      ]}
      rows={rows}
      rowKey={(row) => `${row.closeOn} ${row.billingPeriod} ${row.timeZone}`}
      rowActions={
        actions &&
        ((row) => (
          <span className="inline-flex flex-wrap justify-end gap-2 py-1">
            <PreviewControl run={row} action={actions.preview} size="sm" />
            {row.overdue && (
              <StartControl run={row} customers={row.customers} action={actions.start} size="sm" />
            )}
          </span>
        ))
      }
      empty={
        <EmptyState
          icon={<CalendarClock />}
          title="No run is coming up"
          body="As soon as there is a customer who can be billed, the day its period ends stands here."
        />
      }
    />
  );
}
