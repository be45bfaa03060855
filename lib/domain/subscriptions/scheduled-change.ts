import { and, eq, gt, inArray, isNull, notInArray, type SQL } from "drizzle-orm";
import { plans, subscriptions } from "@/db/schema";
import type { Reader, Work } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import { subscriptionEntity } from "./entities";

/** The plan that a subscription changes to on a day still to come: a subscription that waits, and takes over then. */
export type ScheduledChange = {
  subscriptionId: number;
  planId: number;
  name: string;
  on: PlainDate;
  /** The last day the old one had before, which the new one took over. */
  finishOn: PlainDate | null;
};

/** Those that have not begun and were never charged, of the ones that a condition names. */
const waiting = (today: PlainDate, ...which: (SQL | undefined)[]): SQL =>
  and(
    ...which,
    gt(subscriptions.startOn, today),
    isNull(subscriptions.billedTo),
    isNull(subscriptions.closedAt),
  ) as SQL;

/** Null when no change is scheduled. @param today in the customer's billing time zone. */
export async function findScheduledChange(
  read: Reader,
  subscriptionId: number,
  today: PlainDate,
): Promise<ScheduledChange | null> {
  const [row] = await read.tx
    .select({
      subscriptionId: subscriptions.id,
      planId: subscriptions.planId,
      name: plans.name,
      on: subscriptions.startOn,
      finishOn: subscriptions.finishOn,
    })
    .from(subscriptions)
    .innerJoin(plans, eq(plans.id, subscriptions.planId))
    .where(waiting(today, eq(subscriptions.changedFrom, subscriptionId)));
  return row ?? null;
}

/**
 * Part: takes scheduled changes of locked subscriptions back: what waited to take over is gone but for its audit row.
 * @param but subscriptions that the caller deals with itself.
 * @param today in the billing time zone of their one customer.
 */
export async function cancelScheduledChanges(
  work: Work,
  subscriptionIds: readonly number[],
  today: PlainDate,
  but: readonly number[] = [],
): Promise<void> {
  if (subscriptionIds.length === 0) return;
  const rows = await work.tx
    .delete(subscriptions)
    .where(
      waiting(
        today,
        inArray(subscriptions.changedFrom, [...subscriptionIds]),
        but.length > 0 ? notInArray(subscriptions.id, [...but]) : undefined,
      ),
    )
    .returning();
  for (const { id, ...row } of rows)
    work.audit.event(subscriptionEntity({ ...row, subscriptionId: id }), {
      details: { deleted: { planId: row.planId, startOn: row.startOn, changedFrom: row.changedFrom } },
    });
}
