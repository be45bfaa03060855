import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { adjustInvoice, makeTransaction, revertXdr, writeOffInvoice } from "@/lib/domain/billing";
import { getCustomer } from "@/lib/domain/customers";
import { addDays } from "@/lib/platform/time";
import { at, subscribed, told } from "@/lib/testing/billing-story";
import {
  changesOf,
  collectAt,
  collectingClass,
  debtorOf,
  issueInvoice,
  seenOf,
  standingOf,
  stepsOf,
  stopsOf,
} from "@/lib/testing/collection-story";
import { testWorld } from "@/lib/testing/factories";
import { liftSuspension } from "./lift-suspension";
import { promiseToPay } from "./promise-to-pay";
import { recordNotice } from "./record-notice";
import { restoreCustomer } from "./restore-customer";

beforeAll(async () => {
  told.estate = (await testWorld(db())).house;
});

const T1 = {
  thresholds: { USD: "10" },
  reminders: "7",
  tellOverdue: "on",
  suspend: { days: "14", notices: "7,1" },
};
const pay = (customerId: number, amount: string, moment: string) =>
  makeTransaction(at(moment), { customerId, transaction: "manual_payment", amount });

/** The clock strikes once a day at noon from one day to another, the last excluded. */
async function days(from: string, to: string): Promise<void> {
  for (let day = from; day < to; day = addDays(day, 1)) await collectAt(`${day}T12:00:00Z`);
}

/** May and June of ten each, unpaid, and suspended for June in the middle of August. */
async function mayAndJune(settings: object) {
  const customerId = await debtorOf(await collectingClass(settings));
  const may = await issueInvoice(customerId, "10.00", "2026-06-30", "2026-06-01T08:00:00Z");
  await days("2026-06-01", "2026-07-01");
  const june = await issueInvoice(customerId, "10.00", "2026-07-31", "2026-07-01T08:00:00Z", "20.00");
  await days("2026-07-01", "2026-08-16");
  return { customerId, may, june };
}

describe("T1: threshold 10, May 10, June 10, and then 15 paid", () => {
  it("G1: suspends for June with notices, resumes at once with 5 left, and then nothing more happens", async () => {
    const { customerId, may, june } = await mayAndJune(T1);
    const happened = [
      `2026-07-24 ${june} reminder 7`,
      `2026-08-01 ${june} overdue 1`,
      `2026-08-07 ${june} suspend_notice 7`,
      `2026-08-13 ${june} suspend_notice 1`,
      `2026-08-14 ${june} finished 0`,
      `2026-08-14 ${june} suspend 14`,
    ];
    expect(await stepsOf(customerId)).toEqual(happened);
    expect(await seenOf(customerId)).toEqual({
      [may]: "overdue, do_not_collect",
      [june]: "overdue, collect",
    });
    expect(await standingOf(customerId)).toMatchObject({ suspended: true });
    const statusAt = async (moment: string) => (await getCustomer(at(moment), { customerId })).status;
    expect(await statusAt("2026-08-15T12:00:00Z")).toBe("suspended");

    await pay(customerId, "15.00", "2026-08-16T09:00:00Z");
    expect(await statusAt("2026-08-16T09:01:00Z")).toBe("active");
    expect(await seenOf(customerId)).toEqual({
      [may]: "paid, do_not_collect",
      [june]: "overdue, do_not_collect",
    });
    expect(await standingOf(customerId), "resumed with the payment").toMatchObject({
      suspended: false,
      next: null,
    });
    expect(await stopsOf(customerId)).toEqual(["suspended 2026-08-14 2026-08-16 settled"]);
    expect(await changesOf(customerId, "suspended")).toEqual(["false → true", "true → false"]);

    await days("2026-08-16", "2026-09-20");
    expect(await stepsOf(customerId), "nothing more").toEqual(happened);
    expect(await stopsOf(customerId)).toHaveLength(1);
  });

  it("G4: in the old mode the same payment leaves June collected and the customer suspended", async () => {
    const { customerId, may, june } = await mayAndJune({ ...T1, mode: "at_generation" });
    await pay(customerId, "15.00", "2026-08-16T09:00:00Z");
    expect(await seenOf(customerId)).toEqual({ [may]: "paid, do_not_collect", [june]: "overdue, collect" });
    expect(await standingOf(customerId)).toMatchObject({ suspended: true });
  });
});

it("T-W: invoice 100, adjusted by 30, 60 paid: partially paid, and overdue the day after it was due", async () => {
  const customerId = await debtorOf(await collectingClass({ tellOverdue: "on" }));
  const invoiceId = await issueInvoice(customerId, "100.00", "2026-10-15", "2026-10-01T08:00:00Z");
  await adjustInvoice(at("2026-10-03T10:00:00Z"), {
    invoiceId,
    amount: "30.00",
    internalComment: "As agreed",
  });
  await pay(customerId, "60.00", "2026-10-10T10:00:00Z");
  await days("2026-10-10", "2026-10-20");
  const { rows } = await db().execute<{ line: string }>(sql`
    select property || ' ' || coalesce(before, '-') || ' → ' || after || coalesce(' by ' || delta::numeric(18,2), '') as line
    from audit_log where entity_type = 'invoice' and entity_id = ${invoiceId} and property is not null order by id`);
  expect(rows.map(({ line }) => line)).toEqual([
    "collectionStatus - → collect",
    "adjustments 0.00 → 30.00 by 30.00",
    "amountPaid 0.00 → 60.00 by 60.00",
    "paymentStatus unpaid → partially_paid",
    "paymentStatus partially_paid → overdue",
  ]);
});

