import { and, asc, eq, isNull, like } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customers, plans, subscriptions } from "@/db/schema";
import { raiseCreditLimitTemporarily, setCreditLimit } from "@/lib/domain/customers";
import { changePlan, pauseSubscription } from "@/lib/domain/subscriptions";
import type { At } from "./customers";

/** Running subscriptions of a plan, oldest first. */
const running = (db: Database, planName: string) =>
  db
    .select({ subscriptionId: subscriptions.id, resellerId: subscriptions.resellerId })
    .from(subscriptions)
    .innerJoin(plans, eq(plans.id, subscriptions.planId))
    .where(and(eq(plans.name, planName), isNull(subscriptions.finishOn), isNull(subscriptions.closedAt)))
    .orderBy(asc(subscriptions.id));

/** A winter break, and a change of mind for the next month: something to look at where subscriptions are changed. */
export async function makeChanges(at: At, db: Database, nextMonth: string): Promise<void> {
  const films = await running(db, "HBO");
  // John stays as the documents tell him.
  const [away, upgrades] = [films.at(-1), films.at(-3)];
  if (away)
    await pauseSubscription(at(2), { subscriptionId: away.subscriptionId, reason: "Away for the winter" });
  if (!upgrades) return;
  const [netflix] = await db
    .select({ id: plans.id })
    .from(plans)
    .where(and(like(plans.name, "Netflix%"), eq(plans.resellerId, upgrades.resellerId)));
  if (netflix)
    await changePlan(at(1), {
      subscriptionId: upgrades.subscriptionId,
      planId: netflix.id,
      on: nextMonth,
      reason: "Asked for in the shop",
    });
}

/** Limits with a past: one raised for the holidays, and warnings on the way to them. */
export async function makeCredit(at: At, db: Database, until: string): Promise<void> {
  const rows = await db
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.creditLimit, "1000"), isNull(customers.closedAt)))
    .orderBy(asc(customers.id));
  for (const [n, { id }] of rows.entries()) {
    const warnings = [{ unit: "percent" as const, value: "80" }];
    const reason = "Pays on time for half a year";
    if (n % 2 === 0) await setCreditLimit(at(40), { customerId: id, creditLimit: "1500", warnings, reason });
    if (n === 0)
      await raiseCreditLimitTemporarily(at(1), {
        customerId: id,
        amount: "20",
        unit: "percent",
        until,
        reason: "Calls to the parent company over the holidays",
      });
  }
}
