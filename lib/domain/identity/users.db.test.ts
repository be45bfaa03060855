import { and, eq, inArray } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, rateLimits, users } from "@/db/schema";
import { permissionsOf } from "@/lib/kernel/permissions";
import { anonymousContext, systemContext, TEST_NOW } from "@/lib/testing/contexts";
import { makeUser, minutesAfter, signedIn, type TestUser, userRow } from "@/lib/testing/people";
import {
  asManager,
  asRoot,
  auditOf,
  holding,
  manager,
  maria,
  newLogin,
  openUserTrial,
  role,
  root,
  world,
} from "@/lib/testing/user-trial";
import * as identity from "./index";

beforeAll(openUserTrial);

beforeEach(async () => {
  await db().delete(rateLimits);
});

describe("changing a user", () => {
  type Saved = Parameters<typeof identity.updateUser>[1];
  const saved = (user: TestUser, more: Partial<Saved> & Pick<Saved, "roleId">): Saved => ({
    userId: user.userId,
    name: "Some One",
    email: "",
    timeZone: "",
    ...more,
  });

  it("leaves one row a property, and no more", async () => {
    const user = await makeUser(db(), "admin", "support", newLogin());
    await identity.updateUser(
      await asRoot(),
      saved(user, { roleId: role("support"), email: "some@one.example", timeZone: "Europe/Madrid" }),
    );
    const rows = await auditOf("user.update", user.userId);
    expect(rows.map((row) => [row.property, row.after]).toSorted()).toEqual([
      ["email", "some@one.example"],
      ["name", "Some One"],
      ["timeZone", "Europe/Madrid"],
    ]);
  });

  it("to another role asks for a fresh session, and counts with the next request", async () => {
    const user = await makeUser(db(), "admin", "support", newLogin());
    const session = await signedIn(db(), user);
    const [fresh, stale] = [await asRoot(), { ...(await asRoot()), now: minutesAfter(TEST_NOW, 16) }];
    const promoted = saved(user, { roleId: role("finance") });
    await expect(identity.updateUser(stale, promoted)).rejects.toMatchObject({
      fields: { stepUp: [expect.any(String)] },
    });
    await identity.updateUser(fresh, promoted);
    const actor = (await session.at(TEST_NOW))?.actor;
    expect(actor && "permissions" in actor && actor.permissions.has("plan:manage")).toBe(true);
    expect(actor && "permissions" in actor && actor.permissions.has("impersonate:customer")).toBe(false);
  });

  it("is not possible for one's own role", async () => {
    await expect(
      identity.updateUser(await asRoot(), saved(root, { roleId: role("support") })),
    ).rejects.toMatchObject({ code: "conflict", message: "You can't change your own role." });
  });

  it("keeps what someone who only saw a mask would overwrite with it", async () => {
    const user = await makeUser(db(), "customer", "customer", newLogin(), world.a.customerId);
    const unsighted = holding(
      await asRoot(),
      permissionsOf("admin").filter((right) => right !== "pii:view"),
    );
    await identity.updateUser(
      unsighted,
      saved(user, { name: "n••• p•••", email: "n•••@•••.example", roleId: role("customer") }),
    );
    expect(await userRow(db(), user.userId)).toMatchObject({
      name: `${user.login} person`,
      email: `${user.login}@people.example`,
    });
  });

  it("of a neighbour is like of someone who does not exist, whatever is done", async () => {
    const ctx = await asManager();
    const foreign = await makeUser(db(), "customer", "customer", newLogin(), world.b.customerId);
    for (const userId of [foreign.userId, root.userId, 999_999_999]) {
      const all = [
        () => identity.getUser(ctx, { userId }),
        () => identity.listUserSessions(ctx, { userId }),
        () => identity.updateUser(ctx, { ...saved(foreign, { roleId: role("customer") }), userId }),
        () => identity.disableUser(ctx, { userId, reason: "because" }),
        () => identity.enableUser(ctx, { userId }),
        () => identity.resetUserPassword(ctx, { userId }),
        () => identity.resetSecondFactor(ctx, { userId, reason: "because" }),
        () => identity.revokeUserSession(ctx, { userId, ref: "0123456789ab" }),
      ];
      for (const one of all)
        await expect(one()).rejects.toMatchObject({
          code: "not_found",
          message: "This user does not exist.",
        });
    }
  });

  it("who may do more than oneself is refused, whatever is done", async () => {
    const weak = holding(await asRoot(), ["user:read", "user:manage", ...permissionsOf("customer")]);
    const strong = await makeUser(db(), "admin", "super_admin", newLogin());
    const { userId } = strong;
    for (const one of [
      () => identity.updateUser(weak, saved(strong, { roleId: role("super_admin") })),
      () => identity.disableUser(weak, { userId, reason: "because" }),
      () => identity.resetUserPassword(weak, { userId }),
      () => identity.resetSecondFactor(weak, { userId, reason: "because" }),
      () => identity.revokeUserSession(weak, { userId, ref: "0123456789ab" }),
    ])
      await expect(one()).rejects.toMatchObject({
        code: "forbidden",
        message: expect.stringContaining("may do more than you"),
      });
    expect(await identity.getUser(weak, { userId })).toMatchObject({ withinReach: false });
    await identity.resetUserPassword(weak, { userId: maria.userId });
    await identity.disableUser(systemContext(db()), { userId, reason: "test is over" });
  });
});

