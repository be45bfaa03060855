export type { AccountItem } from "./account-rows";
// Parts for later contexts.
export { assertAccountOf } from "./assert-account-of";
export { blockAccount } from "./block-account";
export { type ClosedAccount, closeAccountsOf } from "./close-accounts-of";
export { createAccount } from "./create-account";
export { accountEntity } from "./entity";
export { getAccount } from "./get-account";
export { type AccountList, listAccounts } from "./list-accounts";
export { markAccountClosed } from "./mark-account-closed";
export {
  ACCOUNT_ROLE_NAMES,
  ACCOUNT_ROLES,
  type AccountRole,
  BILLING_MODEL_NAMES,
  BILLING_MODELS,
  type BillingModel,
} from "./rules/codes";
export type { AccountStatus } from "./rules/status";
export { type AccountHit, searchAccounts } from "./search-accounts";
export { insertAccounts, type NewAccount } from "./store";
export { unblockAccount } from "./unblock-account";
export { updateAccount } from "./update-account";
