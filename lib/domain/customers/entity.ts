import type { customers } from "@/db/schema";
import type { AuditEntity } from "@/lib/kernel/audit";

export type CustomerRow = typeof customers.$inferSelect;

/** How a customer is named in the audit log, with the owners that decide who may see the row. */
export const customerEntity = (
  row: Pick<CustomerRow, "id" | "name" | "resellerId" | "distributorId">,
): AuditEntity => ({
  type: "customer",
  id: row.id,
  name: row.name,
  resellerId: row.resellerId,
  distributorId: row.distributorId,
  customerId: row.id,
});
