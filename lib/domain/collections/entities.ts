import { invoiceEntity } from "@/lib/domain/billing";
import { customerEntity } from "@/lib/domain/customers";
import type { AuditEntity } from "@/lib/kernel/audit";
import type { DebtInvoice, Debtor } from "./read-facts";

export const debtorEntity = (debtor: Debtor): AuditEntity =>
  customerEntity({ ...debtor, id: debtor.customerId });

export const debtEntity = (debtor: Debtor, invoice: Pick<DebtInvoice, "invoiceId" | "number">): AuditEntity =>
  invoiceEntity({ ...debtor, id: invoice.invoiceId, number: invoice.number });
