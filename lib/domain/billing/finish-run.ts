import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { runEntity } from "./entities";
import { dueIn, lockRun, saveRun } from "./run-rows";
import { runTotals } from "./run-totals";

/** Ends a run when nobody is due in it any more; the parked and the held are not. */
export const finishRun = operation({
  name: "bill_run.finish",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ runId: idInput() }),
  async run(work, { runId }): Promise<{ finished: boolean }> {
    const run = await lockRun(work, runId);
    const { rows } = await work.tx.execute(sql`select 1 from customer_billing b where ${dueIn(run)} limit 1`);
    const ends = run.state === "running" && rows.length === 0;
    if (ends) {
      const totals = await runTotals(work, runId);
      await saveRun(work, runId, { state: "finished", totals, finishedAt: work.now, progressAt: work.now });
    }
    work.audit.event(runEntity(run), { details: { finished: ends } });
    return { finished: ends || run.state !== "running" };
  },
});
