import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog } from "@/db/schema";
import {
  accountContext,
  adminContext,
  customerContext,
  distributorContext,
  resellerContext,
} from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeAccount, makeCustomer, makeStreamingPlans } from "@/lib/testing/subscription-story";
import {
  addSubscription,
  closeSubscriptions,
  customerSubscriptionTotals,
  getAccountsSubscriptions,
  getSubscription,
} from ".";

let world: World;
let john: { customerId: number; resellerId: number; distributorId: number };
let accountIds: number[];
let netflixId: number;

// Scenario T-S: bought in March, looked at on 15 March.
beforeAll(async () => {
  world = await testWorld(db());
  const estate = world.house;
  const customerId = await makeCustomer(db(), estate, "John");
  john = { customerId, resellerId: 0, distributorId: estate.distributorId };
  const admin = adminContext(db());
  const plans = await makeStreamingPlans(db(), estate);
  accountIds = [];
  for (const n of [1, 2, 3]) {
    const accountId = await makeAccount(db(), estate, customerId, `4205550${n}`, { name: `Phone ${n}` });
    accountIds.push(accountId);
    await addSubscription(admin, { customerId, accountId, planId: plans.essentials, startOn: "2026-03-01" });
  }
  const first = { customerId, accountId: accountIds[0], startOn: "2026-03-10" };
  netflixId = (await addSubscription(admin, { ...first, planId: plans.netflix })).subscriptionId;
  await addSubscription(admin, { ...first, planId: plans.hbo });
});

const view = (ctx = customerContext(db(), john), input: object = {}) => getAccountsSubscriptions(ctx, input);

