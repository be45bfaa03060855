export { auditPosted } from "./audit-posted";
export { checkJournal, type Discrepancy } from "./check-journal";
// Parts for later contexts.
export { drawUnallocated } from "./draw-unallocated";
export { exportXdrs } from "./export-xdrs";
export { getXdr } from "./get-xdr";
export { listXdrs } from "./list-xdrs";
// Parts for later contexts.
export { type Entry, type Posted, post } from "./post";
export { SERVICES, type Service, XDR_KINDS, type XdrKind } from "./rules/kinds";
export {
  BOOKINGS,
  effectOf,
  REVERSIBLE,
  TRANSACTIONS,
  type Transaction,
} from "./rules/transactions";
export { sumXdrs, type XdrSum } from "./sum-xdrs";
export type { XdrItem } from "./xdr-rows";
