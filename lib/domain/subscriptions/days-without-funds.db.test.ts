import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { customers, daysWithoutService, fundsSeen } from "@/db/schema";
import {
  createCustomer,
  endCreditRaise,
  raiseCreditLimitTemporarily,
  setCreditLimit,
} from "@/lib/domain/customers";
import { noteFundsDays } from "@/lib/jobs/note-funds-days";
import { onDay } from "@/lib/testing/charged-customer";
import {
  daysOf,
  due,
  make,
  makeLine,
  night,
  openFundsTrial,
  pay,
  phone,
  seenOf,
  spend,
  system,
  trial,
} from "@/lib/testing/funds-trial";
import { closeCustomer, noteDaysWithoutFunds } from "./index";

openFundsTrial();

const reason = "Asked for by phone";

/** Funds until the 5th, for two minutes about a midnight, and from the 12th on. */
async function movedFunds(): Promise<void> {
  await pay("2026-11-01T08:00:00Z", "10");
  await spend("2026-11-05T09:00:00Z", "10");
  await pay("2026-11-08T23:59:00Z", "1");
  await spend("2026-11-09T00:01:00Z", "1");
  await pay("2026-11-12T12:00:00Z", "5");
}
const MOVED = ["no_funds 2026-11-06 2026-11-08", "no_funds 2026-11-10 2026-11-12"];
const november = (day: number) => `2026-11-${String(day).padStart(2, "0")}`;

