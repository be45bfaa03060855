import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, subscriptions } from "@/db/schema";
import {
  accountContext,
  actingFor,
  adminContext,
  customerContext,
  distributorContext,
} from "@/lib/testing/contexts";
import { type Estate, testWorld, type World } from "@/lib/testing/factories";
import { makeAccount, makeCustomer, makePlan, makeStreamingPlans } from "@/lib/testing/subscription-story";
import { addSubscription, closeSubscriptions, getAccountsSubscriptions } from ".";

let world: World;
let estate: Estate;
let plan: { essentials: number; netflix: number; hbo: number };
let john: { customerId: number; resellerId: number; distributorId: number };
let accountIds: number[];
let ids: { essentials: number[]; netflix: number; hbo: number };
let count = 0;

beforeAll(async () => {
  world = await testWorld(db());
  estate = world.house;
  plan = await makeStreamingPlans(db(), estate);
});

beforeEach(async () => {
  count += 1;
  const customerId = await makeCustomer(db(), estate, `John ${count}`);
  john = { customerId, resellerId: 0, distributorId: estate.distributorId };
  accountIds = [];
  for (const n of [1, 2, 3])
    accountIds.push(await makeAccount(db(), estate, customerId, `42${count}000${n}`));
  const add = async (planId: number, accountId?: number, startOn = "2026-03-01") =>
    (await addSubscription(adminContext(db()), { customerId, accountId, planId, startOn })).subscriptionId;
  ids = {
    essentials: [
      await add(plan.essentials, accountIds[0]),
      await add(plan.essentials, accountIds[1]),
      await add(plan.essentials, accountIds[2]),
    ],
    netflix: await add(plan.netflix, accountIds[0]),
    hbo: await add(plan.hbo),
  };
});

const admin = () => adminContext(db());
const self = () => customerContext(db(), john);
const view = () => getAccountsSubscriptions(self(), {});
const stored = () =>
  db()
    .select()
    .from(subscriptions)
    .where(eq(subscriptions.customerId, john.customerId))
    .orderBy(subscriptions.id);
const trail = () =>
  db()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, "subscription.close"), eq(auditLog.customerId, john.customerId)));

