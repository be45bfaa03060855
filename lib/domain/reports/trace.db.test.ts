import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { adjustInvoice, makeTransaction } from "@/lib/domain/billing";
import { collectAt, collectingClass, debtorOf, issueInvoice } from "@/lib/testing/collection-story";
import { actingFor, customerContext, distributorContext, resellerContext } from "@/lib/testing/contexts";
import { asCustomer, changesOf, september, staff, tellTraces, traced } from "@/lib/testing/trace-story";
import { traceBalance, traceCustomer, traceInvoice } from "./index";

tellTraces();

describe("T-W: invoice 100, adjusted by 30, paid 60", () => {
  it("lists generation, adjustment and payment in order, with who did each and what was left (G2)", async () => {
    const { customerId, invoiceId, number } = await september();
    await adjustInvoice(staff("Carla Clerk", "2026-10-02T10:00:00Z"), {
      invoiceId,
      amount: "30",
      visibleComment: "As agreed by phone",
      internalComment: "Ticket 4711: agreed to take off 30.00",
    });
    await makeTransaction(staff("Paul Teller", "2026-10-03T10:00:00Z"), {
      customerId,
      transaction: "manual_payment",
      amount: "60",
    });
    const { events, conclusion, before, invoice } = await traceInvoice(staff("Anna Admin"), { invoiceId });
    const money = events.filter(({ label }) => !/status/i.test(label));
    expect(changesOf(money)).toEqual([
      "Invoice: – → –, 100.00 left",
      "Adjustments: 0.00 → 30.00, 70.00 left",
      "Amount paid: 0.00 → 60.00, 10.00 left",
    ]);
    expect(money.slice(1).map(({ who }) => who.name)).toEqual(["Carla Clerk", "Paul Teller"]);
    expect(money[0]?.who.realm).toBe("system");
    expect(money[1]?.text).toBe(
      `Adjustments changed from 0.00 to 30.00 (increased by 30.00). Adjustment – from an adjustment of the invoice (xDR id ${money[1]?.xdrId}).`,
    );
    expect(money[2]?.text).toBe(
      `Amount paid changed from 0.00 to 60.00 (increased by 60.00). Payments source – from customer payment transaction (xDR id ${money[2]?.xdrId}).`,
    );
    // When it happened, not when the log was written.
    expect(money.map(({ day }) => day)).toEqual(["2026-10-01", "2026-10-02", "2026-10-03"]);
    expect(money[2]?.at.toISOString()).toBe("2026-10-03T10:00:00.000Z");
    expect(before).toBeNull();
    expect(invoice).toMatchObject({ outstanding: "10.00", status: "overdue", number });
    expect(conclusion).toBe(
      `10.00 USD of invoice ${number} is still to be paid. It was to be paid by 16 October 2026.`,
    );
  });

  it("goes on to partially paid, and to overdue on the day after the due date, each with its cause (T-W, G2)", async () => {
    const { customerId, invoiceId } = await september();
    await adjustInvoice(staff("Carla Clerk", "2026-10-02T10:00:00Z"), { invoiceId, amount: "30" });
    const { xdrId } = await makeTransaction(staff("Paul Teller", "2026-10-03T10:00:00Z"), {
      customerId,
      transaction: "manual_payment",
      amount: "60",
    });
    await collectAt("2026-10-16T12:00:00Z");
    expect((await traceInvoice(staff("Anna Admin"), { invoiceId })).events).toHaveLength(4);
    await collectAt("2026-10-17T12:00:00Z");
    await collectAt("2026-10-18T12:00:00Z");
    const { events } = await traceInvoice(staff("Anna Admin"), { invoiceId });
    expect(events.map(({ day, text, running }) => `${day} ${running} ${text}`)).toEqual([
      expect.stringMatching(
        /^2026-10-01 100\.00 Invoice .* generated: total 100\.00, amount due 100\.00\. Bill run \(bill run id \d+\)\.$/,
      ),
      expect.stringMatching(
        /^2026-10-02 70\.00 Adjustments changed from 0\.00 to 30\.00 \(increased by 30\.00\)\. Adjustment – /,
      ),
      `2026-10-03 10.00 Amount paid changed from 0.00 to 60.00 (increased by 60.00). Payments source – from customer payment transaction (xDR id ${xdrId}).`,
      `2026-10-03 10.00 Payment status changed from Unpaid to Partially paid. Payments source – from customer payment transaction (xDR id ${xdrId}).`,
      "2026-10-17 10.00 Payment status changed from Partially paid to Overdue. Due date – passed (due on 2026-10-16).",
    ]);
    const told = (await traceInvoice(asCustomer(customerId), { invoiceId })).events.map(({ text }) => text);
    expect(told.slice(-2)).toEqual([
      "The invoice is partly paid. 10.00 USD is still to be paid.",
      "The invoice became overdue. 10.00 USD is still to be paid.",
    ]);
  });

  it("shows a wrong adjustment for what it is: what was booked beside what was agreed, and by whom", async () => {
    const { customerId, invoiceId } = await september();
    await adjustInvoice(staff("Carla Clerk", "2026-10-02T10:00:00Z"), {
      invoiceId,
      amount: "3",
      internalComment: "Ticket 4711: agreed to take off 30.00",
    });
    await makeTransaction(staff("Paul Teller"), { customerId, transaction: "manual_payment", amount: "70" });
    const { events } = await traceInvoice(staff("Anna Admin"), { invoiceId });
    expect(events.find(({ label }) => label === "Adjustments")).toMatchObject({
      after: "3.00",
      delta: "3.00",
      running: "97.00",
      reason: "Ticket 4711: agreed to take off 30.00",
      who: { name: "Carla Clerk", realm: "admin", onBehalfOf: null },
    });
  });

  it("tells the customer in plain words why 10 is still owed, and nothing that staff wrote", async () => {
    const { customerId, invoiceId, number } = await september();
    await adjustInvoice(staff("Carla Clerk", "2026-10-02T10:00:00Z"), {
      invoiceId,
      amount: "30",
      visibleComment: "As agreed by phone",
      internalComment: "He is difficult",
    });
    await makeTransaction(staff("Paul Teller", "2026-10-03T10:00:00Z"), {
      customerId,
      transaction: "manual_payment",
      amount: "60",
    });
    const seen = await traceInvoice(asCustomer(customerId), { invoiceId });
    const texts = seen.events.filter(({ label }) => !/status/i.test(label)).map(({ text }) => text);
    expect(texts).toEqual([
      `Invoice ${number} of 100.00 USD was issued on 1 October 2026.`,
      "We took 30.00 USD off the invoice on 2 October 2026.",
      "You paid 60.00 USD on 3 October 2026.",
    ]);
    expect(seen.conclusion).toContain("10.00 USD of invoice");
    const said = JSON.stringify(seen);
    for (const secret of ["difficult", "Carla", "Paul", "billing."]) expect(said).not.toContain(secret);
    expect(seen.events.map(({ who }) => who.name)).toContain("Our staff");
    expect(said).toContain("As agreed by phone");
  });

  it("speaks the customer's language", async () => {
    const { customerId, invoiceId } = await september();
    await db().execute(sql`update customers set language = 'es' where id = ${customerId}`);
    await makeTransaction(staff("Paul", "2026-10-03T10:00:00Z"), {
      customerId,
      transaction: "manual_payment",
      amount: "60",
    });
    const { events } = await traceInvoice(asCustomer(customerId), { invoiceId });
    expect(events.map(({ text }) => text)).toContain("Usted pagó 60,00 USD el 3 de octubre de 2026.");
  });
});

