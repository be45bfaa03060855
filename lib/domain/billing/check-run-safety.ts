import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { type Money, normalize } from "@/lib/platform/money";
import { runEntity } from "./entities";
import { SLACK_DAYS } from "./recent-totals";
import { pauseReason } from "./rules/safety-stop";
import { lockRun, saveRun } from "./run-rows";

type Row = { currency: string; so_far: Money; last: Money | null };

/**
 * Pauses a run in which customers come to far more than on their last invoice of a whole period (MON-7), by currency. Only
 * those who have one are compared, so a base that grows, or whose first month was cut short, is nothing unusual, and a wrong
 * price shows with the first chunk. Somebody who looked at it and pressed Resume is not asked again.
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
      select i.currency, sum(i.total)::text as so_far, sum(p.total)::text as last
      from invoices i cross join lateral (
        select total from invoices p where p.customer_id = i.customer_id and p.type = 'regular' and p.voided_at is null
          and p.id < i.id and p.currency = i.currency
          and p.period_to - p.period_from >= i.period_to - i.period_from - ${SLACK_DAYS}::int
        order by p.id desc limit 1) p
      where i.run_id = ${runId} and i.type = 'regular' and i.voided_at is null group by i.currency order by 1`);
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
