import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import {
  auditLog,
  company,
  customers,
  impersonations,
  rateLimits,
  rolePermissions,
  users,
} from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { sha256Hex } from "@/lib/platform/ids";
import { anonymousContext, contextOf, systemContext, TEST_NOW } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeUser, minutesAfter, roleId, signedIn, TEST_PASSWORD, type TestUser } from "@/lib/testing/people";
import {
  changePassword,
  createUser,
  disableUser,
  exchangeHandover,
  findImpersonation,
  getSecurity,
  recordImpersonationEnd,
  removeSecondFactor,
  signOut,
  signOutEverywhere,
  startImpersonation,
  stopImpersonation,
  updateUser,
} from "./index";

let world: World;
let support: TestUser;
let maria: TestUser;

const reason = "customer asked on the phone";
const exchange = (code: string, sessionHashes: string[], now = TEST_NOW) =>
  exchangeHandover(anonymousContext(db(), { now }), { code, sessionHashes });

/** Support acts for the customer: the hand-over is made and exchanged. */
async function acting(user = support, realm: "customer" | "account" = "customer") {
  const session = await signedIn(db(), user);
  const id = realm === "customer" ? world.a.customerId : world.a.accountId;
  const { code, impersonationId } = await startImpersonation(session.ctx, { realm, id, reason });
  const { token } = await exchange(code, [session.sessionHash]);
  const tokenHash = sha256Hex(token);
  const find = (now = TEST_NOW, portal: string = realm) =>
    findImpersonation(systemContext(db(), { now }), { tokenHash, portal });
  const context = async (now = TEST_NOW): Promise<Context> => {
    const found = await find(now);
    if (!found?.acting) throw new Error(`over: ${found?.ended}`);
    return contextOf(db(), found.acting.actor, { now, sessionHash: session.sessionHash, portal: realm });
  };
  const ended = async (now = TEST_NOW) => (await find(now))?.ended ?? null;
  const row = async () =>
    (await db().select().from(impersonations).where(eq(impersonations.id, impersonationId)))[0];
  return { session, impersonationId, tokenHash, find, context, ended, row };
}

beforeAll(async () => {
  world = await testWorld(db());
  support = await makeUser(db(), "admin", "support", "helper");
  maria = await makeUser(db(), "customer", "customer", "maria", world.a.customerId);
});

beforeEach(async () => {
  await db().delete(rateLimits);
});

