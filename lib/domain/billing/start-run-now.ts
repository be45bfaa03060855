import { sql } from "drizzle-orm";
import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { runKeyInput } from "./run-key";
import { dueIn } from "./run-rows";
import { startRun } from "./start-due-runs";

/** Starts a run whose day has come without waiting for the clock. */
export const startRunNow = operation({
  name: "bill_run.start",
  permission: "bill_run:manage",
  impersonation: "deny",
  input: z.object(runKeyInput),
  async run(work, key) {
    if (key.closeOn > work.today(key.timeZone)) throw conflict("This period is not over yet.");
    const { rows } = await work.tx.execute(sql`select 1 from customer_billing b where ${dueIn(key)} limit 1`);
    if (rows.length === 0) throw conflict("Nobody is due in this run.");
    const { runId, began } = await startRun(work, key);
    if (!began) throw conflict("This run is under way already.");
    return { runId };
  },
});