describe("an invoice's trace in pages", () => {
  it("carries what was left to pay from page to page", async () => {
    const { customerId, invoiceId } = await september();
    for (let n = 0; n < 5; n++)
      await makeTransaction(staff("Anna"), { customerId, transaction: "manual_payment", amount: "10" });
    const whole = await traceInvoice(staff("Anna"), { invoiceId });
    const lefts = whole.events.map(({ running }) => running);
    const newest = await traceInvoice(staff("Anna"), { invoiceId, pageSize: 2 });
    const older = await traceInvoice(staff("Anna"), { invoiceId, pageSize: 2, cursor: newest.earlier });
    expect([...older.events, ...newest.events].map(({ running }) => running)).toEqual(lefts.slice(-4));
    expect(newest.before).toBe(older.events.at(-1)?.running);
    const back = await traceInvoice(staff("Anna"), {
      invoiceId,
      pageSize: 2,
      cursor: older.later,
      direction: "prev",
    });
    expect(back.events.map(({ key }) => key)).toEqual(newest.events.map(({ key }) => key));
  });
});

describe("a customer's status", () => {
  it("is traced to the invoice that suspended the services and the payment that brought them back, each on its day", async () => {
    const settings = {
      thresholds: { USD: "10" },
      tellOverdue: "on",
      suspend: { days: "14", notices: "7,1" },
    };
    const customerId = await debtorOf(await collectingClass(settings));
    const invoiceId = await issueInvoice(customerId, "50.00", "2026-07-31", "2026-07-01T08:00:00Z");
    for (const day of ["08-01", "08-07", "08-13", "08-14"]) await collectAt(`2026-${day}T12:00:00Z`);
    const { xdrId } = await makeTransaction(staff("Paul Teller", "2026-08-20T10:00:00Z"), {
      customerId,
      transaction: "manual_payment",
      amount: "50",
    });
    const { events } = await traceCustomer(staff("Anna", "2026-08-21T10:00:00Z"), {
      customerId,
      about: "status",
    });
    expect(events.map(({ day, text }) => `${day} ${text}`)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^2026-08-14 Suspended changed from no to yes\\. Invoice – .* \\(invoice id ${invoiceId}\\)\\.$`,
        ),
      ),
      `2026-08-20 Suspended changed from yes to no. Payments source – from customer payment transaction (xDR id ${xdrId}).`,
    ]);
    const told = await traceCustomer(asCustomer(customerId), { about: "status" });
    expect(told.events.map(({ text }) => text)).toEqual([
      "Your services were suspended because an invoice is overdue.",
      "Your services are back on.",
    ]);
  });
});

describe("who may ask why", () => {
  it("shows a reseller its own tree alone, a customer itself, a distributor nothing", async () => {
    const { a, b } = traced.world;
    await makeTransaction(staff("Anna"), {
      customerId: a.customerId,
      transaction: "manual_charge",
      amount: "1",
      service: "voice",
    });
    const reseller = resellerContext(db(), a.resellerId);
    expect((await traceBalance(reseller, { customerId: a.customerId })).events).toHaveLength(1);
    await expect(traceBalance(reseller, { customerId: b.customerId })).rejects.toMatchObject({
      code: "not_found",
    });
    const customer = customerContext(db(), a.customer);
    expect((await traceBalance(customer, {})).customer.id).toBe(a.customerId);
    await expect(traceBalance(customer, { customerId: b.customerId })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      traceBalance(distributorContext(db(), a.customer), { customerId: a.customerId }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("writes down that staff looked, also on a customer's behalf", async () => {
    const { a } = traced.world;
    const looks = async () =>
      (
        await db().execute<{ n: number }>(
          sql`select count(*)::int as n from audit_log where action = 'trace.balance'`,
        )
      ).rows[0]?.n ?? 0;
    const before = await looks();
    await traceBalance(customerContext(db(), a.customer), {});
    expect(await looks()).toBe(before);
    await traceBalance(actingFor(customerContext(db(), a.customer), "admin"), {});
    expect(await looks()).toBe(before + 1);
  });
});
