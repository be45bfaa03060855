import { eq } from "drizzle-orm";
import { customers, invoices } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import type { Reader } from "@/lib/kernel/work";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { type KEPT_TYPES, seesDrafts } from "./invoice-filter";
import {
  type InvoiceFacts,
  isOverdue,
  outstanding,
  type PaymentStatus,
  paymentStatus,
  type ReviewState,
} from "./rules/status";
import { earlierDebt } from "./status-sql";

/** An invoice in a list. Amounts in its currency; dates are days of the customer's billing time zone. */
export type InvoiceItem = {
  id: number;
  /** Null until it is issued. */
  number: string | null;
  type: (typeof KEPT_TYPES)[number];
  customer: { id: number; name: string };
  /** The last day excluded. */
  period: { from: PlainDate; to: PlainDate };
  closedOn: PlainDate;
  issuedOn: PlainDate | null;
  dueOn: PlainDate | null;
  currency: string;
  net: Money;
  tax: Money;
  total: Money;
  paid: Money;
  adjusted: Money;
  outstanding: Money;
  /** The balance at its end, as frozen: with what was open before, and what was paid since. */
  amountDue: Money;
  status: PaymentStatus;
  overdue: boolean;
  /** Why it waits for somebody to look at it; empty for all but staff. */
  holdReason: string;
};

/** Rows with the names they need; the caller adds `.where(…)`, which must hold the scope. */
export const selectInvoices = (read: Reader) =>
  read.tx
    .select({ invoice: invoices, customerName: customers.name, earlierDebt })
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId));

export type InvoiceWithName = Awaited<ReturnType<typeof selectInvoices>>[number];

/** What the rules of an invoice's status ask of its row. */
export const factsOf = ({ invoice }: Pick<InvoiceWithName, "invoice">): InvoiceFacts => ({
  total: normalize(invoice.total),
  paid: normalize(invoice.paid),
  adjusted: normalize(invoice.adjusted),
  dueOn: invoice.dueOn,
  review: invoice.review as ReviewState,
  voided: invoice.voidedAt !== null,
  collectable: invoice.collectable,
});

/** A row as its reader may see it, with the status it has today in its own zone. */
export function toInvoiceItem(read: Reader, row: InvoiceWithName): InvoiceItem {
  const { invoice } = row;
  const facts = factsOf(row);
  const today = read.today(invoice.timeZone);
  return {
    id: invoice.id,
    number: invoice.number,
    type: invoice.type as InvoiceItem["type"],
    customer: { id: invoice.customerId, name: shownName(read.actor, row.customerName) },
    period: { from: invoice.periodFrom, to: invoice.periodTo },
    closedOn: invoice.closedOn,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    currency: invoice.currency,
    net: normalize(invoice.net),
    tax: normalize(invoice.tax),
    total: facts.total,
    paid: facts.paid,
    adjusted: facts.adjusted,
    outstanding: outstanding(facts),
    amountDue: normalize(invoice.amountDue),
    status: paymentStatus(facts, normalize(row.earlierDebt), today),
    overdue: isOverdue(facts, today),
    holdReason: seesDrafts(read.actor) ? invoice.holdReason : "",
  };
}