describe("T5: whatever changes the debt is seen in its own transaction", () => {
  const suspended = async () => {
    const customerId = await debtorOf(await collectingClass({ ...T1, reactivationFee: "5" }));
    const invoiceId = await issueInvoice(customerId, "50.00", "2026-01-31", "2026-01-02T08:00:00Z");
    await days("2026-01-30", "2026-02-16");
    expect(await standingOf(customerId)).toMatchObject({ suspended: true });
    return { customerId, invoiceId };
  };
  const moment = "2026-02-16T15:00:00Z";

  it("control: nothing happens, and the customer stays suspended", async () => {
    const { customerId } = await suspended();
    await days("2026-02-16", "2026-02-20");
    expect(await standingOf(customerId)).toMatchObject({ suspended: true });
  });
  it("an adjustment resumes, and the reactivation fee is charged once", async () => {
    const { customerId, invoiceId } = await suspended();
    await adjustInvoice(at(moment), { invoiceId, amount: "45.00" });
    expect(await standingOf(customerId)).toMatchObject({ suspended: false });
    const { rows } = await db().execute(
      sql`select amount::text from xdrs where customer_id = ${customerId} and kind = 'reactivation_fee'`,
    );
    expect(rows).toEqual([{ amount: "5.00000" }]);
  });
  it("a write-off resumes", async () => {
    const { customerId, invoiceId } = await suspended();
    await writeOffInvoice(at(moment), { invoiceId, reason: "Given up" });
    expect(await standingOf(customerId)).toMatchObject({ suspended: false });
    expect(await seenOf(customerId)).toEqual({ [invoiceId]: "paid, do_not_collect" });
  });
  it("a credit resumes", async () => {
    const { customerId } = await suspended();
    await makeTransaction(at(moment), {
      customerId,
      transaction: "promotional_credit",
      amount: "41.00",
    });
    expect(await standingOf(customerId)).toMatchObject({ suspended: false });
  });
  it("a payment resumes, and taking it back warns again before it suspends", async () => {
    const { customerId, invoiceId } = await suspended();
    const { xdrId } = await pay(customerId, "50.00", moment);
    expect(await standingOf(customerId)).toMatchObject({ suspended: false });
    await revertXdr(at("2026-02-17T09:00:00Z"), { xdrId, reason: "The cheque bounced" });
    expect(await seenOf(customerId)).toEqual({ [invoiceId]: "overdue, collect" });
    expect(await standingOf(customerId)).toMatchObject({ suspended: false });
    await days("2026-02-17", "2026-02-24");
    expect(await standingOf(customerId)).toMatchObject({ suspended: false });
    await days("2026-02-24", "2026-02-26");
    expect(await standingOf(customerId)).toMatchObject({ suspended: true });
    expect(await stopsOf(customerId)).toEqual([
      "suspended 2026-02-14 2026-02-16 settled",
      "suspended 2026-02-24 open",
    ]);
  });
});

