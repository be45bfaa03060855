import { desc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customers, rateLimits, resellers, sessions, users } from "@/db/schema";
import { sha256Hex } from "@/lib/platform/ids";
import { anonymousContext, systemContext, TEST_NOW } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import {
  makeUser,
  minutesAfter,
  signedIn,
  TEST_PASSWORD,
  type TestUser,
  userRow,
} from "@/lib/testing/people";
import { findSession, signIn, signOut, signOutEverywhere } from "./index";

let world: World;
let operator: TestUser;
let customer: TestUser;

const REFUSED = "The login or password is wrong. Passwords are case sensitive.";

/** A try from an address of its own, a second after the one before: only the limits under test come into play. */
let tries = 0;
const tryAt = (login: string, password: string, options: { ip?: string; now?: Date } = {}) => {
  tries += 1;
  const now = options.now ?? new Date(TEST_NOW.getTime() + tries * 1000);
  return signIn(anonymousContext(db(), { ip: options.ip ?? `10.0.0.${tries % 250}`, now }), {
    login,
    password,
  });
};
const lastRefusal = async () =>
  (
    await db()
      .select()
      .from(auditLog)
      .where(eq(auditLog.outcome, "denied"))
      .orderBy(desc(auditLog.id))
      .limit(1)
  )[0];

beforeAll(async () => {
  world = await testWorld(db());
  operator = await makeUser(db(), "admin", "super_admin", "root");
  customer = await makeUser(db(), "customer", "customer", "maria", world.a.customerId);
});

beforeEach(async () => {
  await db().delete(rateLimits);
});

describe("signing in", () => {
  it("opens a session of the person's own portal, whatever the login's case", async () => {
    const result = await tryAt("ROOT", TEST_PASSWORD);
    expect(result).toMatchObject({ ok: true, realm: "admin", next: null });
    if (!result.ok) return;
    const [row] = await db()
      .select()
      .from(sessions)
      .where(eq(sessions.idHash, sha256Hex(result.sessionToken)));
    expect(row).toMatchObject({
      userId: operator.userId,
      portal: "admin",
      revokedAt: null,
      idleSeconds: 900,
    });
    expect(row?.idHash).not.toContain(result.sessionToken);
    expect((await userRow(db(), operator.userId)).lastSignInAt).not.toBeNull();
  });

  it("says the same whatever was wrong, and writes down what it was", async () => {
    await db().update(users).set({ status: "disabled" }).where(eq(users.id, customer.userId));
    const answers = [
      [await tryAt("nobody", TEST_PASSWORD), "unknown login"],
      [await tryAt("root", "wrong"), "wrong password"],
      [await tryAt("maria", TEST_PASSWORD), "not allowed in"],
    ] as const;
    await db().update(users).set({ status: "active" }).where(eq(users.id, customer.userId));
    for (const [answer] of answers) expect(answer).toEqual({ ok: false, message: REFUSED });
    const rows = await db()
      .select()
      .from(auditLog)
      .where(eq(auditLog.outcome, "denied"))
      .orderBy(desc(auditLog.id))
      .limit(3);
    expect(rows.map((row) => row.reason).reverse()).toEqual(answers.map(([, reason]) => reason));
  });

  it("hashes for an unknown login as it does for a wrong password", async () => {
    const timed = async (login: string) => {
      const before = performance.now();
      await tryAt(login, "wrong");
      return performance.now() - before;
    };
    await timed("warm-up");
    const pairs = [];
    for (let n = 0; n < 7; n++) pairs.push([await timed("nobody"), await timed("root")] as const);
    const ratios = pairs.map(([unknown, known]) => unknown / known).toSorted((a, b) => a - b);
    // A skipped hash would be ten times faster; the bound is wide, for busy machines.
    expect(ratios[3]).toBeGreaterThan(0.3);
  });

  it("keeps a customer's or a line's people out while it is blocked or closed, their reseller's state aside", async () => {
    const line = await makeUser(db(), "account", "account", "line-1", world.a.accountId);
    const enters = async (user: TestUser) => (await tryAt(user.login, TEST_PASSWORD)).ok;
    expect([await enters(customer), await enters(line)]).toEqual([true, true]);
    await db().update(resellers).set({ status: "blocked" }).where(eq(resellers.id, world.a.resellerId));
    expect([await enters(customer), await enters(line)]).toEqual([true, true]);
    await db().update(customers).set({ blocked: true }).where(eq(customers.id, world.a.customerId));
    expect([await enters(customer), await enters(line)]).toEqual([false, false]);
    await db().update(resellers).set({ status: "active" }).where(eq(resellers.id, world.a.resellerId));
    expect([await enters(customer), await enters(line)]).toEqual([false, false]);
    await db().update(customers).set({ blocked: false }).where(eq(customers.id, world.a.customerId));
    expect([await enters(customer), await enters(line)]).toEqual([true, true]);
  });

  it("keeps a blocked reseller's own people out", async () => {
    const manager = await makeUser(db(), "reseller", "reseller_manager", "a-manager", world.a.resellerId);
    await db().update(resellers).set({ status: "blocked" }).where(eq(resellers.id, world.a.resellerId));
    expect((await tryAt(manager.login, TEST_PASSWORD)).ok).toBe(false);
    await db().update(resellers).set({ status: "active" }).where(eq(resellers.id, world.a.resellerId));
    expect((await tryAt(manager.login, TEST_PASSWORD)).ok).toBe(true);
  });

  it("says what is left to do first", async () => {
    await db().update(users).set({ mustChangePassword: true }).where(eq(users.id, customer.userId));
    expect(await tryAt("maria", TEST_PASSWORD)).toMatchObject({ ok: true, next: "change_password" });
    await db().update(users).set({ mustChangePassword: false }).where(eq(users.id, customer.userId));
  });
});

