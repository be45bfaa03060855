import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customerBalances, customers, roles, users } from "@/db/schema";
import { getAccount } from "@/lib/domain/accounts";
import { setCreditCap } from "@/lib/domain/identity";
import { adminContext, customerContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import {
  endCreditRaise,
  getCredit,
  getCustomer,
  listCustomers,
  raiseCreditLimitTemporarily,
  setCreditLimit,
} from "./index";

let world: World;
let customerId: number;
const reason = "Agreed with the manager";
const at = (moment: string) => adminContext(db(), { now: new Date(moment) });
const NOON = "2026-03-15T12:00:00Z";

const owes = (balance: string) =>
  db()
    .insert(customerBalances)
    .values({ customerId, balance })
    .onConflictDoUpdate({ target: customerBalances.customerId, set: { balance } });
const raise = (given: object = {}, now = NOON) =>
  raiseCreditLimitTemporarily(at(now), {
    customerId,
    amount: "25",
    unit: "fixed",
    until: "2026-03-20T18:00",
    reason,
    ...given,
  });

beforeAll(async () => {
  world = await testWorld(db());
});
/** Postpaid, limit 50, in UTC. */
beforeEach(async () => {
  customerId = world.house.customerId;
  const none = { creditRaise: null, creditRaiseUnit: null, creditRaiseUntil: null };
  await db()
    .update(customers)
    .set({ creditLimit: "50", balanceControl: "postpaid", ...none })
    .where(eq(customers.id, customerId));
  await owes("0");
});

describe("a temporary raise", () => {
  it("counts on the page, in the list and for the lines, and no longer at its moment, without anything running", async () => {
    await owes("60");
    const status = async (now: string) => {
      const one = await getCustomer(at(now), { customerId });
      const listed = (await listCustomers(at(now), { q: one.name })).rows.find(({ id }) => id === customerId);
      const line = await getAccount(at(now), { accountId: world.house.accountId });
      expect(listed?.effectiveLimit).toBe(one.effectiveLimit);
      expect(listed?.status).toBe(one.status);
      return [one.effectiveLimit, one.status, line.status];
    };
    expect(await status(NOON)).toEqual(["50.00", "credit_exceeded", "customer_credit_exceeded"]);
    await raise();
    expect(await status(NOON)).toEqual(["75.00", "active", "active"]);
    expect(await status("2026-03-20T17:59:59Z")).toEqual(["75.00", "active", "active"]);
    expect(await status("2026-03-20T18:00:00Z")).toEqual([
      "50.00",
      "credit_exceeded",
      "customer_credit_exceeded",
    ]);
  });

  it("may be a part of the limit, and lasts to the end of a day that is given alone, in the customer's zone", async () => {
    await db()
      .update(customers)
      .set({ billingTimeZone: "America/New_York" })
      .where(eq(customers.id, customerId));
    const { limit, until } = await raise({ amount: "20", unit: "percent", until: "2026-03-20" });
    expect(limit).toBe("60.00");
    expect(until.toISOString()).toBe("2026-03-21T04:00:00.000Z");
    await db().update(customers).set({ billingTimeZone: "UTC" }).where(eq(customers.id, customerId));
  });

  it("lets a prepaid customer who spent everything go on", async () => {
    await db()
      .update(customers)
      .set({ balanceControl: "prepaid", creditLimit: null })
      .where(eq(customers.id, customerId));
    expect(await getCustomer(at(NOON), { customerId })).toMatchObject({
      availableFunds: "0.00",
      status: "no_available_funds",
    });
    await raise({ amount: "5" });
    expect(await getCustomer(at(NOON), { customerId })).toMatchObject({
      availableFunds: "5.00",
      status: "active",
    });
  });

  it("ends before its moment when it is ended, and can't be ended twice", async () => {
    await raise();
    await endCreditRaise(at(NOON), { customerId, reason });
    expect(await getCredit(at(NOON), { customerId })).toMatchObject({ effectiveLimit: "50.00", raise: null });
    await expect(endCreditRaise(at(NOON), { customerId, reason })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is refused for the past, for nothing, and where there is no limit", async () => {
    const refused = (given: object) => expect(raise(given)).rejects.toMatchObject({ code: "invalid" });
    await refused({ until: "2026-03-15T12:00" });
    await refused({ until: "next week" });
    await refused({ amount: "0" });
    await refused({ reason: "" });
    await db().update(customers).set({ creditLimit: null }).where(eq(customers.id, customerId));
    await refused({});
  });
});

describe("what a role may grant", () => {
  it("caps how much and how long, for its own people alone", async () => {
    const [role] = await db()
      .insert(roles)
      .values({ realm: "admin", key: "desk", name: "Front desk" })
      .returning();
    const [other] = await db()
      .insert(roles)
      .values({ realm: "admin", key: "other", name: "Other desk" })
      .returning();
    // Contexts of tests act as the first user.
    const people = [
      { roleId: other!.id, login: "first" },
      { roleId: role!.id, login: "desk" },
    ].map((one) => ({ realm: "admin", name: "Desk", passwordHash: "x", ...one }));
    const [, user] = await db().insert(users).values(people).returning();
    await setCreditCap(at(NOON), { roleId: role!.id, maxAmount: "20", maxDays: "3" });
    const desk = at(NOON);
    const person = { userId: user!.id, name: "Desk", login: "desk", realm: "admin" as const };
    const ctx = { ...desk, actor: { ...desk.actor, person } } as typeof desk;
    const wish = (given: object) =>
      raiseCreditLimitTemporarily(ctx, {
        customerId,
        amount: "20",
        unit: "fixed",
        until: "2026-03-18T12:00",
        reason,
        ...given,
      });
    await expect(wish({ amount: "20.01" })).rejects.toMatchObject({ code: "invalid" });
    await expect(wish({ until: "2026-03-18T12:01" })).rejects.toMatchObject({ code: "invalid" });
    expect(await wish({})).toMatchObject({ limit: "70.00" });
    expect((await getCredit(ctx, { customerId })).cap).toEqual({ maxAmount: "20.00", maxDays: 3 });
    // The control: someone else is not capped by it.
    expect(await raise({ amount: "500" })).toMatchObject({ limit: "550.00" });
  });
});

describe("the permanent limit and its warnings", () => {
  it("are set together, with the reason, and leave a line each in the history and in the audit log", async () => {
    await setCreditLimit(at(NOON), {
      customerId,
      creditLimit: "80",
      warnings: [
        { unit: "percent", value: "75" },
        { unit: "fixed", value: "70" },
        { unit: "fixed", value: "" },
      ],
      reason,
    });
    await raise({ amount: "10" });
    await owes("65");
    const credit = await getCredit(at(NOON), { customerId });
    expect(credit).toMatchObject({ creditLimit: "80.00", effectiveLimit: "90.00" });
    // 75 % of the 90.00 in force is 67.50
    expect(credit.warnings).toEqual([
      { unit: "fixed", value: "70.00", reached: false },
      { unit: "percent", value: "75.00", reached: false },
    ]);
    await owes("68");
    expect((await getCredit(at(NOON), { customerId })).warnings.map(({ reached }) => reached)).toEqual([
      false,
      true,
    ]);
    expect(credit.history.slice(0, 2)).toMatchObject([
      { what: "raise", raise: { amount: "10.00", unit: "fixed" }, reason, byName: "Test admin" },
      { what: "limit", limitBefore: "50.00", limitAfter: "80.00" },
    ]);
    const logged = await db().select().from(auditLog).where(eq(auditLog.action, "customer.set_credit_limit"));
    expect(logged).toContainEqual(
      expect.objectContaining({
        property: "creditLimit",
        before: "50.00",
        after: "80.00",
        delta: "30.00000",
      }),
    );
  });

  it("are refused where they make no sense: below zero, above it for a prepaid one, a part of a prepaid limit", async () => {
    const set = (given: object) =>
      setCreditLimit(at(NOON), { customerId, creditLimit: "50", reason, ...given } as never);
    await expect(set({ creditLimit: "-1" })).rejects.toMatchObject({ code: "invalid" });
    await db().update(customers).set({ balanceControl: "prepaid" }).where(eq(customers.id, customerId));
    await expect(set({})).rejects.toMatchObject({ code: "invalid" });
    await expect(
      set({ creditLimit: "0", warnings: [{ unit: "percent", value: "50" }] }),
    ).rejects.toMatchObject({ code: "invalid" });
    await set({ creditLimit: "-5", warnings: [{ unit: "fixed", value: "10" }] });
  });

  it("shows a customer its limit and never who changed it or why", async () => {
    await raise();
    const own = { customerId, resellerId: 0, distributorId: world.house.distributorId };
    const mine = await getCredit(customerContext(db(), own, { now: new Date(NOON) }), { customerId });
    expect(mine).toMatchObject({ effectiveLimit: "75.00", history: [] });
    const reseller = resellerContext(db(), world.a.resellerId);
    await expect(getCredit(reseller, { customerId })).rejects.toMatchObject({ code: "not_found" });
  });
});