describe("what people decide", () => {
  const settings = { suspend: { days: "14", notices: "7" }, terminate: { days: "30", notices: "5" } };
  const inDebt = async () => {
    const customerId = await debtorOf(await collectingClass(settings));
    const invoiceId = await issueInvoice(customerId, "50.00", "2026-01-31", "2026-01-02T08:00:00Z");
    await days("2026-01-30", "2026-02-16");
    return { customerId, invoiceId };
  };

  it("a lift gives services back until the end of its day, and not a day longer", async () => {
    const { customerId } = await inDebt();
    await liftSuspension(at("2026-02-16T13:00:00Z"), {
      customerId,
      until: "2026-02-18",
      reason: "They asked",
    });
    expect(await standingOf(customerId)).toMatchObject({ suspended: false, lifted: true });
    await days("2026-02-17", "2026-02-19");
    expect(await standingOf(customerId)).toMatchObject({ suspended: false, lifted: true });
    await collectAt("2026-02-19T00:05:00Z");
    expect(await standingOf(customerId)).toMatchObject({ suspended: true, lifted: false });
    expect(await stopsOf(customerId)).toEqual([
      "suspended 2026-02-14 2026-02-16 spared",
      "suspended 2026-02-19 open",
    ]);
  });

  it("a promise keeps everybody quiet until it is broken, and one that is kept is over at once", async () => {
    const { customerId } = await inDebt();
    await promiseToPay(at("2026-02-16T13:00:00Z"), { customerId, amount: "50", until: "2026-02-20" });
    expect(await standingOf(customerId)).toMatchObject({ suspended: false });
    await days("2026-02-17", "2026-02-22");
    expect(await standingOf(customerId)).toMatchObject({ suspended: true });
    expect(await changesOf(customerId, "promiseToPay")).toEqual(["- → 2026-02-20", "2026-02-20 → -"]);
    await expect(
      promiseToPay(at("2026-02-22T13:00:00Z"), { customerId, amount: "50.01", until: "2026-02-25" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("who is terminated stays so when they pay, and is restored by a person within the days of the class", async () => {
    const { customerId } = await inDebt();
    await days("2026-02-16", "2026-03-10");
    expect(await standingOf(customerId)).toMatchObject({ suspended: false, terminated: true });
    await pay(customerId, "50.00", "2026-03-10T13:00:00Z");
    expect(await standingOf(customerId)).toMatchObject({ terminated: true });
    await expect(
      restoreCustomer(at("2026-04-10T13:00:00Z"), { customerId, reason: "They came back" }),
    ).rejects.toMatchObject({ code: "conflict" });
    await restoreCustomer(at("2026-03-20T13:00:00Z"), { customerId, reason: "They came back" });
    expect(await standingOf(customerId)).toMatchObject({ terminated: false, suspended: false });
  });

  it("who is restored and does not pay is warned anew, by a message of its own, before services end again", async () => {
    const customerId = await debtorOf(await collectingClass(settings), { email: "debtor@customer.example" });
    await issueInvoice(customerId, "50.00", "2026-01-31", "2026-01-02T08:00:00Z");
    await days("2026-01-30", "2026-03-10");
    expect(await standingOf(customerId)).toMatchObject({ terminated: true });
    await restoreCustomer(at("2026-03-10T13:00:00Z"), { customerId, reason: "They came back" });
    const { rows } = await db().execute<{ day: string }>(sql`
      select created_at::date::text as day from outbox
      where customer_id = ${customerId} and type = 'termination_soon' order by id`);
    expect(rows).toEqual([{ day: "2026-02-25" }, { day: "2026-03-10" }]);
  });

  it("closes subscriptions with a termination where the policy says so, and keeps them where it does not", async () => {
    const closed = async (closeSubscriptions: boolean) => {
      const classId = await collectingClass({ terminate: { days: "5", notices: "2" }, closeSubscriptions });
      const { customerId } = await subscribed("20", "2026-01-01", { classId });
      await issueInvoice(customerId, "50.00", "2026-01-31", "2026-01-02T08:00:00Z");
      await days("2026-01-30", "2026-02-08");
      expect(await standingOf(customerId)).toMatchObject({ terminated: true });
      const { rows } = await db().execute<{ closed: boolean }>(
        sql`select closed_at is not null as closed from subscriptions where customer_id = ${customerId}`,
      );
      return rows[0]?.closed;
    };
    expect([await closed(true), await closed(false)]).toEqual([true, false]);
  });

  it("without mail nobody is suspended until somebody says how else they were told", async () => {
    const customerId = await debtorOf(await collectingClass({ suspend: { days: "14", notices: "7" } }));
    const invoiceId = await issueInvoice(customerId, "50.00", "2026-01-31", "2026-01-02T08:00:00Z");
    for (let day = "2026-02-01"; day < "2026-03-01"; day = addDays(day, 1))
      await collectAt(`${day}T12:00:00Z`, { mail: false });
    expect(await standingOf(customerId)).toMatchObject({ suspended: false });
    await recordNotice(at("2026-03-01T12:00:00Z"), {
      invoiceId,
      step: "suspend_notice",
      days: 7,
      how: "Letter",
    });
    await days("2026-03-01", "2026-03-08");
    expect(await standingOf(customerId)).toMatchObject({ suspended: false });
    await collectAt("2026-03-08T00:30:00Z");
    expect(await standingOf(customerId)).toMatchObject({ suspended: true });
  });
});

it("a late fee is charged once for each invoice that becomes overdue, however often the clock strikes", async () => {
  const customerId = await debtorOf(
    await collectingClass({ lateFee: { days: "1", amount: "2.50", percent: "1" } }),
  );
  await issueInvoice(customerId, "50.00", "2026-01-31", "2026-01-02T08:00:00Z");
  await days("2026-01-31", "2026-02-05");
  await days("2026-02-01", "2026-02-05");
  const { rows } = await db().execute(
    sql`select amount::text, day::text from xdrs where customer_id = ${customerId} and kind = 'late_fee'`,
  );
  expect(rows).toEqual([{ amount: "3.00000", day: "2026-02-01" }]);
});

it("T-N: looked at every five minutes for a day, each step is taken once", async () => {
  const customerId = await debtorOf(await collectingClass({ tellOverdue: "on" }));
  const invoiceId = await issueInvoice(customerId, "50.00", "2026-01-31", "2026-01-02T08:00:00Z");
  for (let minute = 0; minute < 24 * 60; minute += 5) {
    const moment = new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString();
    await db().execute(
      sql`update customer_collection set next_at = '2026-01-01' where customer_id = ${customerId}`,
    );
    await collectAt(moment);
  }
  expect(await stepsOf(customerId)).toEqual([
    `2026-02-01 ${invoiceId} finished 0`,
    `2026-02-01 ${invoiceId} overdue 1`,
  ]);
}, 120_000);
