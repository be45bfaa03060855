import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { runEntity } from "./entities";
import { lockRun } from "./run-rows";
import { startRun } from "./start-due-runs";

/** Tries everyone again whom a run could not bill; whoever still can't be billed is parked again. */
export const retryParked = operation({
  name: "bill_run.retry_parked",
  permission: "bill_run:manage",
  impersonation: "deny",
  input: z.object({ runId: idInput() }),
  async run(work, { runId }) {
    const run = await lockRun(work, runId);
    const { rows } = await work.tx.execute(sql`
      update customer_billing set parked_reason = null, parked_run_id = null where parked_run_id = ${runId} returning 1`);
    if (rows.length > 0) await startRun(work, run);
    work.audit.event(runEntity(run), { details: { triedAgain: rows.length } });
    return { runId, customers: rows.length };
  },
});
