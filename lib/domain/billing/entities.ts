import type { AuditEntity } from "@/lib/kernel/audit";

export type InvoiceOwner = {
  id: number;
  number: string | null;
  customerId: number;
  resellerId: number;
  distributorId: number;
};

export const invoiceEntity = (invoice: InvoiceOwner): AuditEntity => ({
  type: "invoice",
  id: invoice.id,
  name: invoice.number ?? undefined,
  customerId: invoice.customerId,
  resellerId: invoice.resellerId,
  distributorId: invoice.distributorId,
});

/** A run by what it closes: "monthly, 2026-05-01, UTC". */
export const runEntity = (run: {
  id: number | null;
  closeOn: string;
  billingPeriod: string;
  timeZone: string;
}): AuditEntity => ({
  type: "bill_run",
  id: run.id,
  name: `${run.billingPeriod}, ${run.closeOn}, ${run.timeZone}`,
});
