import { and, asc, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { plans, subscriptions } from "@/db/schema";
import { idInput, optionalId } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import { subscriptionEntity } from "./entities";
import { ownTodaySql, statusSql } from "./status-sql";
import { refreshRecurringFees } from "./store";
import { lockSubscribers } from "./subscriber";

const BATCH = 2_000;
export const RECOMPUTE_FEES_TASK = "subscriptions.recompute_fees";

const planOf = async (work: Work, planId: number) => {
  const [plan] = await work.tx.select().from(plans).where(eq(plans.id, planId));
  if (!plan) throw notFound("plan");
  return plan;
};

/** The next batch of a plan's subscriptions that are not closed: closed ones keep the fee they closed with. */
const readBatch = (work: Work, planId: number, after: number) =>
  work.tx
    .select({
      subscriptionId: subscriptions.id,
      customerId: subscriptions.customerId,
      resellerId: subscriptions.resellerId,
      distributorId: subscriptions.distributorId,
    })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.planId, planId),
        gt(subscriptions.id, after),
        sql`${statusSql(ownTodaySql(work.now), work.now)} <> 'closed'`,
      ),
    )
    .orderBy(asc(subscriptions.id))
    .limit(BATCH);

/**
 * Works out the stored fees of everyone who has a plan, after the plan's fee changed. Two thousand at a time, each
 * batch a transaction of its own that leaves the next one in the queue, so that a stop in between loses nothing.
 */
export const recomputeSubscriptionFees = operation({
  name: "subscription.recompute_fees",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ planId: idInput(), after: optionalId() }),
  async run(work, { planId, after }) {
    const plan = await planOf(work, planId);
    const batch = await readBatch(work, planId, after ?? 0);
    await lockSubscribers(
      work,
      batch.map(({ customerId }) => customerId),
    );
    const ids = sql.join(
      batch.map(({ subscriptionId }) => sql`${subscriptionId}`),
      sql`, `,
    );
    const changes =
      batch.length > 0 ? await refreshRecurringFees(work.tx, sql`subscriptions.id in (${ids})`) : [];
    const owners = new Map(batch.map((row) => [row.subscriptionId, row]));
    for (const { subscriptionId, before, after: now } of changes) {
      const row = owners.get(subscriptionId);
      if (row)
        work.audit.property(
          subscriptionEntity({ ...row, name: plan.name }),
          "recurringFee",
          normalize(before),
          normalize(now),
          { amounts: ["recurringFee"], cause: { type: "plan", id: planId } },
        );
    }
    const last = batch.length === BATCH ? batch.at(-1)?.subscriptionId : undefined;
    if (last !== undefined) work.enqueue({ name: RECOMPUTE_FEES_TASK, payload: { planId, after: last } });
    work.audit.event(
      { type: "plan", id: planId, name: plan.name, resellerId: plan.resellerId },
      { details: { looked: batch.length, changed: changes.length, more: last !== undefined } },
    );
    return { planId, looked: batch.length, changed: changes.length, after: last ?? null };
  },
});
