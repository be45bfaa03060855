import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, planPromotions, products } from "@/db/schema";
import { adminContext, customerContext, resellerContext } from "@/lib/testing/contexts";
import { type Estate, testWorld, type World } from "@/lib/testing/factories";
import { makeAccount, makeCustomer, makePlan, makeStreamingPlans } from "@/lib/testing/subscription-story";
import {
  activateSubscription,
  addSubscription,
  adjustSubscription,
  cancelClosing,
  closeSubscriptions,
  deleteSubscription,
  getAccountsSubscriptions,
  getSubscription,
  removeAdjustment,
  removePromotion,
} from ".";

let world: World;
let estate: Estate;
let customerId: number;
let accountId: number;
let plan: { essentials: number; netflix: number; hbo: number };
const admin = (now?: string) => adminContext(db(), now ? { now: new Date(now) } : {});

beforeAll(async () => {
  world = await testWorld(db());
  estate = world.house;
  customerId = await makeCustomer(db(), estate, "Ann");
  accountId = await makeAccount(db(), estate, customerId, "4203330001");
  plan = await makeStreamingPlans(db(), estate);
});

const add = (input: object, ctx = admin()) => addSubscription(ctx, { customerId, ...input });
const lineOf = async (subscriptionId: number, ctx = admin()) => getSubscription(ctx, { subscriptionId });
const trailOf = (subscriptionId: number, action: string) =>
  db()
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.entityType, "subscription"),
        eq(auditLog.entityId, subscriptionId),
        eq(auditLog.action, action),
      ),
    );

