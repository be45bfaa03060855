import { sql } from "drizzle-orm";
import { z } from "zod";
import type { BillingPeriod } from "@/lib/domain/catalog";
import type { SignedActor } from "@/lib/kernel/actor";
import { operation } from "@/lib/kernel/operation";
import type { Reader, Work } from "@/lib/kernel/work";
import { addDays, type PlainDate } from "@/lib/platform/time";
import { runEntity } from "./entities";
import { dueIn, type RunKey } from "./run-rows";

export const BILL_RUN_TASK = "billing.run";
/** As many jobs share a run as a process works on at a time. */
const WORKERS = 2;

type Row = { next_close: PlainDate; billing_period: BillingPeriod; time_zone: string };

/** What is due by the calendar of each zone, the oldest day first: a late run catches up every missed period once (B15). */
async function dueKeys(read: Reader): Promise<RunKey[]> {
  // No zone is ahead of UTC by more than a day, so this finds all there can be.
  const latest = addDays(read.today("UTC"), 1);
  const { rows } = await read.tx.execute<Row>(sql`
    select distinct next_close::text, billing_period, time_zone from customer_billing b
    where next_close <= ${latest}::date and parked_reason is null and held_at is null and not done
    order by 1, 2, 3`);
  return rows
    .map((row) => ({
      closeOn: row.next_close,
      billingPeriod: row.billing_period,
      timeZone: row.time_zone,
    }))
    .filter(({ closeOn, timeZone }) => closeOn <= read.today(timeZone));
}

/** Queues the work of a run, for as many workers as may share it. */
export function enqueueRun(work: Work, runId: number): void {
  for (let n = 0; n < WORKERS; n++)
    work.enqueue({ name: BILL_RUN_TASK, payload: { runId }, jobKey: `bill-run:${runId}:${n}` });
}

const nameOf = (work: Work): string =>
  (work.actor as Partial<SignedActor>).person?.name ?? (work.actor.kind === "system" ? "The clock" : "");

/** Part: the run of a key, running; an ended one is taken up again for who is due in it now. */
export async function startRun(work: Work, key: RunKey): Promise<{ runId: number; began: boolean }> {
  const { rows } = await work.tx.execute<{ id: string; began: boolean }>(sql`
    insert into bill_runs as r (billing_period, time_zone, close_on, customers, started_at, started_by, progress_at)
    values (${key.billingPeriod}, ${key.timeZone}, ${key.closeOn}::date,
      (select count(*) from customer_billing b where ${dueIn(key)}), ${work.now.toISOString()}::timestamptz,
      ${nameOf(work)}, ${work.now.toISOString()}::timestamptz)
    on conflict (close_on, billing_period, time_zone) do update set state = 'running', finished_at = null,
      progress_at = excluded.progress_at where r.state = 'finished'
    returning id, (xmax = 0) as began`);
  const [row] = rows;
  if (row) {
    work.audit.event(runEntity({ ...key, id: Number(row.id) }), { details: { started: row.began } });
    enqueueRun(work, Number(row.id));
    return { runId: Number(row.id), began: true };
  }
  const { rows: known } = await work.tx.execute<{ id: string }>(sql`
    select id from bill_runs where close_on = ${key.closeOn}::date and billing_period = ${key.billingPeriod}
      and time_zone = ${key.timeZone}`);
  return { runId: Number(known[0]?.id), began: false };
}

/** Starts the runs of all periods that are over in their zone. Asked again it starts nothing. */
export const startDueRuns = operation({
  name: "bill_run.start_due",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({}),
  async run(work): Promise<{ runIds: number[] }> {
    const runIds: number[] = [];
    for (const key of await dueKeys(work)) {
      const { runId, began } = await startRun(work, key);
      if (began) runIds.push(runId);
    }
    if (runIds.length === 0) work.audit.event({ type: "bill_run", id: null }, { details: { started: 0 } });
    return { runIds };
  },
});
