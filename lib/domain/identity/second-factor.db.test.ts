import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, company, rateLimits, recoveryCodes, sessions } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { unseal } from "@/lib/platform/seal";
import { systemContext, TEST_NOW } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { makeUser, minutesAfter, signedIn, type TestUser, userRow } from "@/lib/testing/people";
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  findSecondFactorSetup,
  findSession,
  getSecurity,
  removeSecondFactor,
  renewRecoveryCodes,
  totpCode,
  verifySecondFactor,
} from "./index";

let count = 0;
/** Someone new with a second factor, and a session that has yet to prove it, at a moment an hour later. */
async function enrolled() {
  count += 1;
  const user = await makeUser(db(), "admin", "support", `helper-${count}`);
  const first = await signedIn(db(), user);
  const { secret } = await beginSecondFactor(first.ctx, {});
  const { recoveryCodes: codes } = await confirmSecondFactor(first.ctx, { code: totpCode(secret, TEST_NOW) });
  const now = minutesAfter(TEST_NOW, 60);
  const session = await signedIn(db(), user, now);
  const at = (moment: Date): Context => ({ ...session.ctx, now: moment });
  return { user, secret, codes, session, now, at };
}
const step = (now: Date, steps: number) => new Date(now.getTime() + steps * 30_000);
const pending = async (user: TestUser, sessionHash: string, now: Date) =>
  (await findSession(systemContext(db(), { now }), { sessionHash, portal: user.realm }))?.pending;

beforeAll(async () => {
  await testWorld(db());
});

beforeEach(async () => {
  await db().delete(rateLimits);
});

describe("setting a second factor up", () => {
  it("changes nothing until a code confirms it, and may be begun again", async () => {
    const user = await makeUser(db(), "admin", "support", "beginner");
    const { ctx } = await signedIn(db(), user);
    expect(await findSecondFactorSetup(ctx, {})).toBeNull();
    const first = await beginSecondFactor(ctx, {});
    const second = await beginSecondFactor(ctx, {});
    expect(second.secret).not.toBe(first.secret);
    expect(await findSecondFactorSetup(ctx, {})).toEqual(second);
    expect((await getSecurity(ctx, {})).hasSecondFactor).toBe(false);
    await expect(confirmSecondFactor(ctx, { code: totpCode(first.secret, ctx.now) })).rejects.toMatchObject({
      code: "invalid",
      fields: { code: expect.anything() },
    });
    await confirmSecondFactor(ctx, { code: totpCode(second.secret, ctx.now) });
    expect(await getSecurity(ctx, {})).toMatchObject({ hasSecondFactor: true, recoveryCodesLeft: 10 });
    expect(await findSecondFactorSetup(ctx, {})).toBeNull();
    await expect(beginSecondFactor(ctx, {})).rejects.toMatchObject({ code: "conflict" });
  });

  it("keeps the secret sealed and the recovery codes hashed, and neither in the log", async () => {
    const { user, secret, codes } = await enrolled();
    const row = await userRow(db(), user.userId);
    expect(row.totpSecret).not.toContain(secret);
    expect(unseal(row.totpSecret ?? "", `totp:${user.userId}`)).toBe(secret);
    const kept = await db().select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.userId));
    expect(kept).toHaveLength(10);
    expect(codes.some((code) => kept.some(({ codeHash }) => codeHash.includes(code)))).toBe(false);
    const log = JSON.stringify(await db().select().from(auditLog));
    for (const text of [secret, ...codes]) expect(log).not.toContain(text);
  });

  it("makes the setup wait at every next sign-in", async () => {
    const { user, session, now } = await enrolled();
    expect(await pending(user, session.sessionHash, now)).toBe("second_factor");
  });
});

