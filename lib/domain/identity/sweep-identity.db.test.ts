import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { idempotencyKeys, impersonations, rateLimits, readReceipts, sessions } from "@/db/schema";
import { adminContext, anonymousContext, systemContext, TEST_NOW } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeUser, minutesAfter, signedIn, type TestUser } from "@/lib/testing/people";
import { exchangeHandover, signIn, startImpersonation, sweepIdentity } from "./index";

const DAY = 24 * 60;
let world: World;
let support: TestUser;
const sweep = (now: Date) => sweepIdentity(systemContext(db(), { now }), {});
const begin = async (exchanged: boolean) => {
  const { ctx, sessionHash } = await signedIn(db(), support);
  const started = await startImpersonation(ctx, {
    realm: "customer",
    id: world.a.customerId,
    reason: "asked on the phone",
  });
  if (exchanged)
    await exchangeHandover(anonymousContext(db()), { code: started.code, sessionHashes: [sessionHash] });
  return { id: started.impersonationId, sessionHash };
};
const causeOf = async (id: number) =>
  (await db().select().from(impersonations).where(eq(impersonations.id, id)))[0]?.endCause;

beforeAll(async () => {
  world = await testWorld(db());
  support = await makeUser(db(), "admin", "support", "helper");
});

describe("the sweep", () => {
  it("is for jobs alone", async () => {
    await expect(sweepIdentity(adminContext(db()), {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("ends “log in as” that is over, with its cause, and leaves the running one alone", async () => {
    const [unclaimed, running] = [await begin(false), await begin(true)];
    await sweep(minutesAfter(TEST_NOW, 2));
    expect([await causeOf(unclaimed.id), await causeOf(running.id)]).toEqual(["expired", null]);
    await sweep(minutesAfter(TEST_NOW, 11));
    expect(await causeOf(running.id)).toBe("idle");
    const busy = await begin(true);
    await db()
      .update(impersonations)
      .set({ lastSeenAt: minutesAfter(TEST_NOW, 29) })
      .where(eq(impersonations.id, busy.id));
    await sweep(minutesAfter(TEST_NOW, 31));
    expect(await causeOf(busy.id)).toBe("expired");
  });

  it("throws away sessions a month after their end, and keeps those someone acted from", async () => {
    const plain = await signedIn(db(), support);
    const acted = await begin(true);
    const there = async (hash: string) =>
      (await db().select().from(sessions).where(eq(sessions.idHash, hash))).length;
    await sweep(minutesAfter(TEST_NOW, 30 * DAY));
    expect([await there(plain.sessionHash), await there(acted.sessionHash)]).toEqual([1, 1]);
    await sweep(minutesAfter(TEST_NOW, 31 * DAY));
    expect([await there(plain.sessionHash), await there(acted.sessionHash)]).toEqual([0, 1]);
  });

  it("throws away receipts after an hour, kept answers after a week, counters after a day", async () => {
    await db().delete(rateLimits);
    await db()
      .insert(readReceipts)
      .values({ id: randomUUID(), impersonationId: 1, path: "/", createdAt: TEST_NOW });
    await db()
      .insert(idempotencyKeys)
      .values({ actorKey: "a", operation: "o", key: "k", requestHash: "h", createdAt: TEST_NOW });
    await signIn(anonymousContext(db()), { login: "nobody", password: "wrong" });
    const left = async () => [
      (await db().select().from(readReceipts)).length,
      (await db().select().from(rateLimits)).length,
      (await db().select().from(idempotencyKeys)).length,
    ];
    expect(await left()).toEqual([1, 3, 1]);
    await sweep(minutesAfter(TEST_NOW, 59));
    expect(await left()).toEqual([1, 3, 1]);
    await sweep(minutesAfter(TEST_NOW, 61));
    expect(await left()).toEqual([0, 3, 1]);
    await sweep(minutesAfter(TEST_NOW, DAY + 2));
    expect(await left()).toEqual([0, 0, 1]);
    await sweep(minutesAfter(TEST_NOW, 7 * DAY + 1));
    expect(await left()).toEqual([0, 0, 0]);
  });

  it("does not forget a wait that is still on, nor wrong tries of a moment ago", async () => {
    await db().delete(rateLimits);
    for (let n = 0; n < 5; n++) await signIn(anonymousContext(db()), { login: "root", password: "wrong" });
    await sweep(minutesAfter(TEST_NOW, 0.5));
    const again = await signIn(anonymousContext(db(), { now: minutesAfter(TEST_NOW, 0.5) }), {
      login: "root",
      password: "wrong",
    });
    expect(again).toMatchObject({ ok: false, retryAfterSeconds: 30 });
  });
});
