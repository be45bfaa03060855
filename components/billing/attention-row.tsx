import { CircleCheck } from "lucide-react";
import { formatCount, formatDate } from "@/lib/platform/format";
import { Alert } from "../ui/alert";
import { ButtonLink } from "../ui/button";
import { Stat, StatRow } from "../ui/stat";

export type AttentionData = {
  paused: { runId: number; closeOn: string; reason: string }[];
  parked: number;
  held: number;
  waiting: number;
  unusual: number;
};

/** Counts stop there: it is more than that. */
const MOST = 10_000;
const upTo = (count: number) => (count > MOST ? `${formatCount(MOST)}+` : formatCount(count));

/** What waits for somebody before anything else: runs that stopped, customers left out, invoices to look at. */
export function AttentionRow({
  attention: { paused, parked, held, waiting, unusual },
  invoicesHref,
}: {
  attention: AttentionData;
  /** Left out for those who may not see invoices. */
  invoicesHref?: string;
}) {
  if (paused.length + parked + held + waiting === 0)
    return (
      <p className="flex items-center gap-2 text-sm text-muted">
        <CircleCheck className="size-4 shrink-0 text-good" aria-hidden="true" /> Nothing needs your attention.
      </p>
    );
  return (
    <div className="grid gap-3">
      {paused.map(({ runId, closeOn, reason }) => (
        <Alert
          key={runId}
          tone="warning"
          title={`The run of ${formatDate(closeOn)} is paused`}
          actions={
            <ButtonLink size="sm" href={`/admin/billing/runs/${runId}`}>
              Look at it
            </ButtonLink>
          }
        >
          {reason || "Somebody paused it without a reason."}
        </Alert>
      ))}
      {parked + held + waiting > 0 && (
        <StatRow>
          {parked > 0 && (
            <Stat
              label="Parked customers"
              value={upTo(parked)}
              hint="could not be billed"
              tone="warning"
              href="/admin/billing/parked"
            />
          )}
          {held > 0 && (
            <Stat
              label="Held customers"
              value={upTo(held)}
              hint="left out on purpose"
              href="/admin/billing/parked"
            />
          )}
          {waiting > 0 && (
            <Stat
              label="Invoices under review"
              value={upTo(waiting)}
              hint={
                unusual > 0
                  ? `${upTo(unusual)} of them unusual`
                  : "issued by themselves when their time is over"
              }
              tone={unusual > 0 ? "warning" : "info"}
              href={invoicesHref}
            />
          )}
        </StatRow>
      )}
    </div>
  );
}