describe("a code", () => {
  it("opens the door once: the same one again is refused", async () => {
    const { user, secret, session, now, at } = await enrolled();
    const code = totpCode(secret, now);
    expect(await verifySecondFactor(at(now), { code })).toEqual({ ok: true });
    expect(await pending(user, session.sessionHash, now)).toBeNull();
    expect((await verifySecondFactor(at(now), { code })).ok).toBe(false);
  });

  it("of the step before is still good, one of two steps before or of the next is not", async () => {
    const before = await enrolled();
    const late = step(before.now, 1);
    expect(
      (await verifySecondFactor(before.at(late), { code: totpCode(before.secret, before.now) })).ok,
    ).toBe(true);
    const older = await enrolled();
    const code = totpCode(older.secret, older.now);
    expect((await verifySecondFactor(older.at(step(older.now, 2)), { code })).ok).toBe(false);
    expect((await verifySecondFactor(older.at(step(older.now, -1)), { code })).ok).toBe(false);
  });

  it("older than one used before is not good any more", async () => {
    const { secret, now, at } = await enrolled();
    const next = step(now, 1);
    expect((await verifySecondFactor(at(next), { code: totpCode(secret, next) })).ok).toBe(true);
    expect((await verifySecondFactor(at(next), { code: totpCode(secret, now) })).ok).toBe(false);
  });

  it("used to confirm the setup does not open the door as well", async () => {
    const user = await makeUser(db(), "admin", "support", "twice");
    const { ctx } = await signedIn(db(), user);
    const { secret } = await beginSecondFactor(ctx, {});
    const code = totpCode(secret, ctx.now);
    await confirmSecondFactor(ctx, { code });
    const again = await signedIn(db(), user);
    expect((await verifySecondFactor(again.ctx, { code })).ok).toBe(false);
  });

  it("may be typed with a space in it", async () => {
    const { secret, now, at } = await enrolled();
    const code = totpCode(secret, now).replace(/^(...)/, "$1 ");
    expect((await verifySecondFactor(at(now), { code })).ok).toBe(true);
  });

  it("typed at once in two windows opens one", async () => {
    const { secret, now, at } = await enrolled();
    const code = totpCode(secret, now);
    const both = await Promise.all([
      verifySecondFactor(at(now), { code }),
      verifySecondFactor(at(now), { code }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("is waited for five minutes after five wrong ones, even the right one", async () => {
    const { secret, now, at } = await enrolled();
    for (let n = 0; n < 5; n++)
      expect((await verifySecondFactor(at(now), { code: "000000" })).ok).toBe(false);
    const early = minutesAfter(now, 4.9);
    const held = await verifySecondFactor(at(early), { code: totpCode(secret, early) });
    expect(held).toMatchObject({ ok: false, message: expect.stringContaining("Wait five minutes") });
    const later = minutesAfter(now, 5.1);
    expect((await verifySecondFactor(at(later), { code: totpCode(secret, later) })).ok).toBe(true);
  });

  it("can't be guessed by way of removing the second factor or renewing the recovery codes", async () => {
    const { secret, now, at } = await enrolled();
    for (let n = 0; n < 5; n++)
      await expect(
        (n % 2 ? removeSecondFactor : renewRecoveryCodes)(at(now), { code: "000000" }),
      ).rejects.toThrow();
    await expect(removeSecondFactor(at(now), { code: totpCode(secret, now) })).rejects.toThrow(
      "Wait five minutes",
    );
  });
});

describe("a recovery code", () => {
  it("opens the door once, however it is typed", async () => {
    const { codes, now, at } = await enrolled();
    const code = codes[3] ?? "";
    expect(await verifySecondFactor(at(now), { code: ` ${code.toUpperCase()} ` })).toEqual({ ok: true });
    expect((await verifySecondFactor(at(now), { code })).ok).toBe(false);
    expect((await getSecurity(at(now), {})).recoveryCodesLeft).toBe(9);
  });

  it("of someone else is worth nothing", async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    expect((await verifySecondFactor(one.at(one.now), { code: two.codes[0] ?? "" })).ok).toBe(false);
  });

  it("stops working when new ones are made", async () => {
    const { codes, secret, now, at } = await enrolled();
    const { recoveryCodes: fresh } = await renewRecoveryCodes(at(now), { code: totpCode(secret, now) });
    expect(fresh).toHaveLength(10);
    expect((await verifySecondFactor(at(now), { code: codes[0] ?? "" })).ok).toBe(false);
    expect((await verifySecondFactor(at(now), { code: fresh[0] ?? "" })).ok).toBe(true);
  });
});

describe("the second factor", () => {
  it("can be removed with a code, and its recovery codes go with it", async () => {
    const { user, secret, now, at } = await enrolled();
    await expect(removeSecondFactor(at(now), { code: "000000" })).rejects.toMatchObject({ code: "invalid" });
    await removeSecondFactor(at(now), { code: totpCode(secret, now) });
    expect(await userRow(db(), user.userId)).toMatchObject({ totpSecret: null, totpConfirmedAt: null });
    expect(await db().select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.userId))).toEqual([]);
  });

  it("can't be removed where the company demands it, and is asked of those who have none", async () => {
    const { secret, now, at } = await enrolled();
    const bare = await makeUser(db(), "admin", "support", "bare");
    const session = await signedIn(db(), bare);
    await db().update(company).set({ secondFactorRequired: true });
    await expect(removeSecondFactor(at(now), { code: totpCode(secret, now) })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await pending(bare, session.sessionHash, TEST_NOW)).toBe("enrol");
    await db().update(company).set({ secondFactorRequired: false });
    expect(await pending(bare, session.sessionHash, TEST_NOW)).toBeNull();
  });

  it("stands before a password change: a stolen password does not become a new one", async () => {
    const { user, now, at } = await enrolled();
    const before = (await userRow(db(), user.userId)).passwordHash;
    const change = {
      current: "correct horse battery staple",
      password: "thief thief thief",
      repeat: "thief thief thief",
    };
    await expect(changePassword(at(now), change)).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await userRow(db(), user.userId)).passwordHash).toBe(before);
  });

  it("leaves a trace of every wrong and every right code", async () => {
    const { user, secret, now, at } = await enrolled();
    await verifySecondFactor(at(now), { code: "000000" });
    await verifySecondFactor(at(now), { code: totpCode(secret, now) });
    const rows = await db()
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, "session.verify_second_factor"), eq(auditLog.entityId, user.userId)))
      .orderBy(auditLog.id);
    expect(rows.map((row) => row.outcome)).toEqual(["denied", "ok"]);
    const [session] = await db()
      .select()
      .from(sessions)
      .where(eq(sessions.idHash, at(now).sessionHash));
    expect(session?.secondFactorAt).toEqual(now);
  });
});
