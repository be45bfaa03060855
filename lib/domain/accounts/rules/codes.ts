/** What a line is, with the number clients of the JSON API know it by (`i_account_role`). */
export const ACCOUNT_ROLES = {
  universal: 1,
  phone_line: 2,
  auto_attendant: 3,
  prepaid_card: 4,
  pinless: 5,
  ip_address: 6,
  user_domain: 7,
  mobile: 8,
  voucher: 9,
} as const;
export type AccountRole = keyof typeof ACCOUNT_ROLES;
export const ACCOUNT_ROLE_NAMES = Object.keys(ACCOUNT_ROLES) as [AccountRole, ...AccountRole[]];

/** Who pays for what a line uses, with the number of the JSON API (`billing_model`). */
export const BILLING_MODELS = {
  debit: -1,
  voucher: 0,
  credit: 1,
  alias: 2,
  internal: 3,
  beneficiary: 4,
} as const;
export type BillingModel = keyof typeof BILLING_MODELS;
export const BILLING_MODEL_NAMES = Object.keys(BILLING_MODELS) as [BillingModel, ...BillingModel[]];
