export { type Claimed, claimMessage } from "./claim-message";
export { enqueueNotices } from "./enqueue-notices";
export { expireLeases } from "./expire-leases";
export { findLate } from "./find-late";
export { keepMessages } from "./keep-messages";
export { SEND_TASK } from "./queue";
export { settleMessage } from "./settle-message";
