import { eq, inArray, type SQL, sql } from "drizzle-orm";
import { subscriptions } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { type LineRow, readLineRows } from "./line-rows";
import { type PlanTerms, readPlanTerms } from "./plan-terms";
import { type SubscriptionStatus, subscriptionStatus } from "./rules/status";
import { type Calendar, calendarOf, lockSubscribers, type Subscriber } from "./subscriber";

export type LockedSubscription = {
  row: LineRow;
  subscriber: Subscriber;
  calendar: Calendar;
  plan: PlanTerms;
  status: SubscriptionStatus;
};

const BY_ID = [sql`${subscriptions.id}`];

/** Reads what is locked; the rows can't change any more, so names and adjustments are read beside them. */
async function readLocked(work: Work, which: SQL, subscribers: Map<number, Subscriber>) {
  await work.tx
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(which)
    .orderBy(...BY_ID)
    .for("update");
  const rows = await readLineRows(work, which, { orderBy: BY_ID });
  const plans = await readPlanTerms(
    work,
    rows.map(({ planId }) => planId),
  );
  return rows.map((row): LockedSubscription => {
    const subscriber = subscribers.get(row.customerId);
    const plan = plans.get(row.planId);
    if (!subscriber || !plan) throw notFound("subscription");
    const calendar = calendarOf(work, subscriber);
    return { row, subscriber, calendar, plan, status: subscriptionStatus(row, calendar.today, work.now) };
  });
}

/**
 * Locks subscriptions in id order, their customers before them.
 * @throws {DomainError} not_found when any of them is absent or out of scope.
 */
export async function lockSubscriptions(work: Work, ids: readonly number[]): Promise<LockedSubscription[]> {
  const wanted = [...new Set(ids)];
  const which = visibleAnd(work.actor, "subscriptions", inArray(subscriptions.id, wanted));
  const found = await work.tx
    .select({ customerId: subscriptions.customerId })
    .from(subscriptions)
    .where(which);
  if (found.length !== wanted.length) throw notFound("subscription");
  const subscribers = await lockSubscribers(
    work,
    found.map(({ customerId }) => customerId),
  );
  const locked = await readLocked(work, which, subscribers);
  if (locked.length !== wanted.length) throw notFound("subscription");
  return locked;
}

/** @throws {DomainError} not_found when absent or out of scope. */
export async function lockSubscription(work: Work, id: number): Promise<LockedSubscription> {
  const [locked] = await lockSubscriptions(work, [id]);
  if (!locked) throw notFound("subscription");
  return locked;
}

/** Those of a customer whose lock is held already that match. */
export const lockSubscriptionsOf = (
  work: Work,
  subscriber: Subscriber,
  which: SQL,
): Promise<LockedSubscription[]> =>
  readLocked(
    work,
    visibleAnd(work.actor, "subscriptions", eq(subscriptions.customerId, subscriber.customerId), which),
    new Map([[subscriber.customerId, subscriber]]),
  );
