import type { paymentIntents } from "@/db/schema";
import type { AuditEntity } from "@/lib/kernel/audit";

export type IntentRow = typeof paymentIntents.$inferSelect;
type Owner = { customerId: number; resellerId: number; distributorId: number };

export const paymentEntity = (payment: Owner & { id: number | null }): AuditEntity => ({
  type: "payment",
  id: payment.id,
  customerId: payment.customerId,
  resellerId: payment.resellerId,
  distributorId: payment.distributorId,
});

/** A stored card by what may be shown of it: "Visa ending in 4242". */
export const methodName = ({ brand, last4 }: { brand: string; last4: string }): string =>
  `${brand} ending in ${last4}`;
