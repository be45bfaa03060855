/** What a row of the journal is. The first group is usage, the second fees, the third what people enter, the rest billing's. */
export const XDR_KINDS = [
  "call",
  "message",
  "data",
  "event",
  "subscription_fee",
  "activation_fee",
  "cancellation_fee",
  "waiver",
  "charge",
  "credit",
  "promotional_credit",
  "payment",
  "refund",
  "tax",
  "late_fee",
  "reactivation_fee",
  "rounding",
  "adjustment",
  "write_off",
  "commission",
] as const;
export type XdrKind = (typeof XDR_KINDS)[number];

/** The services a charge or a credit is booked to. */
export const SERVICES = [
  "voice",
  "messaging",
  "data",
  "subscriptions",
  "fees",
  "credits",
  "payments",
  "taxes",
] as const;
export type Service = (typeof SERVICES)[number];
