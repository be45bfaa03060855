import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { planFees, plans, subscriptions } from "@/db/schema";
import { type Example, type Examples, row } from "./example";
import type { IsolationEstate } from "./people";

const one = (more: Partial<Example> = {}): Example => ({ aims: [row("subscriptionId")], ...more });

/** Another plan in the place of the one that is aimed at: nobody changes to the plan they have. */
async function onAnotherPlan(db: Database, own: IsolationEstate): Promise<void> {
  const [plan] = await db
    .insert(plans)
    .values({ resellerId: own.resellerId, name: `${own.mark} old plan`, currency: "USD" })
    .onConflictDoNothing()
    .returning();
  if (!plan) return;
  await db.insert(planFees).values({ planId: plan.id, billingPeriod: "monthly", fee: "10" });
  await db.update(subscriptions).set({ planId: plan.id }).where(eq(subscriptions.id, own.subscriptionId));
}

export const chargingExamples: Examples = {
  "subscription.change_plan": {
    input: (own) => ({ subscriptionId: own.subscriptionId, planId: own.planId }),
    aims: [row("subscriptionId"), row("planId")],
    arrange: onAnotherPlan,
  },
  "subscription.pause": one(),
  "subscription.resume": one({
    arrange: (db, own) =>
      db
        .update(subscriptions)
        .set({ pausedOn: "2026-03-01" })
        .where(eq(subscriptions.id, own.subscriptionId)),
  }),
};