describe("days without funds", () => {
  it("are the same night by night and after a stop of weeks, each written once", async () => {
    await movedFunds();
    const { customerId } = trial.customer;
    for (let day = 2; day <= 15; day++)
      await noteDaysWithoutFunds(system(`${november(day)}T00:07:00Z`), { customerIds: [customerId] });
    expect(await daysOf()).toEqual(MOVED);
    expect(await seenOf()).toMatchObject({ seenTo: "2026-11-15", position: 5 });
    trial.customer = await make();
    await movedFunds();
    expect(await due("2026-11-15T00:07:00Z")).toEqual([trial.customer.customerId]);
    await night("2026-11-15");
    expect(await daysOf()).toEqual(MOVED);
    expect(await seenOf()).toMatchObject({ seenTo: "2026-11-15", position: 5 });
  });

  it("once looked at leave nothing to do until the next midnight, and ten who look at once write them once", async () => {
    await movedFunds();
    const { customerId } = trial.customer;
    const looks = await Promise.all(
      Array.from({ length: 10 }, () =>
        noteDaysWithoutFunds(system("2026-11-15T00:07:00Z"), { customerIds: [customerId] }),
      ),
    );
    expect(
      looks
        .map(({ days }) => days)
        .sort()
        .slice(-2),
    ).toEqual([0, 4]);
    expect(await due("2026-11-15T23:59:59Z")).toEqual([]);
    expect(await due("2026-11-16T00:00:00Z")).toEqual([customerId]);
    expect(await daysOf()).toEqual(MOVED);
  });

  it("that go on make one row longer, and the database refuses a day twice", async () => {
    await night("2026-11-04");
    expect(await daysOf()).toEqual(["no_funds 2026-11-01 2026-11-04"]);
    await night("2026-11-09");
    expect(await daysOf()).toEqual(["no_funds 2026-11-01 2026-11-09"]);
    const twice = {
      customerId: trial.customer.customerId,
      cause: "no_funds",
      fromDay: "2026-11-08",
      toDay: "2026-11-10",
    };
    await expect(db().insert(daysWithoutService).values(twice)).rejects.toMatchObject({
      cause: { constraint: "days_without_service_no_funds_once" },
    });
  });

  it("are looked at after the midnight of each customer's own zone", async () => {
    const east = await make({ billingTimeZone: "Asia/Tokyo" });
    const west = await make({ billingTimeZone: "America/Los_Angeles" });
    const all = async () => [await daysOf(east), await daysOf(), await daysOf(west)];
    await noteFundsDays(() => system("2026-11-01T15:07:00Z"));
    // In Los Angeles the customer was made on the evening of 31 October, a day that is over by then too.
    expect(await all()).toEqual([["no_funds 2026-11-01 2026-11-02"], [], ["no_funds 2026-10-31 2026-11-01"]]);
    await night("2026-11-02");
    expect(await all()).toEqual([
      ["no_funds 2026-11-01 2026-11-02"],
      ["no_funds 2026-11-01 2026-11-02"],
      ["no_funds 2026-10-31 2026-11-01"],
    ]);
  });

  it("are none while a raise of the limit counts, which ends inside a day by itself, or is ended", async () => {
    const raise = { customerId: trial.customer.customerId, amount: "25", unit: "fixed", reason } as const;
    await raiseCreditLimitTemporarily(onDay("2026-11-03"), { ...raise, until: "2026-11-05T18:00" });
    await raiseCreditLimitTemporarily(onDay("2026-11-08"), { ...raise, until: "2026-11-20" });
    await endCreditRaise(onDay("2026-11-10"), { customerId: trial.customer.customerId, reason });
    await night("2026-11-13");
    expect(await daysOf()).toEqual([
      "no_funds 2026-11-01 2026-11-03",
      "no_funds 2026-11-06 2026-11-08",
      "no_funds 2026-11-11 2026-11-13",
    ]);
  });

  it("go by the limit of the day, not by today's", async () => {
    await pay("2026-11-01T08:00:00Z", "10");
    const limit = (day: string, creditLimit: string) =>
      setCreditLimit(onDay(day), { customerId: trial.customer.customerId, creditLimit, reason });
    await limit("2026-11-04", "-10");
    await limit("2026-11-07", "-2");
    await night("2026-11-10");
    expect(await daysOf()).toEqual(["no_funds 2026-11-05 2026-11-07"]);
  });

  it("are not made of a call that is told after the day was looked at; the next ones count", async () => {
    const identifier = await makeLine();
    await pay("2026-11-01T08:00:00Z", "0.01");
    await night("2026-11-10");
    await phone(identifier, "2026-11-03T15:00:00Z");
    await night("2026-11-13");
    expect(await daysOf()).toEqual(["no_funds 2026-11-11 2026-11-13"]);
  });

  it("are no postpaid customer's, whatever it owes", async () => {
    await db().delete(fundsSeen);
    trial.customer = await make({ balanceControl: "postpaid" });
    await spend("2026-11-02", "100");
    expect(await due("2026-11-10T12:00:00Z")).toEqual([]);
    await noteDaysWithoutFunds(system("2026-11-10T12:00:00Z"), { customerIds: [trial.customer.customerId] });
    expect(await daysOf()).toEqual([]);
  });

  it("end with the day on which the customer is closed", async () => {
    await closeCustomer(onDay("2026-11-05"), { customerId: trial.customer.customerId, reason });
    await night("2026-11-20");
    expect(await daysOf()).toEqual(["no_funds 2026-11-01 2026-11-06"]);
    expect(await seenOf()).toBeUndefined();
    expect(await due("2026-11-21T12:00:00Z")).toEqual([]);
  });

  it("are found of whoever is made by the operation, from its first day on", async () => {
    const made = await createCustomer(onDay("2026-11-01"), {
      name: "Made by hand",
      classId: trial.world.house.classId,
      currency: "USD",
      balanceControl: "prepaid",
      billingTimeZone: "UTC",
      creditLimit: "",
      discountPercent: "",
      billingPeriod: "monthly",
      anchorDay: "",
      language: "en",
      distributorId: "",
      resellerId: "",
    } as Parameters<typeof createCustomer>[1]);
    const [row] = await db().select().from(fundsSeen).where(eq(fundsSeen.customerId, made.customerId));
    const [born] = await db().select().from(customers).where(eq(customers.id, made.customerId));
    expect(row).toMatchObject({ seenTo: born?.createdAt.toISOString().slice(0, 10), position: 0 });
  });

  it("of many are found chunk by chunk, and a stop between two loses nobody", async () => {
    const all = [trial.customer];
    for (let n = 0; n < 4; n++) all.push(await make());
    let asked = 0;
    // Asked before the list and before each chunk of two: it stops after the first.
    await noteFundsDays(() => system("2026-11-02T00:07:00Z"), { size: 2, stopped: () => ++asked > 2 });
    const written = async () => (await Promise.all(all.map(daysOf))).map(({ length }) => length);
    expect(await written()).toEqual([1, 1, 0, 0, 0]);
    await noteFundsDays(() => system("2026-11-02T00:07:00Z"), { size: 2 });
    expect(await written()).toEqual([1, 1, 1, 1, 1]);
  });
});