describe("the last active super admin", () => {
  const system = () => systemContext(db());
  const disable = (userId: number) => identity.disableUser(system(), { userId, reason: "clearing out" });
  const setAll = (status: string) =>
    db()
      .update(users)
      .set({ status })
      .where(eq(users.roleId, role("super_admin")));

  it("can be neither disabled nor demoted", async () => {
    await setAll("disabled");
    await identity.enableUser(system(), { userId: root.userId });
    await expect(disable(root.userId)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("last active super admin"),
    });
    const demoted = { userId: root.userId, name: "Last", email: "", roleId: role("support") };
    await expect(identity.updateUser(system(), demoted)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is still there after the last two were disabled at once, however often that is tried", async () => {
    await setAll("disabled");
    const second = await makeUser(db(), "admin", "super_admin", newLogin());
    for (let round = 0; round < 8; round++) {
      await db()
        .update(users)
        .set({ status: "active" })
        .where(inArray(users.id, [root.userId, second.userId]));
      const both = await Promise.allSettled([disable(root.userId), disable(second.userId)]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    }
    await db().update(users).set({ status: "active" }).where(eq(users.id, root.userId));
  });
});

describe("disabling and resetting", () => {
  it("disabling ends what is open and keeps the person out until enabled; nobody disables themselves", async () => {
    const user = await makeUser(db(), "admin", "support", newLogin());
    const session = await signedIn(db(), user);
    const ctx = await asRoot();
    await expect(identity.disableUser(ctx, { userId: root.userId, reason: "oops" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(
      await identity.disableUser(ctx, { userId: user.userId, reason: "left the company" }),
    ).toMatchObject({ sessions: 1 });
    expect(await auditOf("user.disable", user.userId)).toMatchObject([
      { property: "status", reason: "left the company" },
      {},
    ]);
    await expect(identity.disableUser(ctx, { userId: user.userId, reason: "again" })).rejects.toMatchObject({
      code: "conflict",
    });
    await identity.enableUser(ctx, { userId: user.userId });
    expect(await session.at(TEST_NOW)).toBeNull();
    await expect(signedIn(db(), user)).resolves.toBeDefined();
  });

  it("a password reset ends what is open, unlocks the door, and the old password is gone", async () => {
    const user = await makeUser(db(), "admin", "support", newLogin());
    const session = await signedIn(db(), user);
    await db().update(users).set({ failedSignIns: 100 }).where(eq(users.id, user.userId));
    const ctx = await asRoot();
    expect(await identity.getUser(ctx, { userId: user.userId })).toMatchObject({ locked: true });
    const { temporaryPassword } = await identity.resetUserPassword(ctx, { userId: user.userId });
    expect(await session.at(TEST_NOW)).toBeNull();
    await expect(signedIn(db(), user)).rejects.toThrow();
    const again = await identity.signIn(anonymousContext(db()), {
      login: user.login,
      password: temporaryPassword,
    });
    expect(again).toMatchObject({ ok: true, next: "change_password" });
    expect(JSON.stringify(await auditOf("user.reset_password", user.userId))).not.toContain(
      temporaryPassword,
    );
    await expect(identity.resetUserPassword(ctx, { userId: root.userId })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("a second-factor reset needs one to be there, ends what is open, and is not for oneself", async () => {
    const user = await makeUser(db(), "admin", "support", newLogin());
    const session = await signedIn(db(), user);
    const ctx = await asRoot();
    const reset = () => identity.resetSecondFactor(ctx, { userId: user.userId, reason: "lost the phone" });
    await expect(reset()).rejects.toMatchObject({ code: "conflict" });
    const { secret } = await identity.beginSecondFactor(session.ctx, {});
    await identity.confirmSecondFactor(session.ctx, { code: identity.totpCode(secret, TEST_NOW) });
    await reset();
    expect(await session.at(TEST_NOW)).toBeNull();
    expect(await userRow(db(), user.userId)).toMatchObject({ totpConfirmedAt: null, totpSecret: null });
    await expect(
      identity.resetSecondFactor(ctx, { userId: root.userId, reason: "my own" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("resets ask for a fresh session", async () => {
    const user = await makeUser(db(), "admin", "support", newLogin());
    const stale = { ...(await asRoot()), now: minutesAfter(TEST_NOW, 16) };
    await expect(identity.resetUserPassword(stale, { userId: user.userId })).rejects.toMatchObject({
      fields: { stepUp: [expect.any(String)] },
    });
  });
});

describe("sessions", () => {
  it("of one's own are listed without their secrets, the present one marked, and can be ended one by one", async () => {
    const user = await makeUser(db(), "customer", "customer", newLogin(), world.a.customerId);
    const [here, there] = [
      await signedIn(db(), user),
      await signedIn(db(), user, minutesAfter(TEST_NOW, -5)),
    ];
    const { sessions } = await identity.getSecurity(here.ctx, {});
    expect(sessions.map((session) => [session.current, session.device])).toEqual([
      [true, "Firefox on Linux"],
      [false, "Firefox on Linux"],
    ]);
    expect(JSON.stringify(sessions)).not.toContain(here.sessionHash);
    await identity.revokeSession(here.ctx, { ref: there.sessionHash.slice(0, 12) });
    expect(await there.at(TEST_NOW)).toBeNull();
    expect(await here.at(TEST_NOW)).not.toBeNull();
    expect((await identity.getSecurity(here.ctx, {})).sessions).toHaveLength(1);
  });

  it("of someone else can't be ended as one's own", async () => {
    const [one, two] = [await signedIn(db(), root), await signedIn(db(), manager)];
    await expect(
      identity.revokeSession(two.ctx, { ref: one.sessionHash.slice(0, 12) }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await one.at(TEST_NOW)).not.toBeNull();
  });

  it("of a user are seen and ended by who manages them, with every “log in as” on them", async () => {
    const helper = await makeUser(db(), "admin", "support", newLogin());
    const session = await signedIn(db(), helper);
    const started = await identity.startImpersonation(session.ctx, {
      realm: "customer",
      id: world.a.customerId,
      reason: "asked on the phone",
    });
    const ctx = await asRoot();
    const { sessions } = await identity.listUserSessions(ctx, { userId: helper.userId });
    await identity.revokeUserSession(ctx, { userId: helper.userId, ref: sessions[0]?.ref ?? "" });
    expect(await session.at(TEST_NOW)).toBeNull();
    expect((await identity.listUserSessions(ctx, { userId: helper.userId })).sessions).toEqual([]);
    const rows = await db().select().from(auditLog).where(eq(auditLog.entityId, started.impersonationId));
    expect(rows.map((row) => row.details)).toContainEqual({ ended: "actor_signed_out" });
    const looks = await db()
      .select({ id: auditLog.entityId, name: auditLog.entityName })
      .from(auditLog)
      .where(and(eq(auditLog.action, "user.list_sessions"), eq(auditLog.entityId, helper.userId)));
    expect(looks).toEqual([1, 2].map(() => ({ id: helper.userId, name: helper.login })));
  });
});
