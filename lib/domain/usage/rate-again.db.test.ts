import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, plans, subscriptions, xdrs } from "@/db/schema";
import { revertXdr } from "@/lib/domain/billing";
import { add, subtract } from "@/lib/platform/money";
import { adminContext } from "@/lib/testing/contexts";
import { call, customerId, openSwitch, posted, recordOf, send } from "@/lib/testing/posted-calls";
import { masterCsv } from "@/lib/testing/samples/master-csv";
import { sampleRates } from "@/lib/testing/samples/sample-tariff";
import { addRates, balanceOf, ctx, include, take } from "@/lib/testing/usage-trial";
import { getQuota, getRecord, rerate, topUp } from "./index";

openSwitch();

// Other lines called on that day too.
beforeAll(() =>
  send(call("other.1", { accountcode: "1003" }), call("other.2", { accountcode: "1004" }), call("other.3")),
);

describe("rating again (B23)", () => {
  const price = (to: string) =>
    addRates(
      posted.world.tariffId,
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
    const { customerId } = posted.world.estate;
    await send(call("again.3", { accountcode: "1003" }), call("again.4", { accountcode: "1004" }));
    await price("0.07");
    const { changed } = await rerate(ctx(), { customerId, ...days, reason: "new prices" });
    expect(changed).toBeGreaterThan(2);
    const balance = await balanceOf(customerId);
    expect(await rerate(ctx(), { customerId, ...days, reason: "again" })).toMatchObject({ changed: 0 });
    expect(await rerate(ctx(), { tariffId: posted.world.tariffId, ...days, reason: "again" })).toMatchObject({
      changed: 0,
    });
    expect(await balanceOf(customerId)).toBe(balance);
    const { id, xdrId } = await recordOf("again.4");
    await revertXdr(ctx(), { xdrId: xdrId ?? 0, reason: "a present" });
    await price("0.08");
    const after = await rerate(ctx(), { customerId, ...days, reason: "and again" });
    expect(after.kept).toEqual([{ recordId: id, message: "It was taken back by hand." }]);
    expect((await recordOf("again.4")).id).toBe(id);
    await send(call("again.5", { accountcode: "1004" }));
  });

  it("gives back what was taken out of what is included, and takes anew", async () => {
    const entryId = await include(posted.world.estate.productId, 90n);
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
      posted.world.sourceId,
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
    const { accountId, productId } = posted.world.estate;
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
    const { accountId, productId } = posted.world.estate;
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
    const { customerId, distributorId, productId } = posted.world.estate;
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
