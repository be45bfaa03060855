import type { AuditEntity } from "@/lib/kernel/audit";
import type { ClassRow, CompanyRow, CurrencyRow, DistributorRow, ResellerRow, TimeZoneRow } from "./store";

/** How this context's rows are named in the audit log. Currencies and zones have no number: the name is the key. */
export const companyEntity = (row: CompanyRow): AuditEntity => ({ type: "company", id: 1, name: row.name });
export const currencyEntity = (row: CurrencyRow): AuditEntity => ({
  type: "currency",
  id: null,
  name: row.code,
});
export const timeZoneEntity = (row: TimeZoneRow): AuditEntity => ({
  type: "time_zone",
  id: null,
  name: row.name,
});
export const resellerEntity = (row: ResellerRow): AuditEntity => ({
  type: "reseller",
  id: row.id,
  name: row.name,
  resellerId: row.id,
});
export const distributorEntity = (row: DistributorRow): AuditEntity => ({
  type: "distributor",
  id: row.id,
  name: row.name,
  resellerId: row.resellerId,
  distributorId: row.id,
});
export const classEntity = (row: ClassRow): AuditEntity => ({
  type: "customer_class",
  id: row.id,
  name: row.name,
  resellerId: row.resellerId,
});
