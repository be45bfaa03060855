export { AUDIT_KINDS, AUDIT_OUTCOMES, AUDIT_REALMS } from "./audit-filter";
export type { AuditItem } from "./audit-rows";
export { exportAuditLog } from "./export-audit-log";
export { type Dashboard, getDashboard } from "./get-dashboard";
export { type AccessItem, listAccessToMe } from "./list-access-to-me";
export { listAuditEntityTypes } from "./list-audit-entity-types";
export { type AuditList, listAuditLog } from "./list-audit-log";
export { type ImpersonationItem, listImpersonations } from "./list-impersonations";
export { endCauseWords } from "./rules/audit-text";
