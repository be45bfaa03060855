import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customerPayments } from "@/db/schema";
import { makeTransaction } from "@/lib/domain/billing";
import { payAutomatically } from "@/lib/jobs/payments";
import { adminContext } from "@/lib/testing/contexts";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { Payer } from "@/lib/testing/payment-trial";
import {
  getAutoPayment,
  listPayments,
  removeMethod,
  saveAutoPayment,
  savePaymentSettings,
  unlockAutoPayment,
} from "./index";

let estate: Estate;
beforeAll(async () => {
  estate = (await testWorld(db())).house;
  await savePaymentSettings(adminContext(db()), {
    classId: estate.classId,
    autoCharge: "on_due",
    retryDays: "1, 3",
    freezeAfter: "3",
  });
});

const tick = (who: Payer) => payAutomatically(who.system);
const terms = async (who: Payer) =>
  (await db().select().from(customerPayments).where(eq(customerPayments.customerId, who.id)))[0];
const statesOf = async (who: Payer) =>
  (await listPayments(who.admin(), { customerId: who.id, dir: "asc" })).rows.map(
    ({ state, day }) => `${day} ${state}`,
  );
const dates = { issuedOn: "2026-03-01", dueOn: "2026-03-16" };

describe("an invoice that is paid by itself", () => {
  it("is charged on its due date: nothing before, one payment on it, nothing after (before / on / after)", async () => {
    const who = await Payer.make(db(), estate);
    await who.card("approve", true);
    await who.invoice("30", dates);
    await tick(who.at("2026-03-15T23:59:00Z"));
    expect(await who.postings()).toEqual([]);
    await tick(who.at("2026-03-16T00:01:00Z"));
    await tick(who.at("2026-03-16T00:06:00Z"));
    await tick(who.at("2026-03-20"));
    expect({ posted: await who.postings(), due: await who.due() }).toEqual({ posted: [-30], due: ["0"] });
  });

  it("is charged on the payer's own day, east and west of UTC", async () => {
    const east = await Payer.make(db(), estate, { billingTimeZone: "Pacific/Auckland" });
    const west = await Payer.make(db(), estate, { billingTimeZone: "America/Los_Angeles" });
    for (const who of [east, west]) {
      await who.card("approve", true);
      await who.invoice("30", dates);
    }
    await tick(east.at("2026-03-15T12:00:00Z"));
    expect([await east.postings(), await west.postings()]).toEqual([[-30], []]);
    await tick(west.at("2026-03-16T08:00:00Z"));
    expect(await west.postings()).toEqual([-30]);
  });

  it("is not charged without the customer's yes, without a card, or when it was paid otherwise", async () => {
    const unasked = await Payer.make(db(), estate);
    await unasked.card("approve");
    await unasked.invoice("30", dates);
    const bare = await Payer.make(db(), estate);
    await removeMethod(bare.admin(), { methodId: await bare.card("approve", true) });
    await bare.invoice("30", dates);
    const paid = await Payer.make(db(), estate);
    const methodId = await paid.card("approve", true);
    await paid.invoice("30", dates);
    await paid.pay("30", methodId);
    await tick(paid.at("2026-03-16"));
    expect([await unasked.postings(), await bare.postings(), await paid.postings()]).toEqual([[], [], [-30]]);
  });

  it("C-2: is not charged while its customer pays it by hand", async () => {
    const who = await Payer.make(db(), estate);
    await who.card("approve", true);
    const slow = await who.card("late");
    const invoiceId = await who.invoice("30", dates);
    await who.at("2026-03-16").pay("30", slow, invoiceId);
    await tick(who);
    expect(await statesOf(who)).toEqual(["2026-03-16 pending"]);
  });

  it("is tried again on the days the class says, then stops; unlocked, it goes on", async () => {
    const who = await Payer.make(db(), estate);
    await who.card("decline", true);
    await who.invoice("30", dates);
    for (const day of ["16", "16", "17", "18", "19", "20", "25"]) await tick(who.at(`2026-03-${day}`));
    expect(await statesOf(who)).toEqual(["2026-03-16 failed", "2026-03-17 failed", "2026-03-19 failed"]);
    expect(await terms(who)).toMatchObject({
      failures: 3,
      frozenReason: expect.stringContaining("3 automatic"),
    });
    expect((await getAutoPayment(who.self(), {})).frozenAt).not.toBeNull();

    await who.card("approve", true);
    await who.invoice("40", { issuedOn: "2026-04-01", dueOn: "2026-04-16" });
    await tick(who.at("2026-04-16"));
    expect(await who.postings()).toEqual([]);
    await unlockAutoPayment(who.admin(), { customerId: who.id, reason: "A new card" });
    await tick(who.at("2026-04-17"));
    expect({ posted: await who.postings(), failures: (await terms(who))?.failures }).toEqual({
      posted: [-40],
      failures: 0,
    });
    const log = await db().select().from(auditLog).where(eq(auditLog.property, "paymentFrozen"));
    expect(log.filter(({ customerId }) => customerId === who.id).map(({ after }) => after)).toEqual([
      "true",
      "false",
    ]);
  });

  it("is tried once for the days that a clock standing still has missed", async () => {
    const who = await Payer.make(db(), estate);
    await who.card("decline", true);
    await who.invoice("30", dates);
    for (const n of [1, 2, 3]) await tick(who.at(`2026-03-2${n}`));
    expect(await statesOf(who)).toEqual(["2026-03-21 failed"]);
  });

  it("by two workers at once is charged once", async () => {
    const who = await Payer.make(db(), estate);
    await who.card("approve", true);
    await who.invoice("30", dates);
    who.at("2026-03-16");
    await Promise.all([tick(who), tick(who), tick(who)]);
    expect(await who.postings()).toEqual([-30]);
  });
});

