import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { customerBalances, customers } from "@/db/schema";
import { reader } from "@/lib/kernel/work";
import { sum } from "@/lib/platform/money";
import { masterCsv } from "@/lib/testing/samples/master-csv";
import { sampleRates } from "@/lib/testing/samples/sample-tariff";
import { addRates, balanceOf, ctx, take, type UsageWorld, usageWorld } from "@/lib/testing/usage-trial";
import { callDetail, listRecords, rerate, sumUsage, usageSummary } from "./index";

let world: UsageWorld;
const read = () => reader(ctx());
const position = async () =>
  (
    await db().select().from(customerBalances).where(eq(customerBalances.customerId, world.estate.customerId))
  )[0]?.position ?? 0;

beforeAll(async () => {
  world = await usageWorld();
  await take(
    world.sourceId,
    masterCsv({ seed: 12, records: 600, from: "2026-11-10", days: 4, zone: "America/New_York" }),
  );
});

describe("what an invoice's positions were for", () => {
  it("adds up to the balance, by line and destination, and call by call", async () => {
    const { customerId } = world.estate;
    const upTo = await position();
    const totals = await usageSummary(read(), customerId, 0, upTo);
    const { calls, more } = await callDetail(read(), customerId, 0, upTo);
    const balance = await balanceOf(customerId);
    expect(`${sum(totals.map(({ amount }) => amount))}`).toBe(sum([balance]));
    expect(sum(calls.map(({ amount }) => amount))).toBe(sum([balance]));
    expect(totals.reduce((all, { count }) => all + count, 0)).toBe(calls.length);
    expect(more).toBe(false);
    expect((await callDetail(read(), customerId, 0, upTo, 10)).more).toBe(true);
  });

  it("splits between two invoices without a call lost or doubled", async () => {
    const { customerId } = world.estate;
    const upTo = await position();
    const middle = Math.floor(upTo / 2);
    const count = async (after: number, to: number) =>
      (await callDetail(read(), customerId, after, to)).calls.length;
    expect((await count(0, middle)) + (await count(middle, upTo))).toBe(await count(0, upTo));
  });

  it("counts a call that was rated again once, on the invoice of its correction by the difference", async () => {
    const { customerId } = world.estate;
    const before = await position();
    const days = { from: "2026-11-10", to: "2026-11-14" };
    const paris = sampleRates().filter(({ prefix }) => prefix === "33199");
    await addRates(
      world.tariffId,
      paris.map((rate) => ({ ...rate, price: "0.031" })),
    );
    const { changed } = await rerate(ctx(), { customerId, ...days, reason: "Paris was too cheap" });
    expect(changed).toBeGreaterThan(0);
    const after = await position();
    expect(after - before).toBe(changed * 2);
    const [difference, ...rest] = await usageSummary(read(), customerId, before, after);
    expect(rest.every(({ destination }) => destination === "France, Paris")).toBe(true);
    expect(difference).toMatchObject({ destination: "France, Paris", count: 0, charged: "0" });
    const all = await usageSummary(read(), customerId, 0, after);
    expect(sum(all.map(({ amount }) => amount))).toBe(sum([await balanceOf(customerId)]));
    const sums = await sumUsage(ctx(), { customerId, ...days });
    expect(sum(sums.map(({ amount }) => amount))).toBe(sum([await balanceOf(customerId)]));
    expect(sums.reduce((n, { count }) => n + count, 0)).toBe(all.reduce((n, { count }) => n + count, 0));
  });
});

describe("days", () => {
  it("Z-5: a call of 28 February in the customer's zone is no call of March, though UTC says so", async () => {
    const { customerId } = world.estate;
    await db()
      .update(customers)
      .set({ billingTimeZone: "America/Bogota" })
      .where(eq(customers.id, customerId));
    const line =
      '"1001","12125550101","+12125551234","x","x","PJSIP/1001-00000001","PJSIP/t-00000002","Dial","","2026-02-28 22:30:00","2026-02-28 22:30:00","2026-02-28 22:31:00",60,60,"ANSWERED","DOCUMENTATION","z5.1",""\n';
    await take(world.sourceId, line);
    const march = await listRecords(ctx(), { customerId, from: "2026-03-01", to: "2026-03-31" });
    expect(march.rows.map(({ day }) => day)).not.toContain("2026-02-28");
    const february = await listRecords(ctx(), { customerId, from: "2026-02-01", to: "2026-02-28" });
    expect(february.rows).toMatchObject([
      { day: "2026-02-28", occurredAt: new Date("2026-03-01T03:30:00Z") },
    ]);
    const { rows } = await db().execute(
      sql`select day::text from xdrs where id = ${february.rows[0]?.xdrId}`,
    );
    expect(rows).toEqual([{ day: "2026-02-28" }]);
  });
});
