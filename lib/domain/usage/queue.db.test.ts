import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, plans, subscriptions, unratedUsage, usageRecords, xdrs } from "@/db/schema";
import { add, subtract } from "@/lib/platform/money";
import { adminContext, systemContext } from "@/lib/testing/contexts";
import { masterCsv } from "@/lib/testing/samples/master-csv";
import { sampleRates } from "@/lib/testing/samples/sample-tariff";
import {
  addRates,
  balanceOf,
  ctx,
  include,
  makeTariff,
  rateBy,
  take,
  USAGE_NOW,
  type UsageWorld,
  usageWorld,
} from "@/lib/testing/usage-trial";
import {
  countUnrated,
  discard,
  editRecord,
  getQuota,
  getRecord,
  getUnrated,
  listRecords,
  listUnrated,
  postRecords,
  renewSourceSecret,
  replay,
  rerate,
  topUp,
} from "./index";

let world: UsageWorld;
let secret: string;
const key = "main-switch";
const system = () => systemContext(db(), { now: USAGE_NOW });

const call = (uniqueid: string, more: Record<string, string | number> = {}) => ({
  accountcode: "1001",
  src: "12125550101",
  dst: "+12125551234",
  channel: "PJSIP/1001-00000001",
  dstchannel: "PJSIP/trunk-00000002",
  start: "2026-11-05 10:00:00",
  answer: "2026-11-05 10:00:00",
  end: "2026-11-05 10:01:00",
  duration: 60,
  billsec: 60,
  disposition: "ANSWERED",
  uniqueid,
  ...more,
});
const send = (...records: unknown[]) => postRecords(system(), { key, secret, records });
const customerId = () => world.estate.customerId;
const recordOf = async (uniqueid: string) => {
  const rows = await db()
    .select()
    .from(usageRecords)
    .where(sql`call_id like ${`${uniqueid}/%`} and superseded_at is null`);
  return rows[0]!;
};

beforeAll(async () => {
  world = await usageWorld();
  secret = (await renewSourceSecret(ctx(), { sourceId: world.sourceId })).secret;
});

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
      { key: "other", secret },
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
    const { customerId, distributorId, productId } = world.estate;
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
    await rateBy(world.estate.productId, other);
    await send(call("q.8"));
    expect(await waiting("q.8")).toMatchObject({
      reason: "currency_mismatch",
      message: "“Euros” is in EUR, and the customer pays in USD.",
      customerId: customerId(),
    });
    await rateBy(world.estate.productId, world.tariffId);
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

