import { invoiceEntity } from "@/lib/domain/billing";
import { customerEntity } from "@/lib/domain/customers";
import type { AuditEntity } from "@/lib/kernel/audit";
import type { DebtInvoice, Debtor } from "./read-facts";

/** How a debtor stands in the audit log: as the customer it is. */
export const debtorEntity = (debtor: Debtor): AuditEntity =>
  customerEntity({ ...debtor, id: debtor.customerId });

/** One of its invoices. */
export const debtEntity = (debtor: Debtor, invoice: Pick<DebtInvoice, "invoiceId" | "number">): AuditEntity =>
  invoiceEntity({ ...debtor, id: invoice.invoiceId, number: invoice.number });