describe("too many wrong tries", () => {
  const ip = "192.0.2.7";

  it("make one place wait for one login: 1, 2, 4, 8, 15 minutes, and then 15 again", async () => {
    let now = TEST_NOW;
    const wrong = async () => {
      now = new Date(now.getTime() + 1000);
      return tryAt("root", "wrong", { ip, now });
    };
    for (let n = 0; n < 5; n++) expect(await wrong()).toEqual({ ok: false, message: REFUSED });
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      const held = await tryAt("root", TEST_PASSWORD, {
        ip,
        now: new Date(now.getTime() + minutes * 60_000 - 1000),
      });
      expect(held).toMatchObject({ ok: false, retryAfterSeconds: 1 });
      now = minutesAfter(now, minutes);
      expect(await wrong()).toEqual({ ok: false, message: REFUSED });
    }
  });

  it("neither hold the same login from elsewhere nor another login from there", async () => {
    for (let n = 0; n < 6; n++) await tryAt("root", "wrong", { ip });
    expect(await tryAt("root", TEST_PASSWORD, { ip })).toMatchObject({
      ok: false,
      retryAfterSeconds: expect.anything(),
    });
    expect((await tryAt("root", TEST_PASSWORD, { ip: "192.0.2.8" })).ok).toBe(true);
    expect((await tryAt("maria", TEST_PASSWORD, { ip })).ok).toBe(true);
  });

  it("hold an unknown login just the same", async () => {
    for (let n = 0; n < 5; n++) await tryAt("nobody", "wrong", { ip });
    expect(await tryAt("nobody", "wrong", { ip })).toMatchObject({ retryAfterSeconds: expect.anything() });
  });

  it("are forgotten by a right one", async () => {
    for (let n = 0; n < 4; n++) await tryAt("root", "wrong", { ip });
    expect((await tryAt("root", TEST_PASSWORD, { ip })).ok).toBe(true);
    for (let n = 0; n < 4; n++) await tryAt("root", "wrong", { ip });
    expect((await tryAt("root", TEST_PASSWORD, { ip })).ok).toBe(true);
  });

  it("from one address end at twenty a minute, and go on in the next", async () => {
    const minute = new Date("2026-03-15T13:00:00Z");
    const at = (second: number) => new Date(minute.getTime() + second * 1000);
    for (let n = 0; n < 20; n++) await tryAt(`login-${n}`, "wrong", { ip, now: at(n) });
    expect(await tryAt("root", TEST_PASSWORD, { ip, now: at(21) })).toMatchObject({ retryAfterSeconds: 60 });
    expect((await lastRefusal())?.reason).toBe("too many tries from this address");
    expect((await tryAt("root", TEST_PASSWORD, { ip, now: at(61) })).ok).toBe(true);
  });

  it("at the whole door end at ten a second", async () => {
    const now = new Date("2026-03-15T14:00:00Z");
    for (let n = 0; n < 10; n++) await tryAt(`login-${n}`, "wrong", { ip: `198.51.100.${n}`, now });
    expect(await tryAt("root", TEST_PASSWORD, { ip: "198.51.100.99", now })).toMatchObject({
      retryAfterSeconds: 2,
    });
  });

  it("a hundred in a row lock the login everywhere until a reset", async () => {
    await db().update(users).set({ failedSignIns: 99 }).where(eq(users.id, customer.userId));
    await tryAt("maria", "wrong");
    expect(await tryAt("maria", TEST_PASSWORD)).toEqual({ ok: false, message: REFUSED });
    expect((await lastRefusal())?.reason).toBe("locked until a reset");
    await db().update(users).set({ failedSignIns: 0 }).where(eq(users.id, customer.userId));
    expect((await tryAt("maria", TEST_PASSWORD)).ok).toBe(true);
  });
});

