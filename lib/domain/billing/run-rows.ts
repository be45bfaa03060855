import { eq, sql } from "drizzle-orm";
import { billRuns } from "@/db/schema";
import type { BillingPeriod } from "@/lib/domain/catalog";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { idArray } from "@/lib/platform/id-array";
import type { PlainDate } from "@/lib/platform/time";

/** What a run closes: the periods of one kind that end on one day in one zone. */
export type RunKey = { billingPeriod: BillingPeriod; timeZone: string; closeOn: PlainDate };
export type RunRow = typeof billRuns.$inferSelect & RunKey;

const toRun = (row: typeof billRuns.$inferSelect): RunRow => ({
  ...row,
  billingPeriod: row.billingPeriod as BillingPeriod,
});

/** @throws {DomainError} not_found when absent or out of sight. */
export async function getRun(read: Reader, runId: number): Promise<RunRow> {
  const [row] = await read.tx
    .select()
    .from(billRuns)
    .where(visibleAnd(read.actor, "billRuns", eq(billRuns.id, runId)));
  if (!row) throw notFound("bill run");
  return toRun(row);
}

/** @throws {DomainError} not_found when absent or out of sight. */
export async function lockRun(work: Work, runId: number): Promise<RunRow> {
  const [row] = await work.tx
    .select()
    .from(billRuns)
    .where(visibleAnd(work.actor, "billRuns", eq(billRuns.id, runId)))
    .for("update");
  if (!row) throw notFound("bill run");
  return toRun(row);
}

/** Changes a locked run. */
export async function saveRun(
  work: Work,
  runId: number,
  changes: Partial<typeof billRuns.$inferInsert>,
): Promise<void> {
  await work.tx.update(billRuns).set(changes).where(eq(billRuns.id, runId));
}

/** Customers whose open period ends with this run and whom nothing keeps from being billed. */
export const dueIn = (key: RunKey) =>
  sql`b.next_close = ${key.closeOn}::date and b.billing_period = ${key.billingPeriod} and b.time_zone = ${key.timeZone}
    and b.parked_reason is null and b.held_at is null and not b.done`;

export type Pick = {
  /** Only customers after this one. */
  after: number;
  size: number;
  /** Left out: found unbillable in this very attempt. */
  without?: readonly number[];
  /** Just these, one by one after a chunk of them failed. */
  only?: readonly number[];
  /** Wait for customers that someone else works on, instead of passing them by. */
  wait?: boolean;
};

/**
 * Locks the next customers of a run in id order. Those that someone else has locked are passed by, so that any number of
 * workers share a run. What was due when the statement began may be billed by now: read the billing rows after this.
 */
export async function lockDue(work: Work, key: RunKey, pick: Pick): Promise<number[]> {
  const without = pick.without?.length ? sql`and b.customer_id <> all(${idArray(pick.without)})` : sql``;
  const only = pick.only ? sql`and b.customer_id = any(${idArray(pick.only)})` : sql``;
  const { rows } = await work.tx.execute<{ id: string }>(sql`
    select b.customer_id as id from customer_billing b join customers c on c.id = b.customer_id
    where ${dueIn(key)} and b.customer_id > ${pick.after} ${without} ${only}
    order by b.customer_id limit ${pick.size} for update of c ${pick.wait ? sql`` : sql`skip locked`}`);
  return rows.map(({ id }) => Number(id));
}

/** Says that a run goes forward, and how many periods it closed without an invoice. */
export async function countSkipped(work: Work, runId: number, skipped: number): Promise<void> {
  await work.tx
    .update(billRuns)
    .set({ skipped: sql`${billRuns.skipped} + ${skipped}`, progressAt: work.now })
    .where(eq(billRuns.id, runId));
}
