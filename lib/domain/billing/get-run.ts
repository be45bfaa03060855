import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import type { BillingTotal } from "./bill-part";
import type { RunItem } from "./list-runs";
import { type Beside, beside } from "./rules/anomalies";
import { dueIn, getRun as findRun, type RunKey } from "./run-rows";
import { runTotals } from "./run-totals";

export type RunDetail = RunItem & {
  confirmedBy: string;
  /** Still to be billed in it. */
  left: number;
  parked: number;
  /** Made and not issued: to be looked at. */
  waiting: number;
  /** The run of the same kind and zone before it, and what that came to. */
  before: { id: number; closeOn: PlainDate; totals: BillingTotal[] } | null;
  /** Its totals beside those before, by currency. */
  beside: Beside[];
};

/** More than this is "more than": counts stay cheap while a run is under way. */
const MOST = 1_000_000;

type Counts = { left: number; parked: number; waiting: number };
type Before = { id: string; close_on: PlainDate };

/** The last run before this one of the same kind and zone. */
async function runBefore(read: Reader, run: RunKey): Promise<RunDetail["before"]> {
  const { rows } = await read.tx.execute<Before>(sql`
    select id, close_on::text from bill_runs r where r.billing_period = ${run.billingPeriod}
      and r.time_zone = ${run.timeZone} and r.close_on < ${run.closeOn}::date order by r.close_on desc limit 1`);
  const [row] = rows;
  if (!row) return null;
  const id = Number(row.id);
  return { id, closeOn: row.close_on, totals: await runTotals(read, id) };
}

const billed = (totals: readonly BillingTotal[]) =>
  totals.map(({ currency, total }) => ({ key: currency, amount: total }));

/** One run as it stands, for its page and for whoever watches it. */
export const getRun = query({
  name: "bill_run.get",
  permission: "bill_run:read",
  impersonation: "allow",
  input: z.object({ runId: idInput() }),
  reads: null,
  async run(read, { runId }): Promise<RunDetail> {
    const run = await findRun(read, runId);
    const { rows } = await read.tx.execute<Counts>(sql`
      select (select count(*)::int from (select 1 from customer_billing b where ${dueIn(run)} limit ${MOST}) c) as left,
        (select count(*)::int from customer_billing where parked_run_id = ${runId} and parked_reason is not null) as parked,
        (select count(*)::int from invoices where run_id = ${runId} and review <> 'issued' and voided_at is null) as waiting`);
    const [counts] = rows;
    const [totals, before] = [await runTotals(read, runId), await runBefore(read, run)];
    const { resellerId: _r, progressAt: _p, ...told } = run;
    return {
      ...(told as Omit<RunDetail, keyof Counts | "before" | "beside" | "totals">),
      totals,
      left: counts?.left ?? 0,
      parked: counts?.parked ?? 0,
      waiting: counts?.waiting ?? 0,
      before,
      beside: beside(billed(before?.totals ?? []), billed(totals)),
    };
  },
});