describe("a session", () => {
  it("ends when it was idle too long: 15 minutes for staff, 30 for customers", async () => {
    const staff = await signedIn(db(), operator);
    expect(await staff.at(minutesAfter(TEST_NOW, 14))).not.toBeNull();
    expect(await staff.at(minutesAfter(TEST_NOW, 28))).not.toBeNull();
    expect(await staff.at(minutesAfter(TEST_NOW, 43))).toBeNull();
    const guest = await signedIn(db(), customer);
    expect(await guest.at(minutesAfter(TEST_NOW, 29))).not.toBeNull();
    expect(await guest.at(minutesAfter(TEST_NOW, 59))).toBeNull();
  });

  it("ends after 8 hours for staff and 12 for customers, however busy", async () => {
    for (const [user, hours] of [
      [operator, 8],
      [customer, 12],
    ] as const) {
      const session = await signedIn(db(), user);
      for (let minute = 10; minute < hours * 60; minute += 10)
        expect(await session.at(minutesAfter(TEST_NOW, minute))).not.toBeNull();
      expect(await session.at(minutesAfter(TEST_NOW, hours * 60))).toBeNull();
    }
  });

  it("does not come back when the clock is set back after it ended", async () => {
    const session = await signedIn(db(), operator);
    await signOut(session.ctx, {});
    expect(await session.at(minutesAfter(TEST_NOW, -60))).toBeNull();
  });

  it("opens its own portal only", async () => {
    const { sessionHash } = await signedIn(db(), customer);
    for (const portal of ["admin", "reseller", "distributor", "account"] as const)
      expect(await findSession(systemContext(db()), { sessionHash, portal })).toBeNull();
  });

  it("that was copied is dead once its owner signed out", async () => {
    const session = await signedIn(db(), operator);
    const other = await signedIn(db(), operator);
    await signOut(session.ctx, {});
    expect(await session.at(TEST_NOW)).toBeNull();
    expect(await other.at(TEST_NOW)).not.toBeNull();
  });

  it("ends everywhere at once when its owner says so", async () => {
    const all = [await signedIn(db(), customer), await signedIn(db(), customer)] as const;
    const stranger = await signedIn(db(), operator);
    await signOutEverywhere(all[0].ctx, {});
    expect([await all[0].at(TEST_NOW), await all[1].at(TEST_NOW)]).toEqual([null, null]);
    expect(await stranger.at(TEST_NOW)).not.toBeNull();
  });

  it("ends with the next request once the person is disabled", async () => {
    const session = await signedIn(db(), customer);
    await db().update(users).set({ status: "disabled" }).where(eq(users.id, customer.userId));
    expect(await session.at(TEST_NOW)).toBeNull();
    await db().update(users).set({ status: "active" }).where(eq(users.id, customer.userId));
  });

  it("is written as seen at most once a minute", async () => {
    const session = await signedIn(db(), operator);
    const seen = async () =>
      (await db().select().from(sessions).where(eq(sessions.idHash, session.sessionHash)))[0]?.lastSeenAt;
    await session.at(new Date(TEST_NOW.getTime() + 59_000));
    expect(await seen()).toEqual(TEST_NOW);
    await session.at(new Date(TEST_NOW.getTime() + 61_000));
    expect(await seen()).toEqual(new Date(TEST_NOW.getTime() + 61_000));
  });
});
