import { and, eq, sql } from "drizzle-orm";
import { customerBilling, invoices } from "@/db/schema";
import type { Work } from "@/lib/kernel/work";
import type { InvoiceRow } from "./lock-invoice";

/**
 * Part: voids a locked invoice. It keeps its number and its PDF says so; its charges are free again and stand on the
 * customer's next invoice, which begins where this one did (scenarios T7, B16). The newest invoice only.
 */
export async function voidRow(work: Work, invoice: InvoiceRow, reason: string): Promise<void> {
  await work.tx
    .update(invoices)
    .set({ voidedAt: work.now, voidReason: reason })
    .where(eq(invoices.id, invoice.id));
  work.events.debtChanged([invoice.customerId], { type: "invoice", id: invoice.id });
  // What it had taken over from invoices that were void before is free as well.
  await work.tx
    .update(invoices)
    .set({ absorbedBy: null })
    .where(and(eq(invoices.customerId, invoice.customerId), eq(invoices.absorbedBy, invoice.id)));
  await work.tx
    .update(customerBilling)
    .set({
      openFrom: sql`least(${customerBilling.openFrom}, ${invoice.periodFrom}::date)`,
      watermark: sql`least(${customerBilling.watermark}, ${invoice.positionFrom})`,
      amountDue: invoice.previousAmountDue,
      done: false,
    })
    .where(eq(customerBilling.customerId, invoice.customerId));
}
