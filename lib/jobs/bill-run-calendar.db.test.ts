import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { planFees, subscriptions } from "@/db/schema";
import { BILLING_PERIODS, type BillingPeriod } from "@/lib/domain/catalog";
import { periodOf } from "@/lib/domain/subscriptions";
import { normalize } from "@/lib/platform/money";
import { startOfDay, toDate, todayIn } from "@/lib/platform/time";
import { billAt } from "@/lib/testing/billing-clock";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { makeCustomer, makePlan } from "@/lib/testing/subscription-story";

let estate: Estate;
let planId = 0;
let count = 0;

beforeAll(async () => {
  estate = (await testWorld(db())).house;
  await db().execute(sql`update customer_billing set done = true`);
  planId = await makePlan(db(), estate, "For every calendar", null, { chargeModel: "at_end" });
  await db()
    .insert(planFees)
    .values(BILLING_PERIODS.map((billingPeriod) => ({ planId, billingPeriod, fee: "249.95" })));
});

type Calendar = { billingPeriod: BillingPeriod; anchorDay: number; zone: string };

async function subscribed({ billingPeriod, anchorDay, zone }: Calendar, since: string): Promise<number> {
  const customerId = await makeCustomer(db(), estate, `Customer ${count++}`, {
    createdAt: toDate(startOfDay(since, zone)),
    billingPeriod,
    anchorDay,
    billingTimeZone: zone,
  });
  await db().insert(subscriptions).values({
    customerId,
    resellerId: estate.resellerId,
    distributorId: estate.distributorId,
    planId,
    startOn: since,
    activatedOn: since,
    recurringFee: "249.95",
  });
  return customerId;
}

const invoicesOf = async (customerId: number) => {
  const { rows } = await db().execute<{ from: string; to: string; total: string }>(sql`
    select period_from::text as from, period_to::text as to, total::text from invoices where customer_id = ${customerId}
    order by id`);
  return rows.map((row) => ({ ...row, total: normalize(row.total) }));
};

const ZONES = [
  "UTC",
  "Pacific/Kiritimati",
  "Pacific/Auckland",
  "Asia/Kathmandu",
  "America/St_Johns",
  "America/Los_Angeles",
  "Pacific/Pago_Pago",
  "Africa/Casablanca",
];
const CALENDARS: Omit<Calendar, "zone">[] = [
  ...BILLING_PERIODS.filter((kind) => kind !== "anniversary").map((billingPeriod) => ({
    billingPeriod,
    anchorDay: 1,
  })),
  ...[15, 29, 30, 31].map((anchorDay) => ({ billingPeriod: "anniversary" as const, anchorDay })),
];
const SINCE = "2024-01-10";

describe("B3 every calendar in every zone", () => {
  it("is billed 0 times before the day, once on it and 0 times after it, however often the clock asks", {
    timeout: 240_000,
  }, async () => {
    const cases = ZONES.flatMap((zone) => CALENDARS.map((one) => ({ ...one, zone })));
    const known = new Map<number, Calendar>();
    for (const one of cases) known.set(await subscribed(one, SINCE), one);
    const instants = new Map<number, number[]>();
    for (const [customerId, { billingPeriod, anchorDay, zone }] of known) {
      const at = startOfDay(periodOf(billingPeriod, anchorDay, SINCE).end, zone).epochMilliseconds;
      instants.set(at, [...(instants.get(at) ?? []), customerId]);
    }
    for (const [at, ids] of [...instants].sort(([a], [b]) => a - b)) {
      const counts = async () => Promise.all(ids.map(async (id) => (await invoicesOf(id)).length));
      for (const [moment, expected] of [
        [at - 1_000, 0],
        [at, 1],
        [at + 1_000, 1],
      ] as const) {
        await billAt(db(), new Date(moment).toISOString());
        await billAt(db(), new Date(moment).toISOString());
        const told = { moment, of: ids.map((id) => known.get(id)) };
        expect({ ...told, counts: await counts() }).toEqual({ ...told, counts: ids.map(() => expected) });
      }
      for (const id of ids) {
        const zone = known.get(id)?.zone ?? "";
        expect((await invoicesOf(id))[0]).toMatchObject({ from: SINCE, to: todayIn(new Date(at), zone) });
      }
      // Only a first closing is looked at.
      await db().execute(
        sql`update customer_billing set done = true where customer_id = any(${`{${ids.join()}}`}::bigint[])`,
      );
    }
  });
});

describe("month after month", () => {
  // The customers of before would go on being billed, day by day.
  beforeEach(() => db().execute(sql`update customer_billing set done = true`));

  const monthly = async (calendar: Calendar, since: string, until: string) => {
    const customerId = await subscribed(calendar, since);
    await billAt(db(), until);
    return invoicesOf(customerId);
  };

  it("A-1 anchor 31 bills each month once: 31 Jan, 29 Feb, 31 Mar, 30 Apr of a leap year", async () => {
    const calendar = { billingPeriod: "anniversary" as const, anchorDay: 31, zone: "UTC" };
    const list = await monthly(calendar, "2024-01-31", "2024-06-30T12:00:00Z");
    expect(list).toEqual([
      { from: "2024-01-31", to: "2024-02-29", total: "249.95" },
      { from: "2024-02-29", to: "2024-03-31", total: "249.95" },
      { from: "2024-03-31", to: "2024-04-30", total: "249.95" },
      { from: "2024-04-30", to: "2024-05-31", total: "249.95" },
      { from: "2024-05-31", to: "2024-06-30", total: "249.95" },
    ]);
  });

  it("A-1 anchor 30 comes back to the 30th after February", async () => {
    const calendar = { billingPeriod: "anniversary" as const, anchorDay: 30, zone: "UTC" };
    const list = await monthly(calendar, "2023-01-30", "2023-04-30T12:00:00Z");
    expect(list.map(({ from, to }) => [from, to])).toEqual([
      ["2023-01-30", "2023-02-28"],
      ["2023-02-28", "2023-03-30"],
      ["2023-03-30", "2023-04-30"],
    ]);
  });

  it("Z-2 Juneau from 1 Nov 2015: eighteen months over three changes of the clocks, always the 1st, always 249.95", async () => {
    const calendar = { billingPeriod: "monthly" as const, anchorDay: 1, zone: "America/Juneau" };
    const list = await monthly(calendar, "2015-11-01", "2017-05-01T12:00:00Z");
    expect(list).toHaveLength(18);
    for (const { from, to, total } of list)
      expect([from.slice(8), to.slice(8), total]).toEqual(["01", "01", "249.95"]);
    expect(list.map(({ from }) => from).slice(1)).toEqual(list.map(({ to }) => to).slice(0, -1));
  });

  it("L6 (control) the same month asked for ten times at once is one invoice", async () => {
    const customerId = await subscribed(
      { billingPeriod: "monthly", anchorDay: 1, zone: "UTC" },
      "2025-01-01",
    );
    await Promise.all(Array.from({ length: 10 }, () => billAt(db(), "2025-02-01T00:00:00Z", 3)));
    expect(await invoicesOf(customerId)).toEqual([{ from: "2025-01-01", to: "2025-02-01", total: "249.95" }]);
  });
});
