/** Why a record waits in the queue. What a person reads is the message beside it. */
export const REASONS = [
  "malformed",
  "no_account",
  "account_closed",
  "no_tariff",
  "not_a_number",
  "no_rate",
  "rate_not_valid",
  "currency_mismatch",
  "not_priced",
] as const;
export type Reason = (typeof REASONS)[number];
