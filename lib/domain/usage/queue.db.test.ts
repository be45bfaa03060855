import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, unratedUsage } from "@/db/schema";
import { add, subtract } from "@/lib/platform/money";
import { adminContext } from "@/lib/testing/contexts";
import {
  call,
  customerId,
  key,
  openSwitch,
  posted,
  recordOf,
  send,
  system,
} from "@/lib/testing/posted-calls";
import { balanceOf, ctx, makeTariff, rateBy, USAGE_NOW } from "@/lib/testing/usage-trial";
import {
  countUnrated,
  discard,
  editRecord,
  getUnrated,
  listRecords,
  listUnrated,
  postRecords,
  replay,
} from "./index";

openSwitch();

describe("calls posted by a switch", () => {
  it("are charged once, however often and in whatever company they are posted", async () => {
    const [first] = await send(call("post.1"));
    expect(first).toMatchObject({ status: "accepted", amount: "0.012" });
    const answers = await send(call("post.1"), call("post.2"), call("post.2"));
    expect(answers.map(({ status }) => status)).toEqual(["duplicate", "accepted", "duplicate"]);
    expect(add(await balanceOf(customerId()), "0")).toBe("0.024");
    const tries = await Promise.all([1, 2, 3, 4].map(() => send(call("post.3"))));
    expect(
      tries
        .flat()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["accepted", "duplicate", "duplicate", "duplicate"]);
    expect(add(await balanceOf(customerId()), "0")).toBe("0.036");
  });

  it("are answered one by one: queued with the reason, refused, or kept for nothing", async () => {
    const answers = await send(
      call("post.4", { accountcode: "nobody" }),
      "not a record",
      call("post.5", { disposition: "BUSY", billsec: 0, answer: "" }),
      call("post.6", { billsec: "many" }),
    );
    expect(answers).toMatchObject([
      { status: "queued", reason: "no_account", message: "There is no account “nobody”." },
      { status: "refused", callId: null },
      { status: "accepted", amount: "0.00" },
      { status: "queued", reason: "malformed" },
    ]);
    expect((await recordOf("post.5")).xdrId).toBeNull();
  });

  it("are refused with a wrong secret, the same as at a source that is not there", async () => {
    for (const wrong of [
      { key, secret: "wrong" },
      { key: "other", secret: posted.secret },
    ])
      await expect(postRecords(system(), { ...wrong, records: [call("post.7")] })).rejects.toMatchObject({
        code: "unauthenticated",
        message: "This source or its secret is not known.",
      });
    expect(await recordOf("post.7")).toBeUndefined();
  });
});

describe("the queue", () => {
  const waiting = async (uniqueid: string) => {
    const [row] = await db()
      .select()
      .from(unratedUsage)
      .where(sql`call_id like ${`${uniqueid}/%`}`);
    return row!;
  };

  it("gives a record back when there is an account for it, once, and forgets what it held", async () => {
    await send(call("q.1", { accountcode: "late" }), call("q.2", { accountcode: "late" }));
    expect(await replay(ctx(), { unratedIds: [(await waiting("q.1")).id] })).toMatchObject({ unrated: 1 });
    expect((await waiting("q.1")).attempts).toBe(2);
    const { customerId, distributorId, productId } = posted.world.estate;
    await db()
      .insert(accounts)
      .values({ customerId, distributorId, identifier: "late", productId, activatesOn: "2026-01-01" });
    const before = await balanceOf(customerId);
    await replay(ctx(), { reason: "no_account" });
    await replay(ctx(), { reason: "no_account" });
    expect(subtract(await balanceOf(customerId), before)).toBe("0.024");
    const row = await waiting("q.1");
    expect(row).toMatchObject({ raw: {}, resolvedAt: USAGE_NOW });
    await expect(replay(ctx(), { unratedIds: [row.id] })).rejects.toMatchObject({ code: "not_found" });
    expect((await send(call("q.1", { accountcode: "late" })))[0]?.status).toBe("duplicate");
  });

  it("rates a record with what a person put in its place", async () => {
    await send(call("q.3", { accountcode: "typo" }), call("q.4", { dst: "*55" }));
    const [third, fourth] = [await waiting("q.3"), await waiting("q.4")];
    expect(await editRecord(ctx(), { unratedId: third.id, accountKey: "1002" })).toMatchObject({ rated: 1 });
    expect(await editRecord(ctx(), { unratedId: fourth.id, toNumber: "*66" })).toMatchObject({ unrated: 1 });
    expect(await getUnrated(ctx(), { unratedId: fourth.id })).toMatchObject({
      to: "*66",
      reason: "not_a_number",
    });
    expect(await editRecord(ctx(), { unratedId: fourth.id, toNumber: "+33199123456" })).toMatchObject({
      rated: 1,
    });
    expect(await recordOf("q.4")).toMatchObject({ toNumber: "33199123456" });
  });

  it("never brings back what was discarded", async () => {
    await send(call("q.5", { dst: "*77" }));
    const { id } = await waiting("q.5");
    await discard(ctx(), { unratedIds: [id], reason: "a feature code" });
    expect(await replay(ctx(), {})).toBeTruthy();
    expect((await send(call("q.5", { dst: "*77" })))[0]?.status).toBe("duplicate");
    expect((await waiting("q.5")).resolvedAt).toBeNull();
    const { rows } = await listUnrated(ctx(), { state: "discarded" });
    expect(rows).toMatchObject([{ id, discardReason: "a feature code" }]);
  });

  it("says how many wait for what, and discards all that wait for one thing", async () => {
    await send(call("q.6", { dst: "*1" }), call("q.7", { dst: "*2" }));
    const before = await countUnrated(ctx(), {});
    const { count = 0 } = before.find(({ reason }) => reason === "not_a_number") ?? {};
    expect(count).toBeGreaterThanOrEqual(2);
    expect(
      await discard(ctx(), { waitingFor: "not_a_number", reason: "feature codes are free" }),
    ).toMatchObject({ discarded: count });
    expect((await countUnrated(ctx(), {})).map(({ reason }) => reason)).not.toContain("not_a_number");
  });

  it("waits where a tariff is of another currency, or the account was closed before", async () => {
    const other = await makeTariff({ name: "Euros", currency: "EUR" });
    await rateBy(posted.world.estate.productId, other);
    await send(call("q.8"));
    expect(await waiting("q.8")).toMatchObject({
      reason: "currency_mismatch",
      message: "“Euros” is in EUR, and the customer pays in USD.",
      customerId: customerId(),
    });
    await rateBy(posted.world.estate.productId, posted.world.tariffId);
    await db()
      .update(accounts)
      .set({ closedAt: new Date("2026-11-01T00:00:00Z") })
      .where(eq(accounts.identifier, "1004"));
    await send(call("q.9", { accountcode: "1004" }));
    expect(await waiting("q.9")).toMatchObject({ reason: "account_closed" });
  });

  it("masks numbers for those who may not see them, in the reason too", async () => {
    const blind = adminContext(db(), { now: USAGE_NOW, permissions: ["usage:import", "usage:read"] });
    await send(call("q.10", { dst: "+999123456789" }));
    const { id } = await waiting("q.10");
    const seen = JSON.stringify(await getUnrated(blind, { unratedId: id }));
    expect(seen).not.toContain("999123456789");
    expect(JSON.stringify(await listRecords(blind, {}))).not.toContain("12125551234");
  });
});
