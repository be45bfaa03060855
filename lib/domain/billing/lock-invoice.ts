import { and, eq, gt, isNull } from "drizzle-orm";
import { invoices } from "@/db/schema";
import { type CustomerRow, lockCustomer } from "@/lib/domain/customers";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import type { ReviewState } from "./rules/status";
import type { TransitionFacts } from "./rules/transitions";

export type InvoiceRow = typeof invoices.$inferSelect;
export type LockedInvoice = {
  customer: CustomerRow;
  invoice: InvoiceRow;
  /** One that is not void was made after it. */
  hasLater: boolean;
};

/**
 * Locks the customer and then its invoice, in that order as everything that moves money does.
 * @throws {DomainError} not_found when absent or out of scope.
 */
export async function lockInvoice(work: Work, invoiceId: number): Promise<LockedInvoice> {
  const where = visibleAnd(work.actor, "invoices", eq(invoices.id, invoiceId));
  const [owner] = await work.tx.select({ customerId: invoices.customerId }).from(invoices).where(where);
  if (!owner) throw notFound("invoice");
  const customer = await lockCustomer(work, owner.customerId);
  const [invoice] = await work.tx.select().from(invoices).where(where).for("update");
  if (!invoice) throw notFound("invoice");
  const [later] = await work.tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(eq(invoices.customerId, customer.id), gt(invoices.id, invoiceId), isNull(invoices.voidedAt)))
    .limit(1);
  return { customer, invoice, hasLater: later !== undefined };
}

export const transitionFactsOf = (invoice: InvoiceRow, hasLater: boolean): TransitionFacts => ({
  total: normalize(invoice.total),
  paid: normalize(invoice.paid),
  adjusted: normalize(invoice.adjusted),
  review: invoice.review as ReviewState,
  voided: invoice.voidedAt !== null,
  hasLater,
});
