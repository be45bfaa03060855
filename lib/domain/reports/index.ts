export { AUDIT_KINDS, AUDIT_OUTCOMES, AUDIT_REALMS } from "./audit-filter";
export type { AuditItem } from "./audit-rows";
export { beginBooksCheck } from "./begin-books-check";
export { exportAuditLog } from "./export-audit-log";
export { exportTrace } from "./export-trace";
export { finishBooksCheck } from "./finish-books-check";
export { getAuditSeal } from "./get-audit-seal";
export { type BooksCheck, getBooks } from "./get-books";
export { type Dashboard, getDashboard } from "./get-dashboard";
export { type AccessItem, listAccessToMe } from "./list-access-to-me";
export { listAuditEntityTypes } from "./list-audit-entity-types";
export { type AuditList, listAuditLog } from "./list-audit-log";
export { type ImpersonationItem, listImpersonations } from "./list-impersonations";
export { proveInvariant } from "./prove-invariant";
export { recordAuditCheck } from "./record-audit-check";
export { BOOKS_CHECK_TASK, requestBooksCheck } from "./request-books-check";
export { endCauseWords } from "./rules/audit-text";
export {
  type Finding,
  INVARIANT_WORDS,
  INVARIANTS,
  type Invariant,
  type InvariantResult,
  isInvariant,
  resultOf,
} from "./rules/invariants";
export { type TraceWords, traceWords } from "./rules/trace-words/words";
export { type BalanceTrace, traceBalance } from "./trace-balance";
export { CUSTOMER_TRACES, type CustomerTrace, traceCustomer } from "./trace-customer";
export type { TraceEvent } from "./trace-event";
export { type InvoiceTrace, traceInvoice } from "./trace-invoice";
