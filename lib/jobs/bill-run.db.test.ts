import { sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { planFees, subscriptions } from "@/db/schema";
import {
  adjustInvoice,
  approveInvoice,
  billOutOfTurn,
  checkInvoices,
  holdBilling,
  makeTransaction,
  reissueInvoice,
  releaseBilling,
  retryParked,
  revertXdr,
  voidInvoice,
  writeOffInvoice,
} from "@/lib/domain/billing";
import { checkJournal } from "@/lib/domain/ledger";
import { normalize } from "@/lib/platform/money";
import { billAt } from "@/lib/testing/billing-clock";
import { adminContext, systemContext } from "@/lib/testing/contexts";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { makeCustomer, makePlan } from "@/lib/testing/subscription-story";

let estate: Estate;
const at = (moment: string) => adminContext(db(), { now: new Date(moment) });

type Invoice = {
  id: number;
  number: string | null;
  type: string;
  from: string;
  to: string;
  total: string;
  due: string;
  paid: string;
  adjusted: string;
  void: boolean;
};

const invoicesOf = async (customerId: number): Promise<Invoice[]> => {
  const { rows } = await db().execute<Invoice>(sql`
    select id::int, number, type, period_from::text as from, period_to::text as to, total::text, amount_due::text as due,
      paid::text, adjusted::text, voided_at is not null as void
    from invoices where customer_id = ${customerId} order by id`);
  return rows.map((row) => ({
    ...row,
    total: normalize(row.total),
    due: normalize(row.due),
    paid: normalize(row.paid),
    adjusted: normalize(row.adjusted),
  }));
};

/** A customer since a day, billed by the month at the end of it. */
async function subscribed(fee: string, since = "2026-01-01", values: Record<string, unknown> = {}) {
  const n = Math.random().toString(36).slice(2, 8);
  const planId = await makePlan(db(), estate, `Plan ${n}`, fee, { chargeModel: "at_end" });
  const customerId = await makeCustomer(db(), estate, `Customer ${n}`, {
    createdAt: new Date(`${since}T12:00:00Z`),
    ...values,
  });
  await db().insert(subscriptions).values({
    customerId,
    resellerId: estate.resellerId,
    distributorId: estate.distributorId,
    planId,
    startOn: since,
    activatedOn: since,
    recurringFee: fee,
  });
  return { customerId, planId };
}

beforeAll(async () => {
  estate = (await testWorld(db())).house;
});

/** However a story went, nothing in the books contradicts anything else. */
afterEach(async () => {
  expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  const found = await checkInvoices(systemContext(db()), {});
  // What earlier stories left: their invoices were taken away, their payments were not.
  expect(found.filter(({ check }) => check !== "unallocated")).toEqual([]);
});

/** Each story begins with number 1 and with nobody else to bill. */
beforeEach(async () => {
  await db().execute(sql`truncate invoices, invoice_lines, invoice_settlements, number_series, bill_runs, billing_settings,
    tax_regimes cascade`);
  await db().execute(sql`update customer_billing set done = true, amount_due = 0`);
});

const pay = (customerId: number, amount: string, moment: string) =>
  makeTransaction(at(moment), { customerId, transaction: "manual_payment", amount });

describe("a period", () => {
  it("B15 is caught up once each when the clock stood still for three months", async () => {
    const { customerId } = await subscribed("249.95");
    await billAt(db(), "2026-04-01T03:00:00Z");
    const list = await invoicesOf(customerId);
    expect(list.map(({ from, to, total, due, number }) => [from, to, total, due, number])).toEqual([
      ["2026-01-01", "2026-02-01", "249.95", "249.95", "INV-000001"],
      ["2026-02-01", "2026-03-01", "249.95", "499.90", "INV-000002"],
      ["2026-03-01", "2026-04-01", "249.95", "749.85", "INV-000003"],
    ]);
    expect(await billAt(db(), "2026-04-01T03:00:00Z")).toEqual([]);
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("is not closed before its last day is over in the customer's zone", async () => {
    const { customerId } = await subscribed("10", "2026-01-01", { billingTimeZone: "America/Los_Angeles" });
    await billAt(db(), "2026-02-01T07:59:00Z");
    expect(await invoicesOf(customerId)).toEqual([]);
    await billAt(db(), "2026-02-01T08:00:00Z");
    expect(await invoicesOf(customerId)).toHaveLength(1);
  });

  it("Z-5 holds no charge of a neighbour's day, and a late one goes to the next", async () => {
    const { customerId } = await subscribed("10", "2026-01-01");
    const charge = (amount: string, moment: string) =>
      makeTransaction(at(moment), { customerId, transaction: "manual_charge", amount, service: "voice" });
    await charge("1.00", "2026-01-31T23:59:00Z");
    await charge("2.00", "2026-02-01T00:01:00Z");
    await billAt(db(), "2026-02-01T00:05:00Z");
    await billAt(db(), "2026-03-01T00:05:00Z");
    expect((await invoicesOf(customerId)).map(({ total }) => total)).toEqual(["11.00", "12.00"]);
  });

  it("makes no invoice when nothing was charged, and takes no number for it", async () => {
    const customerId = await makeCustomer(db(), estate, "Quiet", {
      createdAt: new Date("2026-01-10T00:00:00Z"),
    });
    const other = await subscribed("10", "2026-01-01");
    await billAt(db(), "2026-03-01T00:05:00Z");
    expect(await invoicesOf(customerId)).toEqual([]);
    expect((await invoicesOf(other.customerId)).map(({ number }) => number)).toEqual([
      "INV-000001",
      "INV-000002",
    ]);
  });
});

describe("an invoice", () => {
  it("T7 that is void is billed again on the next one, over two lines", async () => {
    const { customerId } = await subscribed("249.95");
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [first] = await invoicesOf(customerId);
    const invoiceId = first?.id ?? 0;
    await voidInvoice(at("2026-02-02T10:00:00Z"), { invoiceId, reason: "Wrong address" });
    await voidInvoice(at("2026-02-02T10:01:00Z"), { invoiceId, reason: "Wrong address" });
    await billAt(db(), "2026-03-01T03:00:00Z");
    const list = await invoicesOf(customerId);
    expect(
      list.map(({ number, from, to, total, due, void: voided }) => [number, from, to, total, due, voided]),
    ).toEqual([
      ["INV-000001", "2026-01-01", "2026-02-01", "249.95", "249.95", true],
      ["INV-000002", "2026-01-01", "2026-03-01", "499.90", "499.90", false],
    ]);
    const { rows } = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from invoice_lines where invoice_id = ${list[1]?.id ?? 0}`,
    );
    expect(rows[0]?.n).toBe(2);
  });

  it("T7 that is paid can't be voided until the payment is taken back", async () => {
    const { customerId } = await subscribed("100");
    await billAt(db(), "2026-02-01T03:00:00Z");
    const { xdrId } = await pay(customerId, "100.00", "2026-02-03T10:00:00Z");
    const [invoice] = await invoicesOf(customerId);
    expect(invoice?.paid).toBe("100.00");
    const voiding = () =>
      voidInvoice(at("2026-02-04T10:00:00Z"), { invoiceId: invoice?.id ?? 0, reason: "Wrong" });
    await expect(voiding()).rejects.toMatchObject({ code: "conflict" });
    await revertXdr(at("2026-02-04T10:00:00Z"), { xdrId, reason: "Bounced" });
    expect((await invoicesOf(customerId))[0]?.paid).toBe("0.00");
    await voiding();
    expect((await invoicesOf(customerId))[0]?.void).toBe(true);
  });

  it("T-W 100, adjusted by 30, 60 paid: 10 is left, and never below zero", async () => {
    const { customerId } = await subscribed("100");
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [invoice] = await invoicesOf(customerId);
    const invoiceId = invoice?.id ?? 0;
    const adjust = (amount: string) => adjustInvoice(at("2026-02-02T10:00:00Z"), { invoiceId, amount });
    expect((await adjust("30.00")).outstanding).toBe("70.00");
    await pay(customerId, "60.00", "2026-02-03T10:00:00Z");
    expect((await invoicesOf(customerId))[0]).toMatchObject({
      total: "100.00",
      paid: "60.00",
      adjusted: "30.00",
    });
    await expect(adjust("10.01")).rejects.toMatchObject({ code: "conflict" });
    await writeOffInvoice(at("2026-02-05T10:00:00Z"), { invoiceId, reason: "Not worth it" });
    expect((await invoicesOf(customerId))[0]).toMatchObject({ paid: "60.00", adjusted: "40.00" });
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("L1 50 with 20 paid and 70 with 100 paid are both settled, and nothing is negative", async () => {
    const { customerId, planId } = await subscribed("50");
    await billAt(db(), "2026-02-01T03:00:00Z");
    await pay(customerId, "20.00", "2026-02-02T10:00:00Z");
    await db().update(planFees).set({ fee: "70" }).where(sql`plan_id = ${planId}`);
    await billAt(db(), "2026-03-01T03:00:00Z");
    await pay(customerId, "100.00", "2026-03-02T10:00:00Z");
    expect((await invoicesOf(customerId)).map(({ total, paid }) => [total, paid])).toEqual([
      ["50.00", "50.00"],
      ["70.00", "70.00"],
    ]);
  });

  it("uses what was paid before it was made", async () => {
    const { customerId } = await subscribed("30");
    await pay(customerId, "50.00", "2026-01-15T10:00:00Z");
    await billAt(db(), "2026-03-01T03:00:00Z");
    expect((await invoicesOf(customerId)).map(({ total, paid, due }) => [total, paid, due])).toEqual([
      ["30.00", "30.00", "-20.00"],
      ["30.00", "20.00", "10.00"],
    ]);
  });

  it("is made again with what is true now, and the old one keeps its number", async () => {
    const { customerId } = await subscribed("100");
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [first] = await invoicesOf(customerId);
    await reissueInvoice(at("2026-02-02T10:00:00Z"), { invoiceId: first?.id ?? 0, reason: "New address" });
    expect(
      (await invoicesOf(customerId)).map(({ number, from, total, due, void: gone }) => [
        number,
        from,
        total,
        due,
        gone,
      ]),
    ).toEqual([
      ["INV-000001", "2026-01-01", "100.00", "100.00", true],
      ["INV-000002", "2026-01-01", "100.00", "100.00", false],
    ]);
    await billAt(db(), "2026-03-01T03:00:00Z");
    expect((await invoicesOf(customerId)).at(-1)).toMatchObject({
      from: "2026-02-01",
      total: "100.00",
      due: "200.00",
    });
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("out of turn takes what there is, and the regular one covers the rest", async () => {
    const { customerId } = await subscribed("10");
    await makeTransaction(at("2026-01-10T10:00:00Z"), {
      customerId,
      transaction: "manual_charge",
      amount: "5.00",
      service: "voice",
    });
    await billOutOfTurn(at("2026-01-12T10:00:00Z"), { customerId });
    await expect(billOutOfTurn(at("2026-01-12T10:00:00Z"), { customerId })).rejects.toMatchObject({
      code: "conflict",
    });
    await billAt(db(), "2026-02-01T03:00:00Z");
    expect((await invoicesOf(customerId)).map(({ type, total, due }) => [type, total, due])).toEqual([
      ["out_of_turn", "5.00", "5.00"],
      ["regular", "10.00", "15.00"],
    ]);
  });

  it("says nothing else once it is made: the database refuses", async () => {
    const { customerId } = await subscribed("10");
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [invoice] = await invoicesOf(customerId);
    const refuse = (statement: ReturnType<typeof sql>) => expect(db().execute(statement)).rejects.toThrow();
    await refuse(sql`update invoices set total = 1, net = 1, amount_due = 1 where id = ${invoice?.id ?? 0}`);
    await refuse(sql`update invoices set number = 'X' where id = ${invoice?.id ?? 0}`);
    await refuse(sql`delete from invoices where id = ${invoice?.id ?? 0}`);
    await refuse(sql`update invoice_lines set amount = 1 where invoice_id = ${invoice?.id ?? 0}`);
    await refuse(sql`update invoices set paid = 11 where id = ${invoice?.id ?? 0}`);
    // No line is added to it, and none is written that does not add up (B4, B8).
    const copied = sql`section, kind, account_id, service, description, period_from, period_to, tax_category, tax_id, count,
      rate, base, exact, amount, tax`;
    await refuse(
      sql`insert into invoice_lines select invoice_id, ordinal + 100, customer_id, ${copied} from invoice_lines`,
    );
    const second = (customer: number, total: string) =>
      db().transaction(async (tx) => {
        await tx.execute(sql`
          insert into invoice_lines select 999999, ordinal, ${customer}::bigint, ${copied} from invoice_lines`);
        await tx.execute(sql`
          insert into invoices (id, customer_id, reseller_id, distributor_id, type, period_from, period_to, time_zone,
            currency, position_from, position_to, decimals, prices_include_tax, net, tax, total, rounding, payments,
            previous_amount_due, amount_due, closed_on, review, issue_on, seller, buyer, language)
          select 999999, customer_id, reseller_id, distributor_id, 'out_of_turn', period_from, period_to, time_zone, currency,
            position_to, position_to, 2, false, ${total}::numeric, 0, ${total}::numeric, 0, 0, 0, ${total}::numeric,
            closed_on, 'approved', issue_on, '{}', '{}', 'en'
          from invoices`);
      });
    await expect(second(customerId, "10.01")).rejects.toThrow();
    await expect(second(customerId + 1, "10.00")).rejects.toThrow();
    // The control: the same, adding up, is written; that the journal knows nothing of it is what the nightly check finds.
    await second(customerId, "10.00");
    expect(await checkInvoices(systemContext(db()), {})).toContainEqual({
      check: "journal",
      customerId,
      invoiceId: 999_999,
      says: "10.00000",
      is: "0",
    });
    await db().execute(sql`truncate invoices, invoice_lines cascade`);
    await db().execute(sql`truncate number_series`);
    await db().execute(sql`update customer_billing set amount_due = 0`);
  });
});

describe("a customer who can't be billed", () => {
  it("B22 is parked with the reason, and the others are billed; tried again it is billed", async () => {
    const good = await subscribed("10");
    const poisoned = await subscribed("10");
    const after = await subscribed("10");
    await db().execute(sql`delete from plan_fees where plan_id = ${poisoned.planId}`);
    const [runId] = await billAt(db(), "2026-02-01T03:00:00Z");
    expect(await invoicesOf(good.customerId)).toHaveLength(1);
    expect(await invoicesOf(after.customerId)).toHaveLength(1);
    expect(await invoicesOf(poisoned.customerId)).toHaveLength(0);
    const { rows } = await db().execute(
      sql`select parked_reason from customer_billing where parked_run_id = ${runId ?? 0}`,
    );
    expect(rows).toEqual([{ parked_reason: expect.stringMatching(/fee/i) }]);
    expect(await billAt(db(), "2026-02-01T04:00:00Z")).toEqual([]);

    await db().insert(planFees).values({ planId: poisoned.planId, billingPeriod: "monthly", fee: "10" });
    expect(await retryParked(at("2026-02-01T05:00:00Z"), { runId: runId ?? 0 })).toMatchObject({
      customers: 1,
    });
    const { workOnRun } = await import("./bill-run");
    await workOnRun(() => systemContext(db(), { now: new Date("2026-02-01T05:00:00Z") }), runId ?? 0);
    expect((await invoicesOf(poisoned.customerId)).map(({ number }) => number)).toEqual(["INV-000003"]);
  });

  it("B22 is parked after its fees were posted too: an unknown tax category leaves nothing behind", async () => {
    const good = await subscribed("10");
    const poisoned = await subscribed("10");
    await db().execute(sql`
      with r as (insert into tax_regimes (name) values ('Books') returning id),
        t as (insert into taxes (regime_id, ordinal, name) select id, 0, 'VAT' from r returning id),
        p as (insert into tax_rates (tax_id, category, percent) select id, '', 10 from t)
      insert into billing_settings (class_id, tax_regime_id) select ${estate.classId}, id from r`);
    await db().execute(sql`update plans set tax_category = 'books' where id = ${poisoned.planId}`);
    await billAt(db(), "2026-02-01T03:00:00Z");
    expect((await invoicesOf(good.customerId)).map(({ total }) => total)).toEqual(["11.00"]);
    const parked = await db().execute(
      sql`select parked_reason from customer_billing where customer_id = ${poisoned.customerId}`,
    );
    expect(parked.rows).toEqual([{ parked_reason: "There is no tax rate for the category “books”." }]);
    const posted = await db().execute(sql`select 1 from xdrs where customer_id = ${poisoned.customerId}`);
    expect(posted.rows).toEqual([]);
  });

  it("is left out while somebody holds it, and caught up when it is released", async () => {
    const { customerId } = await subscribed("10");
    await holdBilling(at("2026-01-20T10:00:00Z"), { customerId, reason: "Contract is being signed" });
    await billAt(db(), "2026-03-01T03:00:00Z");
    expect(await invoicesOf(customerId)).toEqual([]);
    await releaseBilling(at("2026-03-02T10:00:00Z"), { customerId });
    await billAt(db(), "2026-03-02T10:05:00Z");
    expect((await invoicesOf(customerId)).map(({ from }) => from)).toEqual(["2026-01-01", "2026-02-01"]);
  });
});

describe("days of review", () => {
  const review = (days: number) =>
    db().execute(sql`insert into billing_settings (class_id, review_days) values (${estate.classId}, ${days})
      on conflict (class_id) do update set review_days = excluded.review_days`);

  it("keep an invoice from going out until they are over, and the due date moves with it", async () => {
    await review(5);
    const { customerId } = await subscribed("10");
    await billAt(db(), "2026-02-01T03:00:00Z");
    expect((await invoicesOf(customerId)).map(({ number }) => number)).toEqual([null]);
    await billAt(db(), "2026-02-05T23:00:00Z");
    expect((await invoicesOf(customerId)).map(({ number }) => number)).toEqual([null]);
    await billAt(db(), "2026-02-06T01:00:00Z");
    const { rows } = await db().execute(
      sql`select number, issued_on::text, due_on::text from invoices where customer_id = ${customerId}`,
    );
    expect(rows).toEqual([{ number: "INV-000001", issued_on: "2026-02-06", due_on: "2026-02-21" }]);
  });

  it("end when somebody approves it", async () => {
    await review(5);
    const { customerId } = await subscribed("10");
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [invoice] = await invoicesOf(customerId);
    const approve = () => approveInvoice(at("2026-02-02T10:00:00Z"), { invoiceId: invoice?.id ?? 0 });
    expect(await approve()).toMatchObject({ number: "INV-000001" });
    expect(await approve()).toMatchObject({ number: "INV-000001" });
  });

  it("MON-7 hold what is three times the usual for a person, even after a year", async () => {
    const { customerId, planId } = await subscribed("10");
    await billAt(db(), "2026-03-01T03:00:00Z");
    await db().update(planFees).set({ fee: "31" }).where(sql`plan_id = ${planId}`);
    await billAt(db(), "2026-04-01T03:00:00Z");
    await billAt(db(), "2026-04-20T03:00:00Z");
    const { rows } = await db().execute<{ review: string; hold_reason: string }>(
      sql`select review, hold_reason from invoices where customer_id = ${customerId} order by id`,
    );
    expect(rows.map(({ review: state }) => state)).toEqual(["issued", "issued", "under_review"]);
    expect(rows[2]?.hold_reason).toContain("31.00");
  });

  it("N-1 fifty approved at once have fifty numbers that follow each other", async () => {
    await review(5);
    for (let n = 0; n < 50; n++) await subscribed("10");
    await billAt(db(), "2026-02-01T03:00:00Z");
    const { rows } = await db().execute<{ id: number }>(sql`select id::int from invoices`);
    await Promise.all(rows.map(({ id }) => approveInvoice(at("2026-02-02T10:00:00Z"), { invoiceId: id })));
    const { rows: numbers } = await db().execute<{ number: string }>(
      sql`select number from invoices order by number`,
    );
    expect(numbers.map(({ number }) => number)).toEqual(
      Array.from({ length: 50 }, (_, n) => `INV-${String(n + 1).padStart(6, "0")}`),
    );
  });
});