describe("adding a subscription", () => {
  it("begins today in the customer's own zone, hangs on the customer when no account is named, and is audited", async () => {
    const fiji = await makeCustomer(db(), estate, "Fiji", { billingTimeZone: "Pacific/Fiji" });
    const late = admin("2026-03-15T12:30:00Z");
    const { subscriptionId, recurringFee } = await addSubscription(late, {
      customerId: fiji,
      planId: plan.hbo,
    });
    expect(recurringFee).toBe("15.00");
    expect(await lineOf(subscriptionId, late)).toMatchObject({
      startOn: "2026-03-16",
      activatedOn: "2026-03-16",
      status: "active",
      account: null,
    });
    const [row] = await trailOf(subscriptionId, "subscription.add");
    expect(row).toMatchObject({
      kind: "modification",
      actorName: "Test admin",
      customerId: fiji,
      resellerId: 0,
      distributorId: estate.distributorId,
      details: { created: { planId: plan.hbo, startOn: "2026-03-16", recurringFee: "15.00" } },
    });
  });

  it("begins with its account when that begins later", async () => {
    const coming = await makeAccount(db(), estate, customerId, "4203330042", { activatesOn: "2026-04-10" });
    const { subscriptionId } = await add({ accountId: coming, planId: plan.hbo });
    expect(await lineOf(subscriptionId)).toMatchObject({ startOn: "2026-04-10", status: "pending" });
  });

  it("takes the plan from the product, and only a product that fits the account", async () => {
    const [gold] = await db()
      .insert(products)
      .values({ kind: "addon", name: "Gold", currency: "USD", planId: plan.hbo })
      .returning();
    const { subscriptionId } = await add({ accountId, productId: gold?.id });
    expect(await lineOf(subscriptionId)).toMatchObject({ planId: plan.hbo, product: { name: "Gold" } });
    await expect(add({ productId: gold?.id, planId: plan.hbo })).rejects.toMatchObject({
      code: "conflict",
      fields: { productId: [expect.stringContaining("Choose an account")] },
    });
    await expect(add({ accountId, productId: estate.productId })).rejects.toMatchObject({
      fields: { productId: ["The account has another main product."] },
    });
  });

  it("is refused when the same plan is there already, unless the plan may be used more than once", async () => {
    await add({ accountId, planId: plan.essentials });
    await expect(add({ accountId, planId: plan.essentials })).rejects.toMatchObject({ code: "conflict" });
    const other = await makeAccount(db(), estate, customerId, "4203330002");
    await expect(add({ accountId: other, planId: plan.essentials })).resolves.toBeDefined();
    const many = await makePlan(db(), estate, "Extra number", "1", { multiple: true });
    await add({ accountId, planId: many });
    await expect(add({ accountId, planId: many })).resolves.toBeDefined();
  });

  it("is decided once when two operators add the same plan at the same moment", async () => {
    const twin = await makeCustomer(db(), estate, "Twin");
    const both = await Promise.allSettled(
      [1, 2].map(() => addSubscription(admin(), { customerId: twin, planId: plan.hbo })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is refused for another owner's plan, another currency, no fee for the period, and anything closed or archived", async () => {
    const euro = await makePlan(db(), estate, "Euro", "5", { currency: "EUR" });
    const free = await makePlan(db(), estate, "No fee", null);
    const old = await makePlan(db(), estate, "Old", "5", { archivedAt: new Date() });
    const shut = await makeAccount(db(), estate, customerId, "4203330003", { closedAt: new Date() });
    await expect(add({ planId: world.a.planId })).rejects.toMatchObject({ code: "not_found" });
    await expect(add({ planId: euro })).rejects.toThrow(/pays in USD/);
    await expect(add({ planId: free })).rejects.toThrow(/no fee for this customer's billing period/);
    await expect(add({ planId: old })).rejects.toThrow(/archived/);
    await expect(add({ planId: plan.netflix, accountId: shut })).rejects.toThrow(/account is closed/);
    await expect(add({ planId: plan.netflix, accountId: world.a.accountId })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      add({ planId: plan.netflix, startOn: "2026-05-01", finishOn: "2026-04-30" }),
    ).rejects.toMatchObject({
      code: "invalid",
      fields: { finishOn: [expect.any(String)] },
    });
    const gone = await makeCustomer(db(), estate, "Gone", { closedAt: new Date() });
    await expect(addSubscription(admin(), { customerId: gone, planId: plan.hbo })).rejects.toThrow(
      /customer is closed/,
    );
  });

  it("is for staff within their own tree: a customer may not, a neighbouring reseller finds nothing", async () => {
    const owner = { customerId, resellerId: 0, distributorId: estate.distributorId };
    await expect(add({ planId: plan.netflix }, customerContext(db(), owner))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      add({ planId: plan.netflix }, resellerContext(db(), world.b.resellerId)),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a subscription that waits for its first use", () => {
  it("is pending and costs nothing, becomes active by hand, and then can't be deleted", async () => {
    const planId = await makePlan(db(), estate, "On first call", "7", { activationMode: "first_use" });
    const { subscriptionId } = await add({ accountId, planId, startOn: "2026-03-05" });
    expect(await lineOf(subscriptionId)).toMatchObject({
      status: "pending",
      activatedOn: null,
      feeNow: "0.00",
      activationMode: "first_use",
    });
    const activate = (activatedOn: string) => activateSubscription(admin(), { subscriptionId, activatedOn });
    await expect(activate("2026-03-04")).rejects.toMatchObject({ code: "invalid" });
    await expect(activate("2026-03-16")).rejects.toMatchObject({ code: "invalid" });
    await activate("2026-03-10");
    expect(await lineOf(subscriptionId)).toMatchObject({
      status: "active",
      activatedOn: "2026-03-10",
      feeNow: "7.00",
    });
    await expect(activate("2026-03-10")).rejects.toMatchObject({ code: "conflict" });
    await expect(deleteSubscription(admin(), { subscriptionId })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("deleting a subscription", () => {
  it("takes a pending one back and leaves its audit rows", async () => {
    const { subscriptionId } = await add({ planId: plan.netflix, startOn: "2026-06-01" });
    await adjustSubscription(admin(), {
      subscriptionId,
      kind: "discount",
      unit: "fixed",
      value: "1",
      reason: "",
    });
    await deleteSubscription(admin(), { subscriptionId });
    await expect(lineOf(subscriptionId)).rejects.toMatchObject({ code: "not_found" });
    expect(await trailOf(subscriptionId, "subscription.delete")).toMatchObject([
      { entityName: "Netflix", details: { deleted: { planId: plan.netflix } } },
    ]);
  });
});

describe("adjusting a subscription", () => {
  const discount = { kind: "discount" as const, unit: "percent" as const, value: "10", reason: "Loyalty" };

  it("changes its fee with the reason beside it, and says in the audit log what moved the recurring fee", async () => {
    const customer = await makeCustomer(db(), estate, "Adjusted");
    const { subscriptionId } = await addSubscription(admin(), {
      customerId: customer,
      planId: plan.essentials,
    });
    const { adjustmentId } = await adjustSubscription(admin(), { subscriptionId, ...discount });
    expect(await lineOf(subscriptionId)).toMatchObject({
      standardFee: "20.00",
      feeNow: "18.00",
      feeNext: "18.00",
      recurringFee: "18.00",
      adjustment: { amount: "-2.00", reason: "Loyalty" },
    });
    const rows = await trailOf(subscriptionId, "subscription.adjust");
    expect(rows.find((row) => row.property === "recurringFee")).toMatchObject({
      before: "20.00",
      after: "18.00",
      delta: "-2.00000",
      causeType: "subscription_adjustment",
      causeId: String(adjustmentId),
    });
    expect(rows.find((row) => row.property === null)).toMatchObject({ reason: "Loyalty" });

    await removeAdjustment(admin(), { subscriptionId, adjustmentId });
    expect(await lineOf(subscriptionId)).toMatchObject({
      feeNow: "20.00",
      recurringFee: "20.00",
      adjustment: null,
    });
  });

  it("for a time leaves the recurring fee alone, and a last day ends it", async () => {
    const customer = await makeCustomer(db(), estate, "Timed");
    const { subscriptionId } = await addSubscription(admin(), {
      customerId: customer,
      planId: plan.essentials,
      startOn: "2026-03-01",
    });
    const { adjustmentId } = await adjustSubscription(admin(), { subscriptionId, ...discount });
    await removeAdjustment(admin(), { subscriptionId, adjustmentId, lastDay: "2026-03-31" });
    expect(await lineOf(subscriptionId)).toMatchObject({
      feeNow: "18.00",
      feeNext: "20.00",
      recurringFee: "20.00",
    });
  });

  it("is refused for more than the whole fee, for nothing, for a closed one, and for someone else's adjustment", async () => {
    const customer = await makeCustomer(db(), estate, "Refused");
    const { subscriptionId } = await addSubscription(admin(), {
      customerId: customer,
      planId: plan.essentials,
    });
    const adjust = (changes: object) =>
      adjustSubscription(admin(), { subscriptionId, ...discount, ...changes });
    await expect(adjust({ value: "100.5" })).rejects.toMatchObject({
      fields: { value: ["A discount is at most 100 %."] },
    });
    await expect(adjust({ value: "0" })).rejects.toMatchObject({ code: "invalid" });
    await expect(adjust({ startsOn: "2026-05-01", endsOn: "2026-04-01" })).rejects.toMatchObject({
      code: "invalid",
    });
    const { adjustmentId } = await adjust({});
    const other = await add({
      planId: plan.hbo,
      accountId: await makeAccount(db(), estate, customerId, "4203330009"),
    });
    await expect(
      removeAdjustment(admin(), { subscriptionId: other.subscriptionId, adjustmentId }),
    ).rejects.toMatchObject({ code: "not_found" });
    await closeSubscriptions(admin(), { subscriptionIds: [subscriptionId], when: "now" });
    await expect(adjust({})).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("removing a promotion", () => {
  it("keeps the period that has begun and charges the full fee from the next on; doing it twice changes nothing", async () => {
    const customer = await makeCustomer(db(), estate, "Promoted");
    const half = await makePlan(db(), estate, "Half for a year", "10");
    await db()
      .insert(planPromotions)
      .values({ planId: half, fromPeriod: 1, periods: 12, kind: "percent_off", value: "50" });
    const { subscriptionId } = await addSubscription(admin(), {
      customerId: customer,
      planId: half,
      startOn: "2026-03-01",
    });
    expect(await lineOf(subscriptionId)).toMatchObject({
      feeNow: "5.00",
      feeNext: "5.00",
      recurringFee: "10.00",
      promotionEndsOn: "2027-02-28",
      promotionRemovable: true,
    });
    await removePromotion(admin(), { subscriptionId });
    const after = await lineOf(subscriptionId);
    expect(after).toMatchObject({
      feeNow: "5.00",
      feeNext: "10.00",
      promotionEndsOn: "2026-03-31",
      promotionRemovable: false,
    });
    const again = await removePromotion(admin("2026-03-20T12:00:00Z"), { subscriptionId });
    expect(again.promotionRemovedOn).toBe("2026-03-15");
  });

  it("is refused where the plan has none", async () => {
    const { rows } = await getAccountsSubscriptions(admin(), { customerId: world.house.customerId });
    const subscriptionId = rows[0]?.subscriptionId as number;
    await expect(removePromotion(admin(), { subscriptionId })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("cancelling a closing", () => {
  it("lets a subscription that was to end run on, and leaves a closed one closed", async () => {
    const customer = await makeCustomer(db(), estate, "Stays after all");
    const { subscriptionId } = await addSubscription(admin(), {
      customerId: customer,
      planId: plan.essentials,
    });
    await closeSubscriptions(admin(), { subscriptionIds: [subscriptionId], when: "period_end" });
    expect(await lineOf(subscriptionId)).toMatchObject({
      status: "active",
      finishOn: "2026-03-31",
      feeNext: "0.00",
    });
    await cancelClosing(admin(), { subscriptionId });
    expect(await lineOf(subscriptionId)).toMatchObject({ finishOn: null, feeNext: "20.00" });
    await closeSubscriptions(admin(), { subscriptionIds: [subscriptionId], when: "now" });
    await expect(cancelClosing(admin(), { subscriptionId })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("every change of one subscription", () => {
  it("does not find a neighbour's", async () => {
    const ctx = resellerContext(db(), world.b.resellerId);
    const subscriptionId = world.a.subscriptionId;
    const tries = [
      adjustSubscription(ctx, { subscriptionId, kind: "discount", unit: "fixed", value: "1", reason: "" }),
      removeAdjustment(ctx, { subscriptionId, adjustmentId: 1 }),
      removePromotion(ctx, { subscriptionId }),
      activateSubscription(ctx, { subscriptionId }),
      deleteSubscription(ctx, { subscriptionId }),
      cancelClosing(ctx, { subscriptionId }),
      closeSubscriptions(ctx, { subscriptionIds: [subscriptionId], when: "now" }),
      closeSubscriptions(ctx, { subscriptionIds: [world.b.subscriptionId, subscriptionId], when: "now" }),
    ];
    for (const one of await Promise.allSettled(tries))
      expect(one).toMatchObject({
        status: "rejected",
        reason: { code: "not_found", message: "This subscription does not exist." },
      });
  });
});
