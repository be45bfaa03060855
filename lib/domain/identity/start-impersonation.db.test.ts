import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import {
  accounts,
  auditLog,
  company,
  customers,
  distributors,
  impersonations,
  rateLimits,
  resellers,
} from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { permissionsOf } from "@/lib/kernel/permissions";
import {
  actingFor,
  adminContext,
  contextOf,
  customerContext,
  systemContext,
  TEST_NOW,
} from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeUser, minutesAfter, signedIn, type TestUser } from "@/lib/testing/people";
import {
  beginSecondFactor,
  confirmPassword,
  confirmSecondFactor,
  startImpersonation,
  totpCode,
} from "./index";

let world: World;
let support: TestUser;
let manager: TestUser;
let seller: TestUser;

const reason = "customer asked on the phone";
const start = (ctx: Context, realm: "reseller" | "distributor" | "customer" | "account", id: number) =>
  startImpersonation(ctx, { realm, id, reason });
const supportNow = async () => (await signedIn(db(), support)).ctx;
const managerNow = async () => (await signedIn(db(), manager)).ctx;

beforeAll(async () => {
  world = await testWorld(db());
  support = await makeUser(db(), "admin", "super_admin", "root");
  manager = await makeUser(db(), "reseller", "reseller_manager", "a-manager", world.a.resellerId);
  seller = await makeUser(db(), "distributor", "distributor", "a-seller", world.a.distributorId);
});

beforeEach(async () => {
  await db().delete(rateLimits);
});

