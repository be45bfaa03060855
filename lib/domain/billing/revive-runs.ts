import { sql } from "drizzle-orm";
import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { enqueueRun } from "./start-due-runs";

const SILENT_MS = 120_000;

/**
 * Queues the work of runs again that show no sign of life: their process was killed, and the queue alone would leave a
 * dead worker's job locked for hours. A worker too many does no harm.
 */
export const reviveRuns = operation({
  name: "bill_run.revive",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({}),
  async run(work): Promise<{ revived: number }> {
    const silent = new Date(work.now.getTime() - SILENT_MS).toISOString();
    const { rows } = await work.tx.execute<{ id: string }>(sql`
      update bill_runs set progress_at = ${work.now.toISOString()}::timestamptz
      where state = 'running' and progress_at < ${silent}::timestamptz returning id`);
    for (const { id } of rows) enqueueRun(work, Number(id));
    work.audit.event({ type: "bill_run", id: null }, { details: { revived: rows.length } });
    return { revived: rows.length };
  },
});
