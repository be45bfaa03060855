import { TextLink } from "../rooms/text-link";
import { type BillingProgress, type RunKeyData, type RunState, runTitle } from "./billing-types";
import { LiveBilling } from "./live-billing";
import { RunStatus } from "./run-status";

/** One run that is under way, followed where it is listed. */
export function RunningRun({
  run,
  progress,
}: {
  run: RunKeyData & { id: number; state: RunState };
  progress: BillingProgress;
}) {
  const href = `/admin/billing/runs/${run.id}`;
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <TextLink href={href} className="font-medium">
          {runTitle(run)}
        </TextLink>
        <RunStatus state={run.state} />
        <span className="text-muted">{run.timeZone}</span>
      </p>
      <LiveBilling href={href} label={run.state === "paused" ? "Paused" : "Billing"} initial={progress} />
    </div>
  );
}
