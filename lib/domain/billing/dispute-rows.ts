import { and, eq, sql } from "drizzle-orm";
import { customers, disputes, invoiceLines, invoices } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import type { Reader } from "@/lib/kernel/work";
import { type Money, normalize } from "@/lib/platform/money";
import { seesDrafts } from "./invoice-filter";
import type { DisputeState } from "./rules/dispute";

/** A dispute as a reader may see it. Amounts in the invoice's currency. */
export type DisputeItem = {
  id: number;
  invoice: { id: number; number: string | null; outstanding: Money };
  customer: { id: number; name: string };
  /** The line it is about; null for the invoice as a whole. */
  line: { ordinal: number; description: string; kind: string } | null;
  amount: Money;
  currency: string;
  reason: string;
  state: DisputeState;
  createdAt: Date;
  /** Empty for customers: who of the staff it was is not for them. */
  openedBy: string;
  decidedBy: string;
  decidedAt: Date | null;
  /** What the customer reads about the decision. */
  answer: string;
  agreedAmount: Money | null;
  xdrId: number | null;
};

/** Rows with the names they need; the caller adds `.where(…)`, which must hold the scope. */
export const selectDisputes = (read: Reader) =>
  read.tx
    .select({
      dispute: disputes,
      customerName: customers.name,
      number: invoices.number,
      currency: invoices.currency,
      outstanding: sql<string>`(${invoices.total} - ${invoices.paid} - ${invoices.adjusted})::text`,
      line: { description: invoiceLines.description, kind: invoiceLines.kind },
    })
    .from(disputes)
    .innerJoin(customers, eq(customers.id, disputes.customerId))
    .innerJoin(invoices, eq(invoices.id, disputes.invoiceId))
    .leftJoin(
      invoiceLines,
      and(eq(invoiceLines.invoiceId, disputes.invoiceId), eq(invoiceLines.ordinal, disputes.ordinal)),
    );

export type DisputeRow = Awaited<ReturnType<typeof selectDisputes>>[number];

/** A row as its reader may see it. */
export function toDisputeItem(read: Reader, { dispute, line, ...row }: DisputeRow): DisputeItem {
  const staff = seesDrafts(read.actor);
  return {
    id: dispute.id,
    invoice: { id: dispute.invoiceId, number: row.number, outstanding: normalize(row.outstanding) },
    customer: { id: dispute.customerId, name: shownName(read.actor, row.customerName) },
    line:
      dispute.ordinal === null
        ? null
        : { ordinal: dispute.ordinal, description: line?.description ?? "", kind: line?.kind ?? "charge" },
    amount: normalize(dispute.amount),
    currency: row.currency,
    reason: dispute.reason,
    state: dispute.state as DisputeState,
    createdAt: dispute.createdAt,
    openedBy: staff ? dispute.openedBy : "",
    decidedBy: staff ? dispute.decidedBy : "",
    decidedAt: dispute.decidedAt,
    answer: dispute.answer,
    agreedAmount: dispute.agreedAmount === null ? null : normalize(dispute.agreedAmount),
    xdrId: dispute.xdrId,
  };
}
