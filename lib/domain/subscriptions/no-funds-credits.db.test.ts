import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, xdrs } from "@/db/schema";
import { blockCustomer, unblockCustomer } from "@/lib/domain/customers";
import { checkJournal } from "@/lib/domain/ledger";
import { billAt } from "@/lib/testing/billing-clock";
import { makePlan, onDay } from "@/lib/testing/charged-customer";
import {
  daysOf,
  makeLine,
  night,
  openFundsTrial,
  pay,
  phone,
  spend,
  system,
  trial,
} from "@/lib/testing/funds-trial";
import { closeSubscriptions, getSubscription } from "./index";

openFundsTrial();

const reason = "Asked for by phone";
const credits = { creditWhenNoFunds: true };

/** 30.01 paid in on the 1st, 30 of it for November's plan; a call on the 10th, and 20 paid in at noon on the 15th. */
async function story(planId: number): Promise<void> {
  const identifier = await makeLine();
  await trial.customer.subscribe(planId, "2026-10-01", { billedTo: "2026-10-31" });
  await pay("2026-11-01T08:00:00Z", "30.01");
  await trial.customer.bill("2026-11-01");
  expect(await trial.customer.balance()).toBe(-0.01);
  await phone(identifier, "2026-11-10T15:00:00Z");
  expect(await trial.customer.balance()).toBeGreaterThan(0);
  await pay("2026-11-15", "60");
}

describe("a prepaid customer without funds", () => {
  it("F8.2: calls use them up on the 10th, topped up on the 15th: 30 in advance, and −4 for the four days between", async () => {
    await story(await makePlan(credits));
    await night("2026-11-20");
    expect(await daysOf()).toEqual(["no_funds 2026-11-11 2026-11-15"]);
    // December's 30, and 30 × 4 / 30.
    await trial.customer.bill("2026-12-01");
    expect(await trial.customer.charged()).toEqual([
      "fee 2026-11-01 2026-12-01 30",
      "fee 2026-12-01 2027-01-01 30",
      "waiver 2026-11-11 2026-11-15 -4",
    ]);
    expect(await trial.customer.bill("2026-12-01")).toMatchObject({ charges: 0 });
    const rows = await db().select().from(xdrs).where(eq(xdrs.customerId, trial.customer.customerId));
    expect(rows.map(({ kind }) => kind)).toContain("call");
    expect(await checkJournal(system("2026-12-02T00:00:00Z"), {})).toEqual([]);
  });

  it("F8.2: control: with the plan's switch off the days are known, and the fee stays whole", async () => {
    await story(
      await makePlan({ creditWhenBlocked: true, creditWhenExpired: true, creditWhenSuspended: true }),
    );
    await night("2026-11-20");
    await trial.customer.bill("2026-12-01");
    expect(await daysOf()).toEqual(["no_funds 2026-11-11 2026-11-15"]);
    expect(await trial.customer.charged()).toEqual([
      "fee 2026-11-01 2026-12-01 30",
      "fee 2026-12-01 2027-01-01 30",
    ]);
  });

  it("stands on the invoice of the month by its bill run, the last day of the month included, without any night between", async () => {
    await trial.customer.subscribe(await makePlan(credits), "2026-11-01");
    await pay("2026-11-01T08:00:00Z", "40");
    await trial.customer.bill("2026-11-01", true);
    await spend("2026-11-28", "10");
    await billAt(db(), "2026-12-01T00:05:00Z");
    expect(await daysOf()).toEqual(["no_funds 2026-11-29 2026-12-01"]);
    expect(await trial.customer.charged()).toContain("waiver 2026-11-29 2026-12-01 -2");
  });

  it("is never given back what was not charged: a fee that waits for funds has no days to credit", async () => {
    await trial.customer.subscribe(await makePlan(credits), "2026-10-01", { billedTo: "2026-10-31" });
    await pay("2026-11-01T08:00:00Z", "20");
    await trial.customer.bill("2026-11-01");
    await spend("2026-11-02", "20");
    await night("2026-11-16");
    expect(await daysOf()).toEqual(["no_funds 2026-11-03 2026-11-16"]);
    expect(await trial.customer.bill("2026-11-16")).toMatchObject({ charges: 0 });
    await pay("2026-11-16", "15");
    await trial.customer.bill("2026-11-16");
    expect(await trial.customer.charged()).toEqual(["fee 2026-11-16 2026-12-01 15"]);
  });

  it("a month without any is the whole fee and no more, also after it is closed", async () => {
    const id = await trial.customer.subscribe(await makePlan(credits), "2026-11-01");
    await pay("2026-11-01T08:00:00Z", "30");
    await trial.customer.bill("2026-11-01", true);
    // The first had funds until the fee was charged.
    expect(await trial.customer.bill("2026-11-30")).toMatchObject({ total: "-28.00" });
    await closeSubscriptions(onDay("2026-11-30"), { subscriptionIds: [id], when: "now" });
    await trial.customer.bill("2026-12-10");
    const amounts = (await trial.customer.charged()).map((one) => Number(one.split(" ")[3]));
    expect(
      amounts.filter((amount) => amount < 0).reduce((sum, amount) => sum + amount, 0),
    ).toBeGreaterThanOrEqual(-30);
    expect(await trial.customer.charged()).toContain("waiver 2026-11-02 2026-11-30 -28");
  });

  it("and blocked on some of those days: each day comes back once", async () => {
    await trial.customer.subscribe(await makePlan({ ...credits, creditWhenBlocked: true }), "2026-11-01");
    await pay("2026-11-01T08:00:00Z", "40");
    await trial.customer.bill("2026-11-01", true);
    await spend("2026-11-10", "10");
    await blockCustomer(onDay("2026-11-08"), { customerId: trial.customer.customerId, reason });
    await unblockCustomer(onDay("2026-11-13"), { customerId: trial.customer.customerId });
    await pay("2026-11-15", "60");
    await trial.customer.bill("2026-11-20");
    expect((await daysOf()).sort()).toEqual([
      "blocked 2026-11-08 2026-11-13",
      "no_funds 2026-11-11 2026-11-15",
    ]);
    expect((await trial.customer.charged()).slice(1)).toEqual(["waiver 2026-11-08 2026-11-15 -7"]);
  });

  it("is told on the page of the subscription, and in the log once for what was found", async () => {
    const id = await trial.customer.subscribe(await makePlan(credits), "2026-11-01");
    await pay("2026-11-01T08:00:00Z", "5");
    await spend("2026-11-03", "5");
    await night("2026-11-06");
    await night("2026-11-06");
    expect((await getSubscription(onDay("2026-11-06"), { subscriptionId: id })).gaps).toEqual([
      { cause: "no_funds", from: "2026-11-04", to: "2026-11-06", credited: true },
    ]);
    const rows = await db().select().from(auditLog).where(eq(auditLog.customerId, trial.customer.customerId));
    const found = rows.filter(({ action }) => action === "subscription.note_days_without_funds");
    expect(found).toMatchObject([
      { entityType: "customer", kind: "system", details: { daysWithoutFunds: ["2026-11-04 – 2026-11-05"] } },
    ]);
  });
});
