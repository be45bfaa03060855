import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { customers, products, subscriptions } from "@/db/schema";
import type { Reader, Work } from "@/lib/kernel/work";
import { conflict, invalid } from "@/lib/platform/errors";
import { type BillingPeriod, droppedPeriods, type PlanFee } from "./rules/plan-terms";

const WORDS: Record<BillingPeriod, string> = {
  daily: "daily",
  weekly: "weekly",
  semimonthly: "twice a month",
  monthly: "monthly",
  anniversary: "monthly from their own day",
  days30: "every 30 days",
};

/** Subscriptions of a plan that are not closed; for counting and for asking whether there is any. */
export const liveSubscriptions = (planId: number): SQL =>
  sql`select 1 from ${subscriptions} where ${subscriptions.planId} = ${planId} and ${subscriptions.closedAt} is null`;

/**
 * A billing period may lose its fee only while nobody billed that way has the plan: a missing fee is never a fee of
 * zero, so their next period could not be charged.
 * @throws {DomainError} invalid, naming the billing periods in use.
 */
export async function assertFeesStay(
  work: Work,
  planId: number,
  before: readonly PlanFee[],
  after: readonly PlanFee[],
): Promise<void> {
  const dropped = droppedPeriods(before, after);
  if (dropped.length === 0) return;
  const used = await work.tx
    .selectDistinct({ billingPeriod: customers.billingPeriod })
    .from(subscriptions)
    .innerJoin(customers, eq(customers.id, subscriptions.customerId))
    .where(
      and(
        eq(subscriptions.planId, planId),
        isNull(subscriptions.closedAt),
        inArray(customers.billingPeriod, dropped),
      ),
    );
  if (used.length === 0) return;
  const which = used.map((row) => WORDS[row.billingPeriod as BillingPeriod]).join(", ");
  const message = `Customers billed ${which} have this plan: its fee for them can be changed, not taken away.`;
  throw invalid(message, { "fees.0.fee": [message] });
}

const NAMED = 3;

/** @throws {DomainError} conflict naming the products on offer that have the plan. */
export async function assertOnNoProduct(read: Reader, planId: number): Promise<void> {
  const rows = await read.tx
    .select({ name: products.name })
    .from(products)
    .where(and(eq(products.planId, planId), isNull(products.archivedAt)))
    .orderBy(products.nameKey)
    .limit(NAMED + 1);
  if (rows.length === 0) return;
  const names = rows.slice(0, NAMED).map((row) => `“${row.name}”`);
  const more = rows.length > NAMED ? " and others" : "";
  throw conflict(
    `It is the plan of ${names.join(", ")}${more}. Give them another plan, or archive them first.`,
  );
}
