import type { accounts } from "@/db/schema";
import type { AuditEntity } from "@/lib/kernel/audit";

export type AccountRow = typeof accounts.$inferSelect;

/** How a line is named in the audit log: by its identifier. */
export const accountEntity = (
  row: Pick<AccountRow, "id" | "identifier" | "customerId" | "resellerId" | "distributorId">,
): AuditEntity => ({
  type: "account",
  id: row.id,
  name: row.identifier,
  resellerId: row.resellerId,
  distributorId: row.distributorId,
  customerId: row.customerId,
});
