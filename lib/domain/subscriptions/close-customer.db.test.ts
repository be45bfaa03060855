import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, auditLog, customers, subscriptions } from "@/db/schema";
import { actingFor, adminContext, customerContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeAccount, makeCustomer, makePlan } from "@/lib/testing/subscription-story";
import { addSubscription, closeAccount, closeCustomer, updateCustomerTerms } from ".";

let world: World;
beforeAll(async () => {
  world = await testWorld(db());
});
const admin = () => adminContext(db());
let count = 0;

/** Two lines with a plan each, one plan on the customer, one of them obligatory and under a minimum term. */
async function furnished() {
  count += 1;
  const estate = world.house;
  const customerId = await makeCustomer(db(), estate, `Leaving ${count}`);
  const accountIds = [];
  for (const n of [1, 2]) accountIds.push(await makeAccount(db(), estate, customerId, `44${count}00${n}`));
  const bound = await makePlan(db(), estate, `Bound ${count}`, "20", {
    obligatory: true,
    minimumPeriods: 3,
    cancellationFeeKind: "remaining",
  });
  const free = await makePlan(db(), estate, `Free ${count}`, "5", { multiple: true });
  const add = (planId: number, accountId?: number) =>
    addSubscription(admin(), { customerId, accountId, planId, startOn: "2026-03-01" });
  await add(bound, accountIds[0]);
  await add(free, accountIds[0]);
  await add(free, accountIds[1]);
  await add(free);
  return { customerId, accountIds, reason: "Moved abroad" };
}

const state = async (customerId: number) => ({
  customer: await db().select().from(customers).where(eq(customers.id, customerId)),
  accounts: await db().select().from(accounts).where(eq(accounts.customerId, customerId)),
  subscriptions: await db().select().from(subscriptions).where(eq(subscriptions.customerId, customerId)),
});
const closedIn = async (customerId: number) => {
  const now = await state(customerId);
  const closed = (rows: { closedAt: Date | null }[]) => rows.filter((row) => row.closedAt !== null).length;
  return [closed(now.customer), closed(now.accounts), closed(now.subscriptions)];
};

describe("closing a customer", () => {
  it("closes the customer, every account and every subscription at once, and the preview said so", async () => {
    const { customerId, reason } = await furnished();
    const before = await state(customerId);
    const preview = await closeCustomer.dryRun(admin(), { customerId, reason });
    expect(await state(customerId)).toEqual(before);
    expect(preview.output).toMatchObject({
      accountsClosed: 2,
      subscriptionsClosed: 4,
      // March is used; April and May of 20 are left
      cancellationFees: [{ currency: "USD", total: "40.00" }],
    });
    expect(await closeCustomer(admin(), { customerId, reason })).toEqual(preview.output);
    expect(await closedIn(customerId)).toEqual([1, 2, 4]);
  });

  it("writes down every line with the reason", async () => {
    const { customerId, reason } = await furnished();
    await closeCustomer(admin(), { customerId, reason });
    const rows = await db()
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, "customer.close"), eq(auditLog.customerId, customerId)));
    const touched = (type: string) =>
      rows.filter((row) => row.entityType === type && row.property === "closedAt" && row.reason === reason)
        .length;
    expect(["customer", "account", "subscription"].map(touched)).toEqual([1, 2, 4]);
  });

  it("can be done once, and nothing can be added afterwards", async () => {
    const { customerId, accountIds, reason } = await furnished();
    await closeCustomer(admin(), { customerId, reason });
    await expect(closeCustomer(admin(), { customerId, reason })).rejects.toMatchObject({ code: "conflict" });
    await expect(
      addSubscription(admin(), { customerId, accountId: accountIds[0], planId: world.house.planId }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("is refused to customers, to people acting for someone, and finds no neighbour's customer", async () => {
    const { customerId, reason } = await furnished();
    const self = customerContext(db(), {
      customerId,
      resellerId: 0,
      distributorId: world.house.distributorId,
    });
    await expect(closeCustomer(self, { customerId, reason })).rejects.toMatchObject({ code: "forbidden" });
    const acting = actingFor(resellerContext(db(), world.a.resellerId), "admin");
    await expect(closeCustomer(acting, { customerId: world.a.customerId, reason })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      closeCustomer(resellerContext(db(), world.b.resellerId), { customerId: world.a.customerId, reason }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await closedIn(customerId)).toEqual([0, 0, 0]);
  });
});

describe("closing an account", () => {
  it("closes what it subscribes to and leaves the customer's other lines alone", async () => {
    const { customerId, accountIds, reason } = await furnished();
    const accountId = accountIds[0] as number;
    const { output } = await closeAccount.dryRun(admin(), { accountId, reason });
    expect(await closeAccount(admin(), { accountId, reason })).toEqual(output);
    expect(output.subscriptionsClosed).toBe(2);
    expect(await closedIn(customerId)).toEqual([0, 1, 2]);
    const acting = actingFor(resellerContext(db(), world.a.resellerId), "admin");
    await expect(closeAccount(acting, { accountId: world.a.accountId, reason })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      closeAccount(resellerContext(db(), world.b.resellerId), { accountId: world.a.accountId, reason }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("changing a customer's terms", () => {
  const terms = async (customerId: number) => {
    const [row] = await db().select().from(customers).where(eq(customers.id, customerId));
    return {
      customerId,
      classId: row?.classId,
      distributorId: row?.distributorId,
      billingPeriod: "monthly",
      anchorDay: "",
      discountPercent: "0",
      billingTimeZone: "UTC",
      language: "en",
    };
  };
  const fees = async (customerId: number) =>
    (await state(customerId)).subscriptions.map((row) => row.recurringFee).sort();

  it("moves the fees of its subscriptions with the default discount, each with the customer as the cause", async () => {
    const { customerId } = await furnished();
    const result = await updateCustomerTerms(admin(), {
      ...(await terms(customerId)),
      discountPercent: "10",
    });
    expect(result.feesChanged).toBe(4);
    expect(await fees(customerId)).toEqual(["18.00000", "4.50000", "4.50000", "4.50000"]);
    const rows = await db()
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, "customer.update_terms"), eq(auditLog.property, "recurringFee")));
    expect(
      rows.filter((row) => row.customerId === customerId && row.causeId === String(customerId)),
    ).toHaveLength(4);
  });

  it("refuses a billing period for which one of its plans has no fee", async () => {
    const { customerId } = await furnished();
    await expect(
      updateCustomerTerms(admin(), { ...(await terms(customerId)), billingPeriod: "weekly" }),
    ).rejects.toMatchObject({
      code: "conflict",
      fields: { billingPeriod: [expect.stringContaining("no fee")] },
    });
    expect(await fees(customerId)).toEqual(["20.00000", "5.00000", "5.00000", "5.00000"]);
  });

  it("does not find a neighbour's customer", async () => {
    const ctx = resellerContext(db(), world.b.resellerId);
    await expect(updateCustomerTerms(ctx, await terms(world.a.customerId))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
