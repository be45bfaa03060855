import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { planPromotions, products, xdrs } from "@/db/schema";
import { checkJournal } from "@/lib/domain/ledger";
import { addDays, addMonths } from "@/lib/platform/time";
import { ChargedCustomer, makePlan, onDay } from "@/lib/testing/charged-customer";
import { systemContext } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { customerSubscriptionTotals, pauseSubscription, resumeSubscription } from "./index";

let classId: number;
beforeAll(async () => {
  classId = (await testWorld(db())).house.classId;
});

const anchored = (anchorDay: number) =>
  ChargedCustomer.make(classId, { billingPeriod: "anniversary", anchorDay });
const starts = async (customer: ChargedCustomer) =>
  (await customer.charged()).map((one) => one.split(" ")[1]);

describe("A-1, B6: periods come from the anchor, never from the end of the one before", () => {
  it("A-1: anchor 31 is charged once from 31 Jan, 28 Feb, 31 Mar, 30 Apr, 31 May on, and doesn't stop", async () => {
    const customer = await anchored(31);
    await customer.subscribe(await makePlan({ chargeModel: "at_end" }), "2023-01-31");
    for (let day = "2023-02-01"; day <= "2023-07-02"; day = addDays(day, 1))
      if (/-(01|28|30|31)$/.test(day)) await customer.bill(day);
    expect(await starts(customer)).toEqual([
      "2023-01-31",
      "2023-02-28",
      "2023-03-31",
      "2023-04-30",
      "2023-05-31",
    ]);
    expect(await customer.balance()).toBe(150);
  });

  it("A-1: anchor 30 comes back to the 30th after February, in a leap year too", async () => {
    for (const [from, expected] of [
      ["2023-01-30", ["2023-01-30", "2023-02-28", "2023-03-30"]],
      ["2024-01-30", ["2024-01-30", "2024-02-29", "2024-03-30"]],
    ] as const) {
      const customer = await anchored(30);
      await customer.subscribe(await makePlan({ chargeModel: "at_end" }), from);
      await customer.bill(addMonths(from, 3));
      expect(await starts(customer)).toEqual(expected);
    }
  });

  it("B6: control: anchor 15 never moves", async () => {
    const customer = await anchored(15);
    await customer.subscribe(await makePlan({ chargeModel: "at_end" }), "2023-01-15");
    await customer.bill("2023-05-15");
    expect(await starts(customer)).toEqual(["2023-01-15", "2023-02-15", "2023-03-15", "2023-04-15"]);
  });
});

describe("B18: the denominator is always the whole period", () => {
  it("B18: begun and ended inside one month of 31 days, 10 days cost 10 of 31", async () => {
    const customer = await ChargedCustomer.make(classId);
    const planId = await makePlan({ chargeModel: "at_end", fee: "31" });
    await customer.subscribe(planId, "2026-05-06", { finishOn: "2026-05-15" });
    expect(await customer.bill("2026-06-01")).toMatchObject({ total: "10.00" });
  });

  it("B18: a month cut by pauses anywhere adds up to its days, to the cent", async () => {
    for (const cuts of [
      ["05", "12"],
      ["02", "03", "17", "30"],
      ["31", "31"],
    ]) {
      const customer = await ChargedCustomer.make(classId);
      const id = await customer.subscribe(await makePlan({ fee: "29.95" }), "2026-04-01");
      await customer.bill("2026-05-01");
      let paused = 0;
      for (let n = 0; n < cuts.length; n += 2) {
        await pauseSubscription(onDay(`2026-05-${cuts[n]}`), { subscriptionId: id });
        await resumeSubscription(onDay(`2026-05-${cuts[n + 1]}`), { subscriptionId: id });
        paused += Number(cuts[n + 1]) - Number(cuts[n]);
      }
      const may = (await customer.balance()) - 29.95;
      expect(Math.abs(may - (29.95 * (31 - paused)) / 31)).toBeLessThan(0.02);
      if (paused === 0) expect(may).toBeCloseTo(29.95, 5);
    }
  });

  it("B18: control: a whole month is its whole fee", async () => {
    const customer = await ChargedCustomer.make(classId);
    await customer.subscribe(await makePlan({ chargeModel: "at_end", fee: "31" }), "2026-05-01");
    expect(await customer.bill("2026-06-01")).toMatchObject({ total: "31.00" });
  });
});

