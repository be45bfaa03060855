import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { BillingTotal } from "./bill-part";
import type { RunItem } from "./list-runs";
import { dueIn, getRun as findRun } from "./run-rows";
import { runTotals } from "./run-totals";

export type RunDetail = RunItem & {
  confirmedBy: string;
  /** Still to be billed in it. */
  left: number;
  parked: number;
  /** Made and not issued: to be looked at. */
  waiting: number;
  /** The run of the same kind and zone before it, and what that came to. */
  before: { id: number; totals: BillingTotal[] } | null;
};

/** More than this is "more than": counts stay cheap while a run is under way. */
const MOST = 1_000_000;

/** One run as it stands, for its page and for whoever watches it. */
export const getRun = query({
  name: "bill_run.get",
  permission: "bill_run:read",
  impersonation: "allow",
  input: z.object({ runId: idInput() }),
  reads: null,
  async run(read, { runId }): Promise<RunDetail> {
    const run = await findRun(read, runId);
    const { rows } = await read.tx.execute<{
      left: number;
      parked: number;
      waiting: number;
      before: string | null;
    }>(sql`
      select (select count(*)::int from (select 1 from customer_billing b where ${dueIn(run)} limit ${MOST}) c) as left,
        (select count(*)::int from customer_billing where parked_run_id = ${runId} and parked_reason is not null) as parked,
        (select count(*)::int from invoices where run_id = ${runId} and review <> 'issued' and voided_at is null) as waiting,
        (select id from bill_runs r where r.billing_period = ${run.billingPeriod} and r.time_zone = ${run.timeZone}
          and r.close_on < ${run.closeOn}::date order by r.close_on desc limit 1) as before`);
    const [counts] = rows;
    const before = counts?.before ? Number(counts.before) : null;
    const { resellerId: _r, progressAt: _p, ...told } = run;
    return {
      ...(told as Omit<RunDetail, "left" | "parked" | "waiting" | "before" | "totals">),
      totals: await runTotals(read, runId),
      left: counts?.left ?? 0,
      parked: counts?.parked ?? 0,
      waiting: counts?.waiting ?? 0,
      before: before === null ? null : { id: before, totals: await runTotals(read, before) },
    };
  },
});