describe("starting to act for someone", () => {
  it("opens a hand-over, not a portal, and writes down who, whom and why", async () => {
    const ctx = await supportNow();
    const started = await start(ctx, "customer", world.a.customerId);
    expect(started).toMatchObject({ realm: "customer", subjectName: "CANARY_A customer" });
    const [row] = await db()
      .select()
      .from(impersonations)
      .where(eq(impersonations.id, started.impersonationId));
    expect(row).toMatchObject({
      actorUserId: support.userId,
      customerId: world.a.customerId,
      resellerId: world.a.resellerId,
      reason,
      tokenHash: null,
      handoverUsedAt: null,
      endsAt: minutesAfter(TEST_NOW, 30),
    });
    expect(JSON.stringify(row)).not.toContain(started.code);
    const [logged] = await db()
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, "impersonation.start"), eq(auditLog.entityId, started.impersonationId)));
    expect(logged).toMatchObject({
      actorId: support.userId,
      customerId: world.a.customerId,
      reason,
      outcome: "ok",
    });
  });

  it.each(["", "because", "too short"])("needs a reason of ten characters: “%s” is none", async (given) => {
    const ctx = await supportNow();
    const input = { realm: "customer", id: world.a.customerId, reason: given } as const;
    await expect(startImpersonation(ctx, input)).rejects.toMatchObject({
      fields: { reason: expect.anything() },
    });
  });

  it("needs the right for that very realm", async () => {
    const { actor, ...rest } = await supportNow();
    if (actor.kind !== "admin") throw new Error("an operator");
    for (const realm of ["customer", "account", "distributor", "reseller"] as const) {
      const others = permissionsOf("admin").filter((right) => right !== `impersonate:${realm}`);
      const ctx = contextOf(db(), { ...actor, permissions: new Set(others) }, rest);
      const id = { ...world.a, ...world.a.account }[`${realm}Id`];
      await expect(start(ctx, realm, id)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("never goes upward or sideways", async () => {
    const [reseller, distributor] = [await managerNow(), (await signedIn(db(), seller)).ctx];
    await expect(start(reseller, "reseller", world.a.resellerId)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(start(distributor, "distributor", world.a.distributorId)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(start(distributor, "reseller", world.a.resellerId)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(start(reseller, "admin" as never, 1)).rejects.toMatchObject({ code: "invalid" });
  });

  it("is closed to customers and accounts, whatever rights they were given", async () => {
    const user = await makeUser(db(), "customer", "customer", "maria", world.a.customerId);
    const { ctx } = await signedIn(db(), user);
    await expect(start(ctx, "account", world.a.accountId)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("treats what is outside one's own tree like what does not exist", async () => {
    const ctx = await managerNow();
    for (const [realm, foreign] of [
      ["customer", world.b.customerId],
      ["account", world.b.accountId],
      ["distributor", world.b.distributorId],
      ["customer", world.house.customerId],
    ] as const) {
      const answers = await Promise.all(
        [foreign, 999_999_999].map((id) =>
          start(ctx, realm, id).then(
            () => "started",
            (error) => ({ code: error.code, message: error.message, fields: error.fields }),
          ),
        ),
      );
      expect(answers[0]).toMatchObject({ code: "not_found" });
      expect(answers[0]).toEqual(answers[1]);
    }
  });

  it("lets a distributor act for the customers it brought only", async () => {
    const { ctx } = await signedIn(db(), seller);
    expect((await start(ctx, "customer", world.a.customerId)).realm).toBe("customer");
    await expect(start(ctx, "customer", world.b.customerId)).rejects.toMatchObject({ code: "not_found" });
    await expect(start(ctx, "account", world.a.accountId)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is refused for anyone blocked or closed, and for a line below them", async () => {
    const ctx = await supportNow();
    const { customerId, accountId, distributorId, resellerId } = world.b;
    const refused = (realm: Parameters<typeof start>[1], id: number) =>
      expect(start(ctx, realm, id)).rejects.toMatchObject({ code: "conflict" });
    await db().update(accounts).set({ blocked: true }).where(eq(accounts.id, accountId));
    await refused("account", accountId);
    await db().update(accounts).set({ blocked: false }).where(eq(accounts.id, accountId));
    await db().update(customers).set({ blocked: true }).where(eq(customers.id, customerId));
    await refused("customer", customerId);
    await refused("account", accountId);
    await db()
      .update(customers)
      .set({ blocked: false, closedAt: TEST_NOW })
      .where(eq(customers.id, customerId));
    await refused("customer", customerId);
    await db().update(customers).set({ closedAt: null }).where(eq(customers.id, customerId));
    await db().update(distributors).set({ status: "blocked" }).where(eq(distributors.id, distributorId));
    await refused("distributor", distributorId);
    await db().update(distributors).set({ status: "active" }).where(eq(distributors.id, distributorId));
    await db().update(resellers).set({ status: "closed" }).where(eq(resellers.id, resellerId));
    await refused("reseller", resellerId);
    await db().update(resellers).set({ status: "active" }).where(eq(resellers.id, resellerId));
  });

  it("is refused for everyone while the company has switched it off", async () => {
    await db().update(company).set({ impersonationEnabled: false });
    await expect(start(await supportNow(), "customer", world.a.customerId)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("switched off"),
    });
    await db().update(company).set({ impersonationEnabled: true });
  });

  it("is refused to someone who acts for someone else already, and the refusal is logged", async () => {
    const nested = actingFor(customerContext(db(), world.a.customer), "admin");
    await expect(start(nested, "account", world.a.accountId)).rejects.toMatchObject({ code: "forbidden" });
    const denied = await db().select().from(auditLog).where(eq(auditLog.requestId, nested.requestId));
    expect(denied).toMatchObject([{ action: "impersonation.start", outcome: "denied", impersonationId: 1 }]);
  });

  it("is not for jobs, nor for someone without a session in this browser", async () => {
    await expect(start(systemContext(db()), "customer", world.a.customerId)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(start(adminContext(db()), "customer", world.a.customerId)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("the step-up before it", () => {
  it("asks for the password again after a quarter of an hour", async () => {
    const { ctx } = await signedIn(db(), support);
    const stale = { ...ctx, now: minutesAfter(TEST_NOW, 15.1) };
    await expect(start(stale, "customer", world.a.customerId)).rejects.toMatchObject({
      code: "forbidden",
      fields: { stepUp: [expect.any(String)] },
    });
    await confirmPassword(stale, { password: "correct horse battery staple" });
    expect((await start(stale, "customer", world.a.customerId)).code).toHaveLength(43);
  });

  it("does not take a password from those who have a second factor", async () => {
    const user = await makeUser(db(), "admin", "support", "careful");
    const { ctx } = await signedIn(db(), user);
    const { secret } = await beginSecondFactor(ctx, {});
    await confirmSecondFactor(ctx, { code: totpCode(secret, TEST_NOW) });
    expect((await start(ctx, "customer", world.a.customerId)).realm).toBe("customer");
    const stale = { ...ctx, now: minutesAfter(TEST_NOW, 16) };
    await confirmPassword(stale, { password: "correct horse battery staple" });
    await expect(start(stale, "customer", world.a.customerId)).rejects.toMatchObject({
      fields: { stepUp: [expect.any(String)] },
    });
  });

  it("counts for the session it was made in, not for the person's others", async () => {
    const [left, right] = [await signedIn(db(), support), await signedIn(db(), support)];
    const now = minutesAfter(TEST_NOW, 16);
    await confirmPassword({ ...left.ctx, now }, { password: "correct horse battery staple" });
    await expect(start({ ...right.ctx, now }, "customer", world.a.customerId)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("how often", () => {
  it("is thirty times an hour for one person", async () => {
    const ctx = await supportNow();
    for (let n = 0; n < 30; n++) await start(ctx, "customer", world.a.customerId);
    await expect(start(ctx, "customer", world.a.customerId)).rejects.toMatchObject({ code: "limit" });
    await expect(start(await managerNow(), "customer", world.a.customerId)).resolves.toBeDefined();
  });

  it("raises an alert in the log above ten different customers an hour", async () => {
    const curious = await makeUser(db(), "admin", "support", "curious");
    const { ctx } = await signedIn(db(), curious);
    const alerts = async () =>
      (
        await db()
          .select()
          .from(auditLog)
          .where(and(eq(auditLog.actorId, curious.userId), eq(auditLog.entityType, "user")))
      )
        .map((row) => row.details)
        .filter((details) => details && "alert" in details);
    const { classId, ...house } = world.house;
    const made = await db()
      .insert(customers)
      .values(
        Array.from({ length: 11 }, (_, n) => ({
          resellerId: house.resellerId,
          distributorId: house.distributorId,
          classId,
          name: `visited ${n}`,
          currency: "USD",
        })),
      )
      .returning({ id: customers.id });
    for (const { id } of made.slice(0, 10)) await start(ctx, "customer", id);
    expect(await alerts()).toEqual([]);
    await start(ctx, "customer", made[10]?.id ?? 0);
    expect(await alerts()).toEqual([{ alert: "many_customers_in_an_hour", customers: 11 }]);
  });
});
