import { eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/db/client";
import { auditLog, customers, planFees, plans, subscriptions } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { normalize } from "@/lib/platform/money";
import { adminContext, contextOf, systemContext } from "@/lib/testing/contexts";
import { type Estate, testWorld, type World } from "@/lib/testing/factories";
import { makeCustomer, makePlan } from "@/lib/testing/subscription-story";
import {
  addSubscription,
  closeSubscriptions,
  getAccountsSubscriptions,
  insertSubscriptions,
  recomputeSubscriptionFees,
  subscriptionStatistics,
} from ".";
import type { NewSubscription } from "./insert-subscriptions";
import type { FeeAdjustment } from "./rules/fee-terms";
import { recurringFee } from "./rules/recurring-fee";
import { refreshRecurringFees } from "./store";

let world: World;
let estate: Estate;
beforeAll(async () => {
  world = await testWorld(db());
  estate = world.house;
});

/** The part as an import calls it: inside an operation of its own. */
const attachAll = operation({
  name: "test.attach_all",
  permission: "system",
  impersonation: "deny",
  input: z.object({ rows: z.custom<NewSubscription[]>() }),
  run: (work, { rows }) => insertSubscriptions(work, rows),
});

const cents = (max: number) =>
  fc.integer({ min: 1, max }).map((n) => `${Math.floor(n / 100000)}.${String(n % 100000).padStart(5, "0")}`);
const adjustment: fc.Arbitrary<FeeAdjustment> = fc.record({
  kind: fc.constantFrom("discount", "upcharge"),
  unit: fc.constantFrom("fixed", "percent"),
  value: cents(9_999_999),
  reason: fc.constantFrom("", "Loyalty"),
  startsOn: fc.constantFrom(null, "2026-01-01", "2027-01-01"),
  endsOn: fc.constantFrom(null, null, "2027-12-31"),
});
const sample = fc.record({
  fee: cents(99_999_999),
  billingPeriod: fc.constantFrom("monthly", "anniversary", "weekly"),
  discountPercent: fc.constantFrom("0", "12.5", "100", "0.12345"),
  decimals: fc.integer({ min: 0, max: 5 }),
  rounding: fc.constantFrom("half-up", "half-even", "away-from-zero"),
  adjustments: fc.array(adjustment, { maxLength: 4 }),
});
type Sample = typeof sample extends fc.Arbitrary<infer T> ? T : never;

/** The fee a month has serves an anniversary month too; other lengths have their own. */
const kindOf = ({ billingPeriod }: Sample) => (billingPeriod === "anniversary" ? "monthly" : billingPeriod);

/** A customer and a plan for every sample, in a statement each. */
async function furnish(samples: Sample[]): Promise<NewSubscription[]> {
  const { resellerId, distributorId, classId } = estate;
  const owners = await db()
    .insert(customers)
    .values(
      samples.map(({ discountPercent, billingPeriod }, n) => ({
        ...{ resellerId, distributorId, classId, currency: "USD", name: `sample ${n}` },
        discountPercent,
        billingPeriod,
      })),
    )
    .returning();
  const priced = await db()
    .insert(plans)
    .values(
      samples.map(({ decimals, rounding }, n) => ({
        ...{ resellerId, name: `sample ${n}`, currency: "USD" },
        roundingDecimals: decimals,
        roundingMethod: rounding,
      })),
    )
    .returning();
  await db()
    .insert(planFees)
    .values(
      samples.map((one, n) => ({
        planId: priced[n]?.id as number,
        billingPeriod: kindOf(one),
        fee: one.fee,
      })),
    );
  return samples.map(({ adjustments }, n) => ({
    customerId: owners[n]?.id as number,
    planId: priced[n]?.id as number,
    startOn: "2026-01-01",
    adjustments,
  }));
}

const ruleSays = (one: Sample) =>
  recurringFee({
    ...one,
    planFees: [{ billingPeriod: kindOf(one), periods: 0, fee: one.fee }],
    customerDiscountPercent: one.discountPercent,
  });

describe("the stored recurring fee", () => {
  it("is the rule's fee, for any plan, discount, adjustments and rounding, when written and when worked out anew", async () => {
    const samples = fc.sample(sample, { numRuns: 200, seed: 20260315 });
    const expected = samples.map(ruleSays);
    const written = await attachAll(systemContext(db()), { rows: await furnish(samples) });
    expect(written.map(({ recurringFee: fee }) => fee)).toEqual(expected);

    const ours = inArray(
      subscriptions.id,
      written.map(({ subscriptionId }) => subscriptionId),
    );
    await db().update(subscriptions).set({ recurringFee: "1.11111" }).where(ours);
    await db().transaction((tx) => refreshRecurringFees(tx, ours));
    const again = await db().select().from(subscriptions).where(ours).orderBy(subscriptions.id);
    expect(again.map(({ recurringFee: fee }) => normalize(fee))).toEqual(expected);
  });

  it("follows a plan's new fee for open subscriptions, and stays as it was for closed ones", async () => {
    const planId = await makePlan(db(), estate, "Follows", "20");
    const ids: number[] = [];
    for (const n of [1, 2, 3]) {
      const customerId = await makeCustomer(db(), estate, `follows ${n}`);
      ids.push(
        (await addSubscription(adminContext(db()), { customerId, planId, startOn: "2026-01-01" }))
          .subscriptionId,
      );
    }
    await closeSubscriptions(adminContext(db()), { subscriptionIds: [ids[2] as number], when: "now" });
    await db().update(planFees).set({ fee: "25" }).where(eq(planFees.planId, planId));
    const result = await recomputeSubscriptionFees(systemContext(db()), { planId });
    expect(result).toMatchObject({ looked: 2, changed: 2, after: null });
    const rows = await db()
      .select()
      .from(subscriptions)
      .where(inArray(subscriptions.id, ids))
      .orderBy(subscriptions.id);
    expect(rows.map((row) => normalize(row.recurringFee))).toEqual(["25.00", "25.00", "20.00"]);
    const trail = await db()
      .select()
      .from(auditLog)
      .where(eq(auditLog.entityId, ids[0] as number));
    expect(trail).toContainEqual(
      expect.objectContaining({
        action: "subscription.recompute_fees",
        property: "recurringFee",
        before: "20.00",
        after: "25.00",
        delta: "5.00000",
        causeType: "plan",
        causeId: String(planId),
        actorRealm: "system",
      }),
    );
    const closedLine = await getAccountsSubscriptions(adminContext(db()), {
      customerId: rows[2]?.customerId,
    });
    expect(closedLine.rows[0]).toMatchObject({ status: "closed", lastFee: "20.00" });
  });

  it("keeps its last value when the plan loses the fee: no price is never a price of zero", async () => {
    const planId = await makePlan(db(), estate, "Loses its fee", "20");
    const customerId = await makeCustomer(db(), estate, "keeps");
    await addSubscription(adminContext(db()), { customerId, planId, startOn: "2026-01-01" });
    await db().delete(planFees).where(eq(planFees.planId, planId));
    expect(await recomputeSubscriptionFees(systemContext(db()), { planId })).toMatchObject({ changed: 0 });
    const { rows, totals } = await getAccountsSubscriptions(adminContext(db()), { customerId });
    expect(rows[0]).toMatchObject({ recurringFee: "20.00", feeNow: null, standardFee: null });
    expect(rows[0]?.problem).toMatch(/no fee/);
    expect(totals).toMatchObject([{ now: "0.00", unpriced: 1 }]);
  });

  it("can't be worked out anew by anybody but the system", async () => {
    const planId = estate.planId;
    await expect(recomputeSubscriptionFees(adminContext(db()), { planId })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("subscription statistics", () => {
  it("count by status and sum per currency, closed ones at their last fee, each by its own time zone", async () => {
    const other = await testOwner();
    const statistics = await subscriptionStatistics(other.ctx, {});
    // 20 × 2 of the world, 10 active, 10 pending, 12 closed yesterday in UTC but open in Honolulu, 12 closed in Tokyo
    expect(statistics).toEqual({
      counts: { pending: 1, active: 4, closed: 1, all: 6 },
      recurring: [{ currency: "USD", active: "62.00", overall: "84.00" }],
    });
  });

  it("see what the actor may see, and nothing else", async () => {
    const b = await subscriptionStatistics(
      contextOf(db(), {
        kind: "customer",
        person: null,
        name: "b",
        permissions: new Set(["subscription:read"]),
        ...world.b.customer,
      }),
      {},
    );
    expect(b.counts.all).toBe(2);
  });
});

async function testOwner() {
  const a = world.a;
  const planTen = await makePlan(db(), a, "Ten", "10", { multiple: true });
  const planTwelve = await makePlan(db(), a, "Twelve", "12", { multiple: true });
  const honolulu = await makeCustomer(db(), a, "Honolulu", { billingTimeZone: "Pacific/Honolulu" });
  const tokyo = await makeCustomer(db(), a, "Tokyo", { billingTimeZone: "Asia/Tokyo" });
  // 01:00 UTC on 15 March: still the 14th in Honolulu, already the 15th in Tokyo.
  const now = new Date("2026-03-15T01:00:00Z");
  await attachAll(systemContext(db(), { now }), {
    rows: [
      { customerId: honolulu, planId: planTen, startOn: "2026-01-01" },
      { customerId: honolulu, planId: planTen, startOn: "2026-03-15" },
      { customerId: honolulu, planId: planTwelve, startOn: "2026-01-01", finishOn: "2026-03-14" },
      { customerId: tokyo, planId: planTwelve, startOn: "2026-01-01", finishOn: "2026-03-14" },
    ],
  });
  const ctx = contextOf(
    db(),
    {
      kind: "reseller",
      person: null,
      name: "a",
      permissions: new Set(["subscription:read"]),
      resellerId: a.resellerId,
    },
    { now },
  );
  return { ctx };
}