describe("rating again (B23)", () => {
  const price = (to: string) =>
    addRates(
      world.tariffId,
      sampleRates()
        .filter(({ prefix }) => prefix === "1212555")
        .map((rate) => ({ ...rate, price: to })),
    );
  const days = { from: "2026-11-05", to: "2026-11-05" };

  it("three times leaves the balance as once; a call whose price is the same is left alone", async () => {
    await send(call("again.1"), call("again.2", { dst: "+33199123456" }));
    const first = await recordOf("again.1");
    const before = await balanceOf(customerId());
    expect(await rerate(ctx(), { recordId: first.id, reason: "nothing changed" })).toMatchObject({
      changed: 0,
      unchanged: 1,
    });
    await price("0.05");
    const once = await rerate(ctx(), { recordId: first.id, reason: "a wrong price" });
    expect(once).toMatchObject({ changed: 1 });
    const after = await balanceOf(customerId());
    expect(subtract(after, before)).toBe("0.038");
    for (let n = 0; n < 2; n++)
      await rerate(ctx(), { recordId: (await recordOf("again.1")).id, reason: "once more" });
    expect(await balanceOf(customerId())).toBe(after);
    const moves = await db()
      .select()
      .from(xdrs)
      .where(sql`cause_type = 'usage_record' and cause_id::bigint in
      (select id from usage_records where call_id like 'again.1/%')`);
    expect(moves.map(({ amount, reverses }) => [amount, reverses !== null])).toEqual([
      ["0.01200", false],
      ["-0.01200", true],
      ["0.05000", false],
    ]);
    await expect(rerate(ctx(), { recordId: first.id, reason: "the old one" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await getRecord(ctx(), { recordId: (await recordOf("again.1")).id })).toMatchObject({
      version: 2,
      price: "0.05",
    });
  });

  it("at the same moment by three people posts one", async () => {
    await price("0.06");
    const { id } = await recordOf("again.1");
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => rerate(ctx(), { recordId: id, reason: "three at once" })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    expect(await recordOf("again.1")).toMatchObject({ version: 3, amount: "0.06000" });
  });

  it("of a customer and days does all of them; of a tariff too; what a person took back stays so", async () => {
    const { customerId } = world.estate;
    await price("0.07");
    const { changed } = await rerate(ctx(), { customerId, ...days, reason: "new prices" });
    expect(changed).toBeGreaterThan(2);
    const balance = await balanceOf(customerId);
    expect(await rerate(ctx(), { customerId, ...days, reason: "again" })).toMatchObject({ changed: 0 });
    expect(await rerate(ctx(), { tariffId: world.tariffId, ...days, reason: "again" })).toMatchObject({
      changed: 0,
    });
    expect(await balanceOf(customerId)).toBe(balance);
  });

  it("gives back what was taken out of what is included, and takes anew", async () => {
    const entryId = await include(world.estate.productId, 90n);
    await send(call("in.1"), call("in.2"));
    const parts = async (id: string) =>
      (await recordOf(id)).parts.map(({ quantity, kind }) => `${quantity} ${kind}`);
    expect([await parts("in.1"), await parts("in.2")]).toEqual([["60 free"], ["30 free", "30 standard"]]);
    const used = async () =>
      (
        await db().execute<{ used: string }>(
          sql`select used from usage_counters where entry_id = ${entryId} order by account_id`,
        )
      ).rows;
    expect(await used()).toEqual([{ used: "90" }]);
    await price("0.10");
    // The other calls of that day are of the plan's month too: they take their part when they are rated again.
    await rerate(ctx(), { customerId: customerId(), ...days, reason: "first round" });
    const [after, balance] = [await used(), await balanceOf(customerId())];
    expect(after).toHaveLength(3);
    for (let n = 0; n < 3; n++) {
      await price(`0.1${n}`);
      await rerate(ctx(), { customerId: customerId(), ...days, reason: `round ${n}` });
      expect(await used()).toEqual(after);
    }
    await price("0.10");
    await rerate(ctx(), { customerId: customerId(), ...days, reason: "and back" });
    expect([await used(), await balanceOf(customerId())]).toEqual([after, balance]);
  });

  it("goes on in a job where there are more than a thousand", async () => {
    await take(
      world.sourceId,
      masterCsv({ seed: 3, records: 2_500, from: "2026-11-20", days: 2, zone: "America/New_York" }),
    );
    await db().execute(sql`delete from graphile_worker._private_jobs`);
    const result = await rerate(ctx(), {
      customerId: customerId(),
      from: "2026-11-20",
      to: "2026-11-22",
      reason: "many",
    });
    expect(result.more).toBe(true);
    const { rows } = await db().execute<{ task_identifier: string }>(
      sql`select task_identifier from graphile_worker.jobs`,
    );
    expect(rows).toEqual([{ task_identifier: "usage.rerate" }]);
  });
});

describe("what is included", () => {
  const november = () => adminContext(db(), { now: new Date("2026-11-25T12:00:00Z") });

  it("is shown as used and left, and more can be added", async () => {
    const { accountId, productId } = world.estate;
    const entryId = await include(productId, 600n, "Ten minutes");
    const [quota] = await getQuota(november(), { accountId });
    expect(quota).toMatchObject({ entryId, included: "600", used: "0", left: "600", until: "2026-12-01" });
    await topUp(november(), { accountId, entryId, quantity: "5", lastDay: "", reason: "a present" });
    const [more] = await getQuota(november(), { accountId });
    expect(more).toMatchObject({ included: "600", toppedUp: "300", left: "900" });
    await expect(
      topUp(november(), { accountId, entryId: 999_999, quantity: "5", lastDay: "", reason: "no such" }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a plan that takes another's place", () => {
  it("goes on using what was bought, and gives it back when a call is rated again", async () => {
    const { accountId, productId } = world.estate;
    const november = () => adminContext(db(), { now: new Date("2026-11-25T12:00:00Z") });
    await include(productId, 60n, "Old minutes");
    const [old] = await getQuota(november(), { accountId });
    await topUp(november(), {
      accountId,
      entryId: old?.entryId ?? 0,
      quantity: "2",
      lastDay: "",
      reason: "bought",
    });
    const entryId = await include(productId, 30n, "New minutes");
    const [quota] = (await getQuota(november(), { accountId })).filter((one) => one.entryId === entryId);
    // What was added in an earlier test lives on too.
    expect(quota).toMatchObject({ included: "30", toppedUp: "420", left: "450" });
    const { identifier } = (await db().select().from(accounts).where(eq(accounts.id, accountId)))[0]!;
    const late = { accountcode: identifier, start: "2026-11-25 06:00:00", answer: "2026-11-25 06:00:00" };
    await send(call("heir.1", { ...late, end: "2026-11-25 06:01:00" }));
    const record = await recordOf("heir.1");
    expect(record.parts.map(({ quantity, kind }) => `${quantity} ${kind}`)).toEqual(["30 free", "30 free"]);
    const left = async () => (await getQuota(november(), { accountId }))[0]?.left;
    expect(await left()).toBe("390");
    await rerate(ctx(), { recordId: record.id, reason: "nothing changed" });
    expect(await left()).toBe("390");
  });
});

describe("a subscription that waits for its first use", () => {
  it("begins on the day of the first call that was answered, and says so in the log", async () => {
    const { customerId, distributorId, productId } = world.estate;
    const own = { customerId, distributorId, activatesOn: "2026-01-01", productId };
    const [line] = await db()
      .insert(accounts)
      .values({ ...own, identifier: "fresh" })
      .returning();
    const [plan] = await db()
      .insert(plans)
      .values({ name: "On first call", currency: "USD", activationMode: "first_use" })
      .returning();
    const [subscription] = await db()
      .insert(subscriptions)
      .values({
        customerId,
        distributorId,
        accountId: line?.id,
        planId: plan?.id ?? 0,
        startOn: "2026-11-01",
        recurringFee: "5",
      })
      .returning();
    const activatedOn = async () =>
      (
        await db()
          .select()
          .from(subscriptions)
          .where(eq(subscriptions.id, subscription?.id ?? 0))
      )[0]?.activatedOn;
    await send(call("first.1", { accountcode: "fresh", disposition: "BUSY", billsec: 0, answer: "" }));
    expect(await activatedOn()).toBeNull();
    await send(call("first.2", { accountcode: "fresh" }));
    expect(await activatedOn()).toBe("2026-11-05");
    const { rows } = await db().execute(sql`select property, after, reason from audit_log
      where entity_type = 'subscription' and entity_id = ${subscription?.id}`);
    expect(rows).toEqual([{ property: "activatedOn", after: "2026-11-05", reason: "first use" }]);
  });
});

describe("a record that the database refuses", () => {
  it("waits alone, and stops nothing beside it", async () => {
    await db().execute(sql`create function refuse_one() returns trigger language plpgsql as $$ begin
      if new.call_id like 'poison%' then raise exception 'no' using errcode = '22003'; end if; return new; end $$`);
    await db().execute(
      sql`create trigger refuse_one before insert on usage_records for each row execute function refuse_one()`,
    );
    const before = await balanceOf(customerId());
    const line = { accountcode: "1003", dst: "+33199123456" };
    const answers = await send(call("fine.1", line), call("poison.1", line), call("fine.2", line));
    await db().execute(sql`drop trigger refuse_one on usage_records; drop function refuse_one()`);
    expect(answers).toMatchObject([
      { status: "accepted" },
      { status: "queued", reason: "not_priced", message: "The database refused a value of this record." },
      { status: "accepted" },
    ]);
    const { rows } = await db().execute<{ sum: string }>(sql`select sum(amount) from usage_records
      where call_id like 'fine%'`);
    expect(subtract(await balanceOf(customerId()), before)).toBe(add(rows[0]?.sum ?? "0", "0"));
  });
});
