import type { AuditEntity } from "@/lib/kernel/audit";

type Named = { id: number; name: string; resellerId: number };

/** How this context's rows are named in the audit log. */
export const planEntity = ({ id, name, resellerId }: Named): AuditEntity => ({
  type: "plan",
  id,
  name,
  resellerId,
});
export const productEntity = ({ id, name, resellerId }: Named): AuditEntity => ({
  type: "product",
  id,
  name,
  resellerId,
});
export const tariffEntity = ({ id, name, resellerId }: Named): AuditEntity => ({
  type: "tariff",
  id,
  name,
  resellerId,
});
export const groupEntity = ({ id, name, resellerId }: Named): AuditEntity => ({
  type: "destination_group",
  id,
  name,
  resellerId,
});
export const discountPlanEntity = ({ id, name, resellerId }: Named): AuditEntity => ({
  type: "discount_plan",
  id,
  name,
  resellerId,
});
