import type { AuditEntity } from "@/lib/kernel/audit";
import type { UserRow } from "./store";

/** How users and roles are named in the audit log; the owner columns decide who may later see the row. */
export const userEntity = (
  user: Pick<UserRow, "id" | "login" | "resellerId" | "distributorId" | "customerId">,
): AuditEntity => ({
  type: "user",
  id: user.id,
  name: user.login,
  resellerId: user.resellerId,
  distributorId: user.distributorId,
  customerId: user.customerId,
});

export const roleEntity = (role: { id: number; name: string }): AuditEntity => ({
  type: "role",
  id: role.id,
  name: role.name,
});
