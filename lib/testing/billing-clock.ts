import type { Database } from "@/db/client";
import { issueDue, planClosings, startDueRuns } from "@/lib/domain/billing";
import { workOnRun } from "@/lib/jobs/bill-run";
import { taskContext } from "./contexts";

/**
 * What the clock does at a moment: starts every run that is due and works on all of them, until nothing is due any more;
 * then issues what was looked at long enough.
 * @returns the runs it worked on.
 */
export async function billAt(db: Database, moment: string, size = 1_000): Promise<number[]> {
  const at = () => taskContext(db, "billing.run", new Date(moment));
  const done: number[] = [];
  for (;;) {
    while ((await planClosings(at(), {})).planned > 0);
    const { runIds } = await startDueRuns(at(), {});
    if (runIds.length === 0) break;
    for (const runId of runIds) await workOnRun(at, runId, { size });
    done.push(...runIds);
  }
  while ((await issueDue(at(), {})).issued > 0);
  return done;
}