describe("closing one service on all of a customer's accounts", () => {
  it("previews exactly what then happens: same lines, same totals, and nothing is written by looking", async () => {
    const input = { subscriptionIds: ids.essentials, when: "period_end" as const };
    const before = await stored();
    const preview = await closeSubscriptions.dryRun(self(), input);
    expect(await stored()).toEqual(before);
    expect(await trail()).toEqual([]);

    expect(preview.output).toMatchObject({
      closing: 3,
      totals: {
        before: [{ now: "75.00", next: "84.99" }],
        // next month without 3 × 20: 9.99 + 15
        after: [{ now: "75.00", next: "24.99" }],
      },
    });
    expect(preview.output.lines.map(({ outcome, lastDay, now }) => [outcome, lastDay, now])).toEqual([
      ["closes", "2026-03-31", false],
      ["closes", "2026-03-31", false],
      ["closes", "2026-03-31", false],
    ]);

    const result = await closeSubscriptions(self(), input);
    expect(result).toEqual(preview.output);
    expect((await view()).totals).toEqual(preview.output.totals.after);
    const entries = preview.audit.map(({ entity, property, after }) => [entity.id, property, after]);
    expect((await trail()).map((row) => [row.entityId, row.property, row.after])).toEqual(entries);
  });

  it("at once makes them cost nothing from now on, with today as their last day", async () => {
    const { totals } = await closeSubscriptions(self(), {
      subscriptionIds: ids.essentials,
      when: "now",
      reason: "Moving",
    });
    expect(totals.after).toMatchObject([{ now: "15.00", next: "24.99" }]);
    const { rows, statusCounts } = await view();
    expect(statusCounts).toEqual({ pending: 0, active: 2, closed: 3 });
    expect(rows[0]).toMatchObject({ status: "closed", finishOn: "2026-03-15", closeReason: "Moving" });
  });

  it("with a last day to come leaves them active until then", async () => {
    await closeSubscriptions(self(), { subscriptionIds: [ids.hbo], when: "date", date: "2026-05-20" });
    const on = async (moment: string) =>
      (await getAccountsSubscriptions(customerContext(db(), john, { now: new Date(moment) }), {})).rows.find(
        (row) => row.subscriptionId === ids.hbo,
      )?.status;
    expect([await on("2026-05-20T23:59:59Z"), await on("2026-05-21T00:00:00Z")]).toEqual([
      "active",
      "closed",
    ]);
  });

  it("twice is harmless: the second time nothing changes, and it says so", async () => {
    const input = { subscriptionIds: ids.essentials, when: "now" as const };
    await closeSubscriptions(self(), input);
    const before = await stored();
    const later = customerContext(db(), john, { now: new Date("2026-03-20T12:00:00Z") });
    const again = await closeSubscriptions(later, input);
    expect(again.closing).toBe(0);
    expect(again.lines.map(({ outcome }) => outcome)).toEqual([
      "already_closed",
      "already_closed",
      "already_closed",
    ]);
    expect(await stored()).toEqual(before);
  });

  it("never lets a subscription last longer than it would", async () => {
    await closeSubscriptions(self(), { subscriptionIds: [ids.hbo], when: "date", date: "2026-03-20" });
    const again = await closeSubscriptions(self(), { subscriptionIds: [ids.hbo], when: "period_end" });
    expect(again.lines).toMatchObject([{ outcome: "already_ends", lastDay: "2026-03-20" }]);
    expect((await stored()).find(({ id }) => id === ids.hbo)?.finishOn).toBe("2026-03-20");
  });

  it("is refused when another number would close than was confirmed, and then nothing has changed", async () => {
    const input = { subscriptionIds: ids.essentials, when: "now" as const };
    await closeSubscriptions(admin(), { subscriptionIds: [ids.essentials[0] as number], when: "now" });
    await expect(closeSubscriptions(self(), { ...input, confirmedCount: "3" })).rejects.toMatchObject({
      code: "conflict",
      fields: { confirmedCount: ["Type 2."] },
    });
    expect((await view()).statusCounts.active).toBe(4);
    await expect(closeSubscriptions(self(), { ...input, confirmedCount: "2" })).resolves.toMatchObject({
      closing: 2,
    });
  });

  it("leaves an audit row for every property of every line, with the reason and who did it for whom", async () => {
    const acting = actingFor(self(), "admin");
    await closeSubscriptions(acting, { subscriptionIds: [ids.hbo], when: "now", reason: "Asked by phone" });
    expect(await trail()).toEqual([
      expect.objectContaining({
        property: "finishOn",
        before: null,
        after: "2026-03-15",
        reason: "Asked by phone",
        actorRealm: "admin",
        subjectRealm: "customer",
        subjectId: john.customerId,
        impersonationId: 1,
      }),
      expect.objectContaining({ property: "closedAt", entityId: ids.hbo, entityName: "HBO" }),
    ]);
  });

  it("refuses a day in the past", async () => {
    await expect(
      closeSubscriptions(self(), { subscriptionIds: [ids.hbo], when: "date", date: "2026-03-14" }),
    ).rejects.toMatchObject({ code: "invalid", fields: { date: [expect.any(String)] } });
    await expect(
      closeSubscriptions(self(), { subscriptionIds: [ids.hbo], when: "date" }),
    ).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("is for one customer at a time", async () => {
    await expect(
      closeSubscriptions(admin(), { subscriptionIds: [ids.hbo, world.house.subscriptionId], when: "now" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not for distributors and accounts", async () => {
    const input = { subscriptionIds: [ids.hbo], when: "now" as const };
    const account = accountContext(db(), { ...john, accountId: accountIds[0] as number });
    await expect(closeSubscriptions(account, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(closeSubscriptions(distributorContext(db(), estate), input)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("an obligatory subscription", () => {
  it("can't be closed by the customer, alone or among others, but by the operator", async () => {
    const planId = await makePlan(db(), estate, `Line rental ${count}`, "3", { obligatory: true });
    const { subscriptionId } = await addSubscription(admin(), { customerId: john.customerId, planId });
    await expect(
      closeSubscriptions(self(), { subscriptionIds: [ids.hbo, subscriptionId], when: "now" }),
    ).rejects.toMatchObject({ code: "forbidden", message: expect.stringContaining("part of your contract") });
    expect((await view()).statusCounts.active).toBe(6);
    await closeSubscriptions(admin(), { subscriptionIds: [subscriptionId], when: "now" });
    expect((await view()).statusCounts).toMatchObject({ active: 5, closed: 1 });
  });
});

describe("closing before the minimum term is over", () => {
  it("says what it will cost, and closing after it is free", async () => {
    const year = { minimumPeriods: 12, cancellationFeeKind: "remaining" };
    const planId = await makePlan(db(), estate, `Year ${count}`, "20", year);
    const fixed = await makePlan(db(), estate, `Fixed ${count}`, "5", {
      minimumPeriods: 6,
      cancellationFeeKind: "fixed",
      cancellationFee: "30",
    });
    const add = async (id: number) =>
      (await addSubscription(admin(), { customerId: john.customerId, planId: id, startOn: "2026-03-01" }))
        .subscriptionId;
    const subscriptionIds = [await add(planId), await add(fixed)];
    const { output } = await closeSubscriptions.dryRun(admin(), { subscriptionIds, when: "period_end" });
    // 11 months of 20 left, and the fixed 30
    expect(output.lines.map(({ cancellation }) => cancellation)).toEqual([
      { fee: "220.00", periodsLeft: 11, committedTo: "2027-02-28" },
      { fee: "30.00", periodsLeft: 5, committedTo: "2026-08-31" },
    ]);
    expect(output.cancellationFees).toEqual([{ currency: "USD", total: "250.00" }]);
    const free = await closeSubscriptions.dryRun(admin(), {
      subscriptionIds,
      when: "date",
      date: "2027-02-28",
    });
    expect(free.output.cancellationFees).toEqual([]);
  });
});
