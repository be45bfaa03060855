import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { type Money, normalize } from "@/lib/platform/money";
import { runEntity } from "./entities";
import { pauseReason } from "./rules/safety-stop";
import { lockRun, saveRun } from "./run-rows";

type Row = { currency: string; so_far: Money; last: Money | null };

/**
 * Pauses a run that has come to far more than the last one of its kind and zone (MON-7), by currency. Somebody who looked
 * at it and pressed Resume is not asked again.
 */
export const checkRunSafety = operation({
  name: "bill_run.check_safety",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ runId: idInput() }),
  async run(work, { runId }): Promise<{ paused: boolean }> {
    const run = await lockRun(work, runId);
    if (run.state !== "running" || run.confirmedBy !== "") {
      work.audit.event(runEntity(run), { details: { paused: run.state === "paused" } });
      return { paused: run.state === "paused" };
    }
    const { rows } = await work.tx.execute<Row>(sql`
      with before as (
        select id from bill_runs where billing_period = ${run.billingPeriod} and time_zone = ${run.timeZone}
          and close_on < ${run.closeOn}::date and state = 'finished' order by close_on desc limit 1
      )
      select i.currency, sum(i.total) filter (where i.run_id = ${runId})::text as so_far,
        sum(i.total) filter (where i.run_id <> ${runId})::text as last
      from invoices i where i.run_id in (select id from before union all select ${runId}) and i.voided_at is null
      group by i.currency order by 1`);
    const reason = rows
      .map(({ currency, so_far, last }) => {
        const told = so_far === null ? null : pauseReason(normalize(so_far), last && normalize(last));
        return told === null ? null : `${currency}: ${told}`;
      })
      .find((told) => told !== null);
    if (reason) await saveRun(work, runId, { state: "paused", pauseReason: reason, progressAt: work.now });
    work.audit.event(runEntity(run), { reason: reason ?? "", details: { paused: reason !== undefined } });
    return { paused: reason !== undefined };
  },
});
