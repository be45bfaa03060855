import { assertThat } from "@/lib/platform/errors";
import * as money from "@/lib/platform/money";
import type { InvoiceDraft } from "./invoice";
import type { InvoiceLine } from "./invoice-line";

/** An invoice as it is stored, once made. Nothing here is worked out anew: taxes are lines like the others (B19). */
export type StoredInvoice = Pick<
  InvoiceDraft,
  "lines" | "net" | "tax" | "total" | "previousAmountDue" | "payments" | "amountDue"
>;

/** Lines with what they come to, without tax and with it. */
export type LineGroup = { lines: InvoiceLine[]; amount: money.Money; withTax: money.Money };

/** An invoice in the order people read it; page, PDF, CSV and API show these same numbers (B24). */
export type InvoiceSheet = {
  /** The customer's own charges (null) first, then account by account. */
  accounts: (LineGroup & { accountId: number | null })[];
  credits: LineGroup;
  taxes: LineGroup;
  net: money.Money;
  tax: money.Money;
  total: money.Money;
  previousBalance: money.Money;
  payments: LineGroup;
  amountDue: money.Money;
  /** What there is to pay: the amount due, or nothing when the customer is in credit. */
  toPay: money.Money;
};

function groupOf(lines: InvoiceLine[]): LineGroup {
  const amount = money.sum(lines.map((line) => line.amount));
  return { lines, amount, withTax: money.add(amount, money.sum(lines.map((line) => line.tax))) };
}

/**
 * Puts a stored invoice in order.
 * @throws {DomainError} conflict when its lines do not add up to what its head says: a wrong invoice is never shown (I3).
 */
export function invoiceSheet(invoice: StoredInvoice): InvoiceSheet {
  const of = (section: InvoiceLine["section"]) => invoice.lines.filter((line) => line.section === section);
  const charges = of("charges");
  const [credits, taxes, payments] = [groupOf(of("credits")), groupOf(of("taxes")), groupOf(of("payments"))];
  const accountIds = [...new Set(charges.map(({ accountId }) => accountId))];
  const accounts = accountIds.map((accountId) => ({
    accountId,
    ...groupOf(charges.filter((line) => line.accountId === accountId)),
  }));

  const net = money.sum([...accounts.map(({ amount }) => amount), credits.amount]);
  const due = money.sum([invoice.previousAmountDue, payments.amount, invoice.total]);
  const agrees =
    money.compare(net, invoice.net) === 0 &&
    money.compare(taxes.amount, invoice.tax) === 0 &&
    money.compare(money.add(net, taxes.amount), invoice.total) === 0 &&
    money.compare(payments.amount, invoice.payments) === 0 &&
    money.compare(due, invoice.amountDue) === 0;
  assertThat(agrees, "The lines of this invoice do not add up to its total.");

  return {
    accounts,
    credits,
    taxes,
    net: invoice.net,
    tax: invoice.tax,
    total: invoice.total,
    previousBalance: invoice.previousAmountDue,
    payments,
    amountDue: invoice.amountDue,
    toPay: money.max(money.ZERO, invoice.amountDue),
  };
}