describe("the hand-over", () => {
  const started = async () => {
    const session = await signedIn(db(), support);
    const { code } = await startImpersonation(session.ctx, {
      realm: "customer",
      id: world.a.customerId,
      reason,
    });
    return { code, sessionHash: session.sessionHash };
  };

  it("works once", async () => {
    const { code, sessionHash } = await started();
    expect(await exchange(code, [sessionHash])).toMatchObject({
      realm: "customer",
      subjectName: "CANARY_A customer",
    });
    await expect(exchange(code, [sessionHash])).rejects.toMatchObject({ code: "forbidden" });
  });

  it("works once even when it comes twice at the same moment", async () => {
    const { code, sessionHash } = await started();
    const both = await Promise.allSettled([exchange(code, [sessionHash]), exchange(code, [sessionHash])]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("works for a minute", async () => {
    const early = await started();
    const last = new Date(TEST_NOW.getTime() + 59_000);
    expect((await exchange(early.code, [early.sessionHash], last)).realm).toBe("customer");
    const late = await started();
    const over = new Date(TEST_NOW.getTime() + 60_000);
    await expect(exchange(late.code, [late.sessionHash], over)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("works in the browser that asked for it only, and is spent when another one tried", async () => {
    const { code, sessionHash } = await started();
    const other = await signedIn(db(), maria);
    await expect(exchange(code, [other.sessionHash])).rejects.toMatchObject({ code: "forbidden" });
    await expect(exchange(code, [])).rejects.toMatchObject({ code: "forbidden" });
    await expect(exchange(code, [sessionHash])).rejects.toMatchObject({ code: "forbidden" });
  });

  it("can't be guessed", async () => {
    const { sessionHash } = await started();
    await expect(exchange("nonsense", [sessionHash])).rejects.toMatchObject({ code: "forbidden" });
  });

  it("asks everything again: a customer blocked meanwhile stays closed", async () => {
    const { code, sessionHash } = await started();
    await db().update(customers).set({ blocked: true }).where(eq(customers.id, world.a.customerId));
    await expect(exchange(code, [sessionHash])).rejects.toMatchObject({ code: "conflict" });
    await db().update(customers).set({ blocked: false }).where(eq(customers.id, world.a.customerId));
  });

  it("to a second customer ends the first: a browser has one acting cookie a portal", async () => {
    const session = await signedIn(db(), support);
    const hand = async () => {
      const { code, impersonationId } = await startImpersonation(session.ctx, {
        realm: "customer",
        id: world.b.customerId,
        reason,
      });
      await exchange(code, [session.sessionHash]);
      return impersonationId;
    };
    const [first, second] = [await hand(), await hand()];
    const rows = await db()
      .select()
      .from(impersonations)
      .where(eq(impersonations.sessionHash, session.sessionHash));
    expect(rows.map((row) => [row.id, row.endCause]).toSorted()).toEqual(
      [
        [first, "replaced"],
        [second, null],
      ].toSorted(),
    );
  });
});

describe("while acting", () => {
  it("the actor is the customer's scope with the real person behind it", async () => {
    const { find, impersonationId } = await acting();
    const found = await find();
    expect(found?.acting).toMatchObject({
      actorName: "helper person",
      subjectName: "CANARY_A customer",
      reason,
    });
    expect(found?.acting?.actor).toMatchObject({
      kind: "customer",
      person: null,
      customerId: world.a.customerId,
      impersonator: { impersonationId, person: { userId: support.userId, realm: "admin" } },
    });
  });

  it("only what both could do alone may be done", async () => {
    const clerk = await makeUser(db(), "admin", "auditor", "clerk");
    const both = await acting();
    const rights = (await both.find())?.acting?.actor.permissions;
    const reads = [
      "account:read",
      "collection:read",
      "customer:read",
      "invoice:read",
      "message:read",
      "payment:read",
      "subscription:read",
      "usage:read",
      "xdr:read",
    ];
    const changes = ["customer:contact", "dispute:open", "subscription:close"];
    expect([...(rights ?? [])].toSorted()).toEqual([...reads, ...changes].toSorted());
    const auditor = await roleId(db(), "auditor");
    await db().insert(rolePermissions).values({ roleId: auditor, permission: "impersonate:customer" });
    const reader = (await (await acting(clerk)).find())?.acting?.actor.permissions;
    expect([...(reader ?? [])].toSorted()).toEqual(reads);
    const given = and(
      eq(rolePermissions.roleId, auditor),
      eq(rolePermissions.permission, "impersonate:customer"),
    );
    await db().delete(rolePermissions).where(given);
  });

  it("nothing on the deny list goes through, and each try is logged as denied", async () => {
    const { context, impersonationId } = await acting();
    const ctx = await context();
    const role = await roleId(db(), "customer");
    const tries = [
      () => changePassword(ctx, { current: TEST_PASSWORD, password: "x".repeat(20), repeat: "x".repeat(20) }),
      () => removeSecondFactor(ctx, { code: "000000" }),
      () => getSecurity(ctx, {}),
      () => signOutEverywhere(ctx, {}),
      () => startImpersonation(ctx, { realm: "account", id: world.a.accountId, reason }),
      () =>
        createUser(ctx, {
          realm: "customer",
          roleId: role,
          ownerId: world.a.customerId,
          login: "sneaky",
          name: "S",
        }),
      () => updateUser(ctx, { userId: maria.userId, roleId: role, name: "S", email: "" }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    const denied = await db().select().from(auditLog).where(eq(auditLog.requestId, ctx.requestId));
    expect(denied).toHaveLength(tries.length);
    for (const row of denied)
      expect(row).toMatchObject({
        outcome: "denied",
        actorId: support.userId,
        impersonationId,
        subjectRealm: "customer",
      });
  });

  it("the token opens the one portal it was made for", async () => {
    const { find } = await acting();
    for (const portal of ["admin", "reseller", "distributor", "account"])
      expect(await find(TEST_NOW, portal)).toBeNull();
  });

  it("a line is acted for in its own scope", async () => {
    const found = await (await acting(support, "account")).find();
    expect(found?.acting?.actor).toMatchObject({ kind: "account", accountId: world.a.accountId });
  });
});

describe("it is over", () => {
  it("after thirty minutes, however busy", async () => {
    const { ended } = await acting();
    for (let minute = 5; minute < 30; minute += 5)
      expect(await ended(minutesAfter(TEST_NOW, minute))).toBeNull();
    expect(await ended(minutesAfter(TEST_NOW, 30))).toBe("expired");
  });

  it("after ten idle minutes", async () => {
    const { ended } = await acting();
    expect(await ended(minutesAfter(TEST_NOW, 9.9))).toBeNull();
    expect(await ended(minutesAfter(TEST_NOW, 19.9))).toBe("idle");
  });

  it("when Stop is pressed; pressing twice is harmless", async () => {
    const one = await acting();
    const ctx = await one.context();
    expect(await stopImpersonation(ctx, {})).toEqual({ stopped: true });
    expect(await stopImpersonation(ctx, {})).toEqual({ stopped: false });
    expect(await one.ended()).toBe("stopped");
    expect(await one.row()).toMatchObject({ endCause: "stopped", endedBy: support.userId });
  });

  it("when the actor signs out", async () => {
    const one = await acting();
    await signOut(one.session.ctx, {});
    expect(await one.ended()).toBe("actor_signed_out");
  });

  it("when the actor's session reaches its end", async () => {
    const one = await acting();
    await db()
      .update(impersonations)
      .set({ endsAt: minutesAfter(TEST_NOW, 1000), lastSeenAt: minutesAfter(TEST_NOW, 480) });
    expect(await one.ended(minutesAfter(TEST_NOW, 480))).toBe("actor_signed_out");
  });

  it("when the actor signs out everywhere", async () => {
    const one = await acting();
    await signOutEverywhere(one.session.ctx, {});
    expect(await one.ended()).toBe("actor_signed_out");
  });

  it("when the actor is disabled, even straight in the database", async () => {
    const helper = await makeUser(db(), "admin", "support", "leaver");
    const one = await acting(helper);
    await db().update(users).set({ status: "disabled" }).where(eq(users.id, helper.userId));
    expect(await one.ended()).toBe("actor_disabled");
    await db().update(users).set({ status: "active" }).where(eq(users.id, helper.userId));
    await disableUser(systemContext(db()), { userId: helper.userId, reason: "left the company" });
    expect(await one.row()).toMatchObject({ endCause: "actor_disabled" });
  });

  it("when the actor is demoted mid-way", async () => {
    const helper = await makeUser(db(), "admin", "support", "demoted");
    const one = await acting(helper);
    await db()
      .update(users)
      .set({ roleId: await roleId(db(), "finance") })
      .where(eq(users.id, helper.userId));
    expect(await one.ended()).toBe("actor_lost_right");
  });

  it("when the actor's role is changed by an administrator, at once and in the log", async () => {
    const helper = await makeUser(db(), "admin", "support", "moved");
    const one = await acting(helper);
    const finance = await roleId(db(), "finance");
    await updateUser(systemContext(db()), {
      userId: helper.userId,
      roleId: finance,
      name: "Moved",
      email: "",
    });
    expect(await one.row()).toMatchObject({ endCause: "actor_lost_right", endedAt: TEST_NOW });
    const logged = await db().select().from(auditLog).where(eq(auditLog.entityId, one.impersonationId));
    expect(logged.map((row) => row.details)).toContainEqual({
      ended: "actor_lost_right",
      by: "moved person",
    });
  });

  it("when the actor changes their password", async () => {
    const one = await acting(await makeUser(db(), "admin", "support", "changer"));
    const password = "quite another long password";
    await changePassword(one.session.ctx, { current: TEST_PASSWORD, password, repeat: password });
    expect(await one.ended()).toBe("password_changed");
  });

  it("when the customer is blocked or closed", async () => {
    const one = await acting();
    await db().update(customers).set({ blocked: true }).where(eq(customers.id, world.a.customerId));
    expect(await one.ended()).toBe("subject_unavailable");
    await db()
      .update(customers)
      .set({ blocked: false, closedAt: TEST_NOW })
      .where(eq(customers.id, world.a.customerId));
    expect(await one.ended()).toBe("subject_unavailable");
    await db().update(customers).set({ closedAt: null }).where(eq(customers.id, world.a.customerId));
  });

  it("when the customer signs out everywhere, for its lines as well; not for its neighbour", async () => {
    const [customer, line] = [await acting(), await acting(support, "account")];
    const neighbour = await signedIn(db(), support);
    const { code } = await startImpersonation(neighbour.ctx, {
      realm: "customer",
      id: world.b.customerId,
      reason,
    });
    await exchange(code, [neighbour.sessionHash]);
    await signOutEverywhere((await signedIn(db(), maria)).ctx, {});
    expect(await customer.ended()).toBe("subject_signed_out_everywhere");
    expect(await line.ended()).toBe("subject_signed_out_everywhere");
    const others = await db()
      .select()
      .from(impersonations)
      .where(eq(impersonations.sessionHash, neighbour.sessionHash));
    expect(others).toMatchObject([{ endedAt: null }]);
  });

  it("when the company switches “log in as” off", async () => {
    const one = await acting();
    await db().update(company).set({ impersonationEnabled: false });
    expect(await one.ended()).toBe("switched_off");
    await db().update(company).set({ impersonationEnabled: true });
    expect(await one.ended()).toBeNull();
  });

  it("for a reseller's helper when the customer moves out of the tree", async () => {
    const manager = await makeUser(db(), "reseller", "reseller_manager", "a-manager", world.a.resellerId);
    const one = await acting(manager);
    expect(await one.ended()).toBeNull();
    await db()
      .update(impersonations)
      .set({ customerId: world.b.customerId })
      .where(eq(impersonations.id, one.impersonationId));
    expect(await one.ended()).toBe("actor_lost_right");
  });

  it("for good: the cause is written down once and does not change", async () => {
    const one = await acting();
    const late = systemContext(db(), { now: minutesAfter(TEST_NOW, 31) });
    expect(
      await recordImpersonationEnd(late, { impersonationId: one.impersonationId, cause: "expired" }),
    ).toEqual({ ended: true });
    expect(
      await recordImpersonationEnd(late, { impersonationId: one.impersonationId, cause: "idle" }),
    ).toEqual({ ended: false });
    expect(await one.ended(TEST_NOW)).toBe("expired");
  });
});