describe("P-6: a part of a period is its days of that period's own days", () => {
  it.each([
    ["2023-05-23", "2023-06-14", "741935.48387"],
    ["2023-06-23", "2023-07-14", "733333.33333"],
    ["2023-02-23", "2023-03-14", "714285.71429"],
    ["2024-02-23", "2024-03-14", "724137.93103"],
  ])("P-6: a million a month from %s to %s is %s", async (from, finishOn, total) => {
    const customer = await anchored(23);
    const planId = await makePlan({ chargeModel: "at_end", fee: "1000000", roundingDecimals: 5 });
    await customer.subscribe(planId, from, { finishOn });
    expect(await customer.bill(addDays(finishOn, 1))).toMatchObject({ total });
  });

  it("P-6: control: two whole months and 30 of 31 days are 2.967741935", async () => {
    const customer = await anchored(23);
    const planId = await makePlan({ chargeModel: "at_end", fee: "1000000", roundingDecimals: 5 });
    await customer.subscribe(planId, "2023-03-23", { finishOn: "2023-06-21" });
    expect(await customer.bill("2023-06-23")).toMatchObject({ total: "2967741.93548" });
  });
});

describe("T-S: three lines at 20, one service free for its first month, another at 15", () => {
  it("T-S: the list says 75 now and what the promotion's end adds; so say the charges, month by month", async () => {
    const customer = await ChargedCustomer.make(classId);
    const line = await makePlan({ fee: "20", chargeModel: "at_end", multiple: true });
    const films = await makePlan({ fee: "9.99", chargeModel: "at_end" });
    const sports = await makePlan({ fee: "15", chargeModel: "at_end" });
    await db()
      .insert(planPromotions)
      .values({ planId: films, fromPeriod: 1, periods: 1, kind: "free", value: "0" });
    for (const planId of [line, line, line, films, sports]) await customer.subscribe(planId, "2026-03-01");
    const { totals } = await customerSubscriptionTotals(onDay("2026-03-15"), {
      customerId: customer.customerId,
    });
    expect(totals).toMatchObject([{ now: "75.00", next: "84.99" }]);
    expect(await customer.bill("2026-04-01")).toMatchObject({ charges: 5, total: "75.00" });
    expect(await customer.bill("2026-05-01")).toMatchObject({ charges: 5, total: "84.99" });
  });

  it("T-S: control: without the promotion the first month is 84.99 already", async () => {
    const customer = await ChargedCustomer.make(classId);
    const line = await makePlan({ fee: "20", chargeModel: "at_end", multiple: true });
    for (const planId of [line, line, line]) await customer.subscribe(planId, "2026-03-01");
    await customer.subscribe(await makePlan({ fee: "9.99", chargeModel: "at_end" }), "2026-03-01");
    await customer.subscribe(await makePlan({ fee: "15", chargeModel: "at_end" }), "2026-03-01");
    expect(await customer.bill("2026-04-01")).toMatchObject({ total: "84.99" });
  });
});

describe("taxes of fees", () => {
  it("go by the product's category, and by the plan's where the product says nothing", async () => {
    const customer = await ChargedCustomer.make(classId);
    const planId = await makePlan({ taxCategory: "telecom", chargeModel: "at_end", multiple: true });
    const [product] = await db()
      .insert(products)
      .values({ kind: "addon", name: "Taxed box", currency: "USD", planId, taxCategory: "goods" })
      .returning();
    const plain = await customer.subscribe(planId, "2026-05-01");
    const boxed = await customer.subscribe(planId, "2026-05-01", { productId: product!.id });
    await customer.bill("2026-06-01");
    const rows = await db().select().from(xdrs).where(eq(xdrs.customerId, customer.customerId));
    const categoryOf = (id: number) => rows.find(({ subscriptionId }) => subscriptionId === id)?.taxCategory;
    expect([categoryOf(plain), categoryOf(boxed)]).toEqual(["telecom", "goods"]);
  });
});

it("leaves every balance the sum of its xDRs", async () => {
  expect(await checkJournal(systemContext(db()), {})).toEqual([]);
});
