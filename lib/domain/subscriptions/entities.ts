import type { AuditEntity } from "@/lib/kernel/audit";

type Owner = { customerId: number; resellerId: number; distributorId: number };

/** How a subscription is named in the audit log: by its plan. */
export const subscriptionEntity = (row: Owner & { subscriptionId: number; name?: string }): AuditEntity => ({
  type: "subscription",
  id: row.subscriptionId,
  name: row.name,
  customerId: row.customerId,
  resellerId: row.resellerId,
  distributorId: row.distributorId,
});

export const customerEntity = (owner: Owner & { name?: string }): AuditEntity => ({
  type: "customer",
  id: owner.customerId,
  name: owner.name,
  customerId: owner.customerId,
  resellerId: owner.resellerId,
  distributorId: owner.distributorId,
});
