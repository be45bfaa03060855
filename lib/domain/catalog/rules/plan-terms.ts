import type { Money, RoundingMethod } from "@/lib/platform/money";

export const BILLING_PERIODS = [
  "daily",
  "weekly",
  "semimonthly",
  "monthly",
  "anniversary",
  "days30",
] as const;
/** How often a customer is billed; a plan has a fee for each length it can be sold for. */
export type BillingPeriod = (typeof BILLING_PERIODS)[number];

export const CHARGE_MODELS = ["in_advance", "at_end", "progressive"] as const;
export type ChargeModel = (typeof CHARGE_MODELS)[number];
export const ACTIVATION_MODES = ["start_date", "first_use"] as const;
export type ActivationMode = (typeof ACTIVATION_MODES)[number];
export const CANCELLATION_KINDS = ["none", "fixed", "remaining"] as const;
export type CancellationKind = (typeof CANCELLATION_KINDS)[number];
export const PROMOTION_KINDS = ["free", "fixed_fee", "percent_off"] as const;
export type PromotionKind = (typeof PROMOTION_KINDS)[number];
export const ROUNDING_METHODS = [
  "half-up",
  "half-even",
  "away-from-zero",
] as const satisfies readonly RoundingMethod[];

/** `periods` 0 is the running fee; n > 0 is the price of n periods paid at once. */
export type PlanFee = { billingPeriod: BillingPeriod; periods: number; fee: Money };

/** Periods are counted from the one of activation, which is 1. `value` is a fee or a percentage; free has none. */
export type PlanPromotion = { fromPeriod: number; periods: number; kind: PromotionKind; value: Money };

/** Everything that can be changed about a plan (domain reference F8.1). */
export type PlanTerms = {
  name: string;
  endUserName: string;
  invoiceDescription: string;
  chargeModel: ChargeModel;
  /** Whole periods ahead that are charged; only in advance. */
  advancePeriods: number;
  activationMode: ActivationMode;
  activationFee: Money;
  prorateFirst: boolean;
  prorateLast: boolean;
  roundingDecimals: number;
  roundingMethod: RoundingMethod;
  /** Periods a customer commits to, the one of activation included; 0 for none. */
  minimumPeriods: number;
  cancellationFeeKind: CancellationKind;
  cancellationFee: Money;
  creditWhenExpired: boolean;
  creditWhenBlocked: boolean;
  creditWhenSuspended: boolean;
  creditWhenNoFunds: boolean;
  multiple: boolean;
  obligatory: boolean;
  fees: PlanFee[];
  promotions: PlanPromotion[];
};

/** The running fee for a billing period, or null: a plan without one can't be sold to customers billed that way. */
export function runningFee(
  fees: readonly Pick<PlanFee, "billingPeriod" | "periods" | "fee">[],
  billingPeriod: BillingPeriod,
): Money | null {
  const of = (kind: BillingPeriod) =>
    fees.find((fee) => fee.periods === 0 && fee.billingPeriod === kind)?.fee;
  const own = of(billingPeriod);
  if (own !== undefined) return own;
  // A month is a month, whichever day it begins on.
  if (billingPeriod === "anniversary") return of("monthly") ?? null;
  if (billingPeriod === "monthly") return of("anniversary") ?? null;
  return null;
}

/** Billing periods that had a running fee and no longer would. */
export const droppedPeriods = (before: readonly PlanFee[], after: readonly PlanFee[]): BillingPeriod[] =>
  BILLING_PERIODS.filter((kind) => runningFee(before, kind) !== null && runningFee(after, kind) === null);
