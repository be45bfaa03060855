import { CircleCheck, RotateCcw, Undo2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatDate } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { DataTable } from "../list/data-table";
import { TextLink } from "../rooms/text-link";
import { StatusBadge } from "../ui/badge";
import { DateText, InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";

export type ParkedData = {
  customerId: number;
  name: string;
  kind: "parked" | "held";
  reason: string;
  runId: number | null;
  runCloseOn: string | null;
  since: Date | null;
  openFrom: string;
};

/** Since when: somebody's moment, or the run that could not bill it. */
function Since({ row, timeZone }: { row: ParkedData; timeZone: string }) {
  if (row.since) return <InstantText instant={row.since} timeZone={timeZone} />;
  if (row.runId === null || row.runCloseOn === null) return null;
  return (
    <TextLink href={`/admin/billing/runs/${row.runId}`}>The run of {formatDate(row.runCloseOn)}</TextLink>
  );
}

const ReleaseControl = ({ row, action }: { row: ParkedData; action: FormAction }) => {
  const isHeld = row.kind === "held";
  const Picture = isHeld ? Undo2 : RotateCcw;
  return (
    <ActionForm action={action} className="contents!">
      <input type="hidden" name="customerId" value={row.customerId} />
      <SubmitButton variant="secondary" size="sm" icon={<Picture aria-hidden="true" />}>
        {isHeld ? "Release" : "Try again"}
        <span className="sr-only"> {row.name}</span>
      </SubmitButton>
    </ActionForm>
  );
};

/** Customers whom bill runs leave alone, why, and the way back. `ofRun` lists one run's own, which need no "since". */
export function ParkedList({
  rows,
  timeZone,
  ofRun,
  mayOpen,
  release,
}: {
  rows: readonly ParkedData[];
  timeZone: string;
  ofRun?: boolean;
  mayOpen: boolean;
  /** Left out for those who may only look. */
  release?: FormAction;
}) {
  return (
    <DataTable
      caption={ofRun ? "Parked customers" : "Parked and held customers"}
      columns={[
        { key: "customer", header: "Customer", cell: (row) => row.name },
        ...(ofRun
          ? []
          : [
              {
                key: "kind",
                header: "State",
                cell: (row: ParkedData) => (
                  <StatusBadge tone={row.kind === "held" ? "neutral" : "warning"}>
                    {row.kind === "held" ? "Held" : "Parked"}
                  </StatusBadge>
                ),
              },
            ]),
        { key: "reason", header: "Reason", className: "whitespace-normal!", cell: (row) => row.reason },
        ...(ofRun
          ? []
          : [
              {
                key: "since",
                header: "Since",
                cell: (row: ParkedData) => <Since row={row} timeZone={timeZone} />,
              },
            ]),
        { key: "open", header: "Not billed from", cell: (row) => <DateText date={row.openFrom} /> },
      ]}
      rows={rows}
      rowKey={(row) => row.customerId}
      rowHref={(row) => (mayOpen ? `/admin/customers/${row.customerId}` : null)}
      rowActions={release && ((row) => <ReleaseControl row={row} action={release} />)}
      empty={
        <EmptyState
          icon={<CircleCheck />}
          title={ofRun ? "Nobody is parked" : "Nobody is parked or held"}
          body="Every customer can be billed."
        />
      }
    />
  );
}