describe("all subscriptions of a customer", () => {
  it("are five lines, 75.00 this month and 84.99 next month, when Netflix is free for its first month", async () => {
    const { rows, totals, count, statusCounts } = await view();
    expect(rows.map(({ name, feeNow, feeNext }) => [name, feeNow, feeNext])).toEqual([
      ["Essentials", "20.00", "20.00"],
      ["Essentials", "20.00", "20.00"],
      ["Essentials", "20.00", "20.00"],
      ["Netflix", "0.00", "9.99"],
      ["HBO", "15.00", "15.00"],
    ]);
    // 20 × 3 + 0 + 15 = 75; 20 × 3 + 9.99 + 15 = 84.99
    expect(totals).toEqual([
      {
        currency: "USD",
        now: "75.00",
        next: "84.99",
        count: 5,
        unpriced: 0,
        nowTerms: [
          { name: "Essentials", amount: "20.00", count: 3 },
          { name: "Netflix", amount: "0.00", count: 1 },
          { name: "HBO", amount: "15.00", count: 1 },
        ],
        nextTerms: [
          { name: "Essentials", amount: "20.00", count: 3 },
          { name: "Netflix", amount: "9.99", count: 1 },
          { name: "HBO", amount: "15.00", count: 1 },
        ],
      },
    ]);
    expect(count).toEqual({ value: 5, exact: true });
    expect(statusCounts).toEqual({ pending: 0, active: 5, closed: 0 });
  });

  it("cost the full 84.99 once the free month is over", async () => {
    const april = customerContext(db(), john, { now: new Date("2026-04-02T12:00:00Z") });
    expect((await view(april)).totals).toMatchObject([{ now: "84.99", next: "84.99" }]);
  });

  it("say when the promotion ends, who has them and what they cost without it", async () => {
    const { rows } = await view();
    expect(rows[3]).toMatchObject({
      status: "active",
      standardFee: "9.99",
      promotionEndsOn: "2026-03-31",
      product: null,
      account: { accountId: accountIds[0], identifier: "42055501", name: "Phone 1" },
      startOn: "2026-03-10",
      activatedOn: "2026-03-10",
      finishOn: null,
    });
  });

  it("are totalled over all of them, whatever page is shown, and pages leave none out", async () => {
    for (const sort of ["flat", "account"] as const) {
      const first = await view(undefined, { sort, pageSize: 2 });
      const second = await view(undefined, { sort, pageSize: 2, cursor: first.next });
      const third = await view(undefined, { sort, pageSize: 2, cursor: second.next });
      const back = await view(undefined, { sort, pageSize: 2, cursor: third.prev, direction: "prev" });
      expect([first, second, third].map(({ totals }) => totals[0]?.now)).toEqual(["75.00", "75.00", "75.00"]);
      const seen = [first, second, third].flatMap(({ rows }) => rows.map((row) => row.subscriptionId));
      expect(new Set(seen).size).toBe(5);
      expect(third.next).toBeNull();
      expect(back.rows.map((row) => row.subscriptionId)).toEqual(
        second.rows.map((row) => row.subscriptionId),
      );
    }
  });

  it("are totalled for each account when ordered by account", async () => {
    const { rows, subtotals } = await view(undefined, { sort: "account" });
    expect(rows.map((row) => row.account?.accountId)).toEqual([
      accountIds[0],
      accountIds[0],
      accountIds[0],
      accountIds[1],
      accountIds[2],
    ]);
    expect(subtotals.map(({ accountId, totals }) => [accountId, totals[0]?.now, totals[0]?.next])).toEqual([
      [accountIds[0], "35.00", "44.99"],
      [accountIds[1], "20.00", "20.00"],
      [accountIds[2], "20.00", "20.00"],
    ]);
  });

  it("can be narrowed to one account", async () => {
    const { rows, totals } = await view(undefined, { accountId: accountIds[1] });
    expect(rows).toHaveLength(1);
    expect(totals[0]?.now).toBe("20.00");
    await expect(view(undefined, { accountId: world.a.accountId })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("look the same to operator, customer, reseller and distributor", async () => {
    const own = await view();
    const asDistributor = distributorContext(db(), world.house);
    for (const ctx of [adminContext(db()), asDistributor])
      expect((await view(ctx, { customerId: john.customerId })).rows).toEqual(own.rows);
    const reseller = resellerContext(db(), world.a.resellerId);
    expect((await view(reseller, { customerId: world.a.customerId })).rows).toHaveLength(2);
  });

  it("show an account its own line only", async () => {
    const ctx = accountContext(db(), { ...john, accountId: accountIds[1] as number });
    const { rows, totals } = await view(ctx);
    expect(rows.map((row) => row.account?.accountId)).toEqual([accountIds[1]]);
    expect(totals[0]?.now).toBe("20.00");
    await expect(view(ctx, { customerId: world.a.customerId })).rejects.toMatchObject({ code: "not_found" });
    await expect(getSubscription(ctx, { subscriptionId: netflixId })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("of a neighbour do not exist, with the same answer as a customer who is not there", async () => {
    const outsiders = [
      customerContext(db(), john),
      resellerContext(db(), world.b.resellerId),
      distributorContext(db(), world.b),
    ];
    for (const ctx of outsiders) {
      for (const customerId of [world.a.customerId, 999_999]) {
        const missing = { code: "not_found", message: "This customer does not exist." };
        await expect(view(ctx, { customerId })).rejects.toMatchObject(missing);
        await expect(customerSubscriptionTotals(ctx, { customerId })).rejects.toMatchObject(missing);
      }
      await expect(getSubscription(ctx, { subscriptionId: world.a.subscriptionId })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  it("hide names and numbers from staff who may not see personal data", async () => {
    const ctx = adminContext(db(), { permissions: ["subscription:read"] });
    const { rows } = await view(ctx, { customerId: john.customerId });
    expect(rows[0]?.account).toEqual({ accountId: accountIds[0], identifier: "•••01", name: "•••" });
  });

  it("leave one read in the audit log when staff look, and none when the customer does", async () => {
    const reads = () =>
      db()
        .select()
        .from(auditLog)
        .where(
          and(
            eq(auditLog.action, "customer.get_accounts_subscriptions"),
            eq(auditLog.customerId, john.customerId),
          ),
        );
    const before = await reads();
    await view();
    await view(adminContext(db()), { customerId: john.customerId, statuses: ["active"] });
    const rows = await reads();
    expect(rows).toHaveLength(before.length + 1);
    expect(rows.at(-1)).toMatchObject({
      kind: "read",
      entityType: "customer",
      entityId: john.customerId,
      entityName: "John",
      details: { count: 5, filter: { statuses: ["active"] } },
    });
  });

  it("are named in the audit log by their customer when just their sums are looked at", async () => {
    await customerSubscriptionTotals(adminContext(db()), { customerId: john.customerId });
    const masked = adminContext(db(), { permissions: ["subscription:read"] });
    await customerSubscriptionTotals(masked, { customerId: john.customerId });
    const rows = await db()
      .select({ type: auditLog.entityType, id: auditLog.entityId, name: auditLog.entityName })
      .from(auditLog)
      .where(eq(auditLog.action, "customer.subscription_totals"));
    const who = { type: "customer", id: john.customerId };
    expect(rows).toEqual([
      { ...who, name: "John" },
      { ...who, name: expect.not.stringContaining("John") },
    ]);
  });

  it("explain their fee step by step", async () => {
    const { explanations } = await getSubscription(customerContext(db(), john), {
      subscriptionId: netflixId,
    });
    expect(explanations.map(({ lastDay, fee }) => [lastDay, fee])).toEqual([
      ["2026-03-31", "0.00"],
      ["2026-04-30", "9.99"],
    ]);
    expect(explanations[0]?.steps).toContainEqual({ label: "Promotion: free", amount: "-9.99" });
  });
});

describe("closed subscriptions", () => {
  it("are shown with their last fee and counted in neither total", async () => {
    const admin = adminContext(db());
    const { rows } = await view(admin, { customerId: world.house.customerId });
    const closing = rows[0]?.subscriptionId as number;
    await closeSubscriptions(admin, { subscriptionIds: [closing], when: "now" });
    const after = await view(admin, { customerId: world.house.customerId });
    expect(after.rows[0]).toMatchObject({
      status: "closed",
      lastFee: "20.00",
      feeNow: "0.00",
      feeNext: "0.00",
      finishOn: "2026-03-15",
    });
    expect(after.totals).toMatchObject([{ now: "20.00", next: "20.00", count: 1 }]);
    expect(after.statusCounts).toEqual({ pending: 0, active: 1, closed: 1 });
    const only = await view(admin, { customerId: world.house.customerId, statuses: ["closed"] });
    expect(only.rows.map((row) => row.subscriptionId)).toEqual([closing]);
    expect(only.totals).toEqual([]);
    expect(only.count.value).toBe(1);
  });
});