describe("a payment that comes again and again", () => {
  const monthly = (who: Payer, periodicFrom: string) =>
    saveAutoPayment(who.self(), { periodicAmount: "15", periodicEvery: "month", periodicFrom });

  it("L6: made late on 20 January for 1 January, is next due on 1 February, not a month after", async () => {
    const who = (await Payer.make(db(), estate)).at("2025-12-15");
    await who.card("approve");
    await monthly(who, "2026-01-01");
    for (const n of [1, 2]) await tick(who.at(`2026-01-2${n}`));
    expect({ posted: await who.postings(), next: (await terms(who))?.periodicNext }).toEqual({
      posted: [-15],
      next: "2026-02-01",
    });
  });

  it("L6 control: made on its day, the dates are the same; a failed one moves on as well", async () => {
    const who = (await Payer.make(db(), estate)).at("2025-12-15");
    await who.card("decline");
    await monthly(who, "2026-01-01");
    await tick(who.at("2026-01-01"));
    await tick(who.at("2026-01-02"));
    expect({ made: await statesOf(who), next: (await terms(who))?.periodicNext }).toEqual({
      made: ["2026-01-01 failed"],
      next: "2026-02-01",
    });
  });

  it("A-1: keeps to the 31st", async () => {
    const who = (await Payer.make(db(), estate)).at("2026-01-10");
    await who.card("approve");
    await monthly(who, "2026-01-31");
    for (const day of ["2026-01-31", "2026-02-28", "2026-03-30"]) await tick(who.at(day));
    expect({ posted: await who.postings(), next: (await terms(who))?.periodicNext }).toEqual({
      posted: [-15, -15],
      next: "2026-03-31",
    });
  });
});

describe("a top-up", () => {
  it("of a prepaid customer comes when less than the mark is left, and once", async () => {
    const who = await Payer.make(db(), estate, { balanceControl: "prepaid", creditLimit: "0" });
    await who.card("approve");
    await saveAutoPayment(who.self(), { topUpAt: "5", topUpAmount: "20" });
    await makeTransaction(who.admin(), { customerId: who.id, transaction: "manual_payment", amount: "5" });
    await tick(who);
    expect(await who.postings()).toEqual([-5]);
    await makeTransaction(who.admin(), {
      customerId: who.id,
      transaction: "manual_charge",
      amount: "1",
      service: "voice",
    });
    await tick(who);
    await tick(who);
    expect(await who.postings()).toEqual([-5, -20]);
  });

  it("of a postpaid customer comes when more than the mark is owed; refused, not again that day", async () => {
    const who = await Payer.make(db(), estate);
    await who.card("no_funds");
    await saveAutoPayment(who.self(), { topUpAt: "40", topUpAmount: "25" });
    await makeTransaction(who.admin(), {
      customerId: who.id,
      transaction: "manual_charge",
      amount: "41",
      service: "voice",
    });
    for (const moment of ["2026-03-15T12:00:00Z", "2026-03-15T18:00:00Z", "2026-03-16T12:00:00Z"])
      await tick(who.at(moment));
    expect(await statesOf(who)).toEqual(["2026-03-15 failed", "2026-03-16 failed"]);
  });
});

describe("what is typed wrong", () => {
  it.each([
    [{ topUpAt: "5" }, "topUpAmount"],
    [{ topUpAt: "5", topUpAmount: "0" }, "amount"],
    [{ periodicAmount: "5", periodicEvery: "month" }, "periodicFrom"],
    [{ periodicAmount: "5", periodicEvery: "month", periodicFrom: "2026-03-14" }, "periodicFrom"],
    [{ periodicAmount: "5.123456", periodicEvery: "month", periodicFrom: "2026-03-20" }, "periodicAmount"],
  ])("%j is refused at %s", async (typed, field) => {
    const who = await Payer.make(db(), estate);
    const error = await saveAutoPayment(who.self(), typed as never).catch((caught) => caught);
    expect(Object.keys(error.fields)).toContain(field);
    expect(await terms(who)).toBeUndefined();
  });
});
