type Raise = { amount: string; unit: "fixed" | "percent"; until: Date };

export type CreditWarning = { unit: "fixed" | "percent"; value: string };

export type LimitChange = {
  id: number;
  at: Date;
  byName: string;
  what: "limit" | "raise" | "raise_ended";
  limitBefore: string | null;
  limitAfter: string | null;
  raise: Raise | null;
  reason: string;
};

/** How much a customer may owe, or must keep; amounts in its own currency, as text. */
export type Credit = {
  customerId: number;
  currency: string;
  /** The customer's billing time zone. */
  timeZone: string;
  balanceControl: "postpaid" | "prepaid";
  balance: string;
  creditLimit: string | null;
  effectiveLimit: string | null;
  raise: Raise | null;
  warnings: readonly (CreditWarning & { reached: boolean })[];
  history: readonly LimitChange[];
  cap: { maxAmount: string | null; maxDays: number | null } | null;
};
