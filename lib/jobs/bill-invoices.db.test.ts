import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { planFees } from "@/db/schema";
import {
  adjustInvoice,
  billOutOfTurn,
  checkInvoices,
  makeTransaction,
  reissueInvoice,
  revertXdr,
  voidInvoice,
  writeOffInvoice,
} from "@/lib/domain/billing";
import { checkJournal } from "@/lib/domain/ledger";
import { billAt } from "@/lib/testing/billing-clock";
import { at, invoicesOf, pay, subscribed, tellBillingStories } from "@/lib/testing/billing-story";
import { systemContext } from "@/lib/testing/contexts";

tellBillingStories();

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
