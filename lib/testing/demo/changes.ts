import { and, asc, eq, isNull, like } from "drizzle-orm";
import type { Database } from "@/db/client";
import { plans, subscriptions } from "@/db/schema";
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
  const [away, , upgrades] = films;
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
