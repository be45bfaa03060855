import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, impersonations, rateLimits, users } from "@/db/schema";
import { anonymousContext, TEST_NOW } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeUser, minutesAfter, signedIn, TEST_PASSWORD, userRow } from "@/lib/testing/people";
import { changePassword, confirmPassword, findSession, signIn, startImpersonation } from "./index";

const NEW = "a much better one than before";
const change = { current: TEST_PASSWORD, password: NEW, repeat: NEW };

let world: World;
let count = 0;
const someone = async () => {
  count += 1;
  return makeUser(db(), "admin", "support", `person-${count}`);
};

beforeAll(async () => {
  world = await testWorld(db());
});

beforeEach(async () => {
  await db().delete(rateLimits);
});

describe("changing one's password", () => {
  it("makes the new one work and the old one not", async () => {
    const user = await someone();
    const { ctx } = await signedIn(db(), user);
    await changePassword(ctx, change);
    const trying = (password: string) => signIn(anonymousContext(db()), { login: user.login, password });
    expect((await trying(NEW)).ok).toBe(true);
    expect((await trying(TEST_PASSWORD)).ok).toBe(false);
  });

  it("ends every other session and every running “log in as”, and keeps this one", async () => {
    const user = await someone();
    const [here, there] = [await signedIn(db(), user), await signedIn(db(), user)];
    const reason = "customer asked on the phone";
    const { impersonationId } = await startImpersonation(there.ctx, {
      realm: "customer",
      id: world.a.customerId,
      reason,
    });
    expect(await changePassword(here.ctx, change)).toEqual({ sessions: 1 });
    expect(await here.at(TEST_NOW)).not.toBeNull();
    expect(await there.at(TEST_NOW)).toBeNull();
    const [row] = await db().select().from(impersonations).where(eq(impersonations.id, impersonationId));
    expect(row).toMatchObject({ endCause: "password_changed", endedAt: TEST_NOW });
  });

  it("is what frees a person from the forced change", async () => {
    const user = await someone();
    await db().update(users).set({ mustChangePassword: true }).where(eq(users.id, user.userId));
    const { ctx, sessionHash } = await signedIn(db(), user);
    const pending = async () =>
      (
        await findSession(
          { ...ctx, actor: { kind: "system", job: "test" } },
          { sessionHash, portal: "admin" },
        )
      )?.pending;
    expect(await pending()).toBe("change_password");
    await changePassword(ctx, change);
    expect(await pending()).toBeNull();
  });

  it.each([
    [{ ...change, current: "wrong" }, "current"],
    [{ ...change, repeat: "something else entirely" }, "repeat"],
    [{ ...change, password: "too short", repeat: "too short" }, "password"],
    [{ ...change, password: TEST_PASSWORD, repeat: TEST_PASSWORD }, "password"],
  ])("is refused with the reason beside the field: %o", async (input, field) => {
    const user = await someone();
    const { ctx } = await signedIn(db(), user);
    await expect(changePassword(ctx, input)).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: [expect.any(String)] },
    });
  });

  it("never puts a password or its hash in the log", async () => {
    const user = await someone();
    const { ctx } = await signedIn(db(), user);
    await changePassword(ctx, change);
    const { passwordHash } = await userRow(db(), user.userId);
    const log = JSON.stringify(await db().select().from(auditLog));
    for (const secret of [NEW, TEST_PASSWORD, passwordHash]) expect(log).not.toContain(secret);
  });

  it("can't be used to guess the current one: after five wrong ones the right one waits too", async () => {
    const user = await someone();
    const { ctx } = await signedIn(db(), user);
    for (let n = 0; n < 5; n++)
      await expect(changePassword(ctx, { ...change, current: "wrong" })).rejects.toThrow();
    await expect(changePassword(ctx, change)).rejects.toMatchObject({
      fields: { current: expect.anything() },
    });
    expect(await changePassword({ ...ctx, now: minutesAfter(TEST_NOW, 2) }, change)).toEqual({ sessions: 0 });
  });
});

describe("confirming that it is you", () => {
  const fresh = async (session: Awaited<ReturnType<typeof signedIn>>, now: Date) =>
    (
      await findSession(
        { ...session.ctx, now, actor: { kind: "system", job: "test" } },
        { sessionHash: session.sessionHash, portal: "admin" },
      )
    )?.fresh;

  it("holds for a quarter of an hour", async () => {
    const session = await signedIn(db(), await someone());
    const later = minutesAfter(TEST_NOW, 14);
    await session.at(later);
    const stale = minutesAfter(TEST_NOW, 16);
    expect(await fresh(session, stale)).toBe(false);
    expect(await confirmPassword({ ...session.ctx, now: stale }, { password: "wrong" })).toMatchObject({
      ok: false,
    });
    expect(await fresh(session, stale)).toBe(false);
    expect(await confirmPassword({ ...session.ctx, now: stale }, { password: TEST_PASSWORD })).toEqual({
      ok: true,
    });
    expect(await fresh(session, minutesAfter(stale, 14))).toBe(true);
  });

  it("takes no more than five wrong passwords before it waits", async () => {
    const session = await signedIn(db(), await someone());
    for (let n = 0; n < 5; n++) await confirmPassword(session.ctx, { password: "wrong" });
    expect(await confirmPassword(session.ctx, { password: TEST_PASSWORD })).toMatchObject({ ok: false });
  });
});
