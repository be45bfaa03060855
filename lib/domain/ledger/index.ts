export { checkJournal, type Discrepancy } from "./check-journal";
export { exportXdrs } from "./export-xdrs";
export { getXdr, type XdrDetail } from "./get-xdr";
export { listXdrs } from "./list-xdrs";
export { makeTransaction } from "./make-transaction";
// Parts for later contexts.
export { type Entry, type Posted, post } from "./post";
export { revertXdr } from "./revert-xdr";
export { SERVICES, type Service, XDR_KINDS, type XdrKind } from "./rules/kinds";
export { TRANSACTIONS, type Transaction } from "./rules/transactions";
export { sumXdrs, type XdrSum } from "./sum-xdrs";
export type { XdrItem } from "./xdr-rows";
