import type { BillingPeriod, PlanFee } from "@/lib/domain/catalog";
import type { RoundingMethod } from "@/lib/platform/money";
import { laterOf, type PlainDate } from "@/lib/platform/time";
import { type Period, periodNumber } from "./periods";

/** Periods are counted from the one of activation, which is 1. Promotions of a plan do not overlap. */
export type Promotion = {
  fromPeriod: number;
  periods: number;
  kind: "free" | "fixed_fee" | "percent_off";
  /** The fee (fixed_fee), or the percent taken off (percent_off). */
  value: string;
};

export type FeeAdjustment = {
  kind: "discount" | "upcharge";
  unit: "fixed" | "percent";
  value: string;
  /** First and last day, both included; null is open. It counts for a period when it is in force on its first charged day. */
  startsOn?: PlainDate | null;
  endsOn?: PlainDate | null;
  reason: string;
};

/** Everything a periodic fee depends on: of the plan, of the customer, of the attached subscription. */
export type FeeTerms = {
  planFees: readonly PlanFee[];
  promotions: readonly Promotion[];
  /** From this day on no period starts with a promotion any more. */
  promotionRemovedOn?: PlainDate | null;
  adjustments: readonly FeeAdjustment[];
  /** The customer's default discount; it counts only where the subscription has no adjustment of its own in force. */
  customerDiscountPercent?: string | null;
  /** "progressive" is charged day by day, so it is always prorated. */
  chargeModel: "in_advance" | "at_end" | "progressive";
  activationMode: "start_date" | "first_use";
  /** The customer's billing period and anchor day. */
  billingPeriod: BillingPeriod;
  anchorDay: number;
  activatedOn: PlainDate | null;
  startOn: PlainDate;
  /** The last day of service, included. */
  finishOn: PlainDate | null;
  prorateFirst: boolean;
  prorateLast: boolean;
  decimals: number;
  rounding: RoundingMethod;
};

/** The first day that costs something: activation, or the start still expected; null while a first use is awaited. */
export const firstDay = (terms: FeeTerms): PlainDate | null =>
  terms.activatedOn ?? (terms.activationMode === "start_date" ? terms.startOn : null);

/** The promotion a period falls under, and until which period number promotions follow each other without a break. */
export function promotionIn(terms: FeeTerms, period: Period): { promotion: Promotion; until: number } | null {
  const from = firstDay(terms);
  if (terms.promotions.length === 0 || from === null || period.end <= from) return null;
  const removedOn = terms.promotionRemovedOn ?? null;
  if (removedOn !== null && laterOf(from, period.start) >= removedOn) return null;

  const activation = periodNumber(terms.billingPeriod, terms.anchorDay, from);
  const covering = (count: number) =>
    terms.promotions.find((one) => one.fromPeriod <= count && count < one.fromPeriod + one.periods);
  const promotion = covering(
    periodNumber(terms.billingPeriod, terms.anchorDay, period.start) - activation + 1,
  );
  if (!promotion) return null;

  let last = promotion.fromPeriod + promotion.periods - 1;
  for (let next = covering(last + 1); next; next = covering(last + 1))
    last = next.fromPeriod + next.periods - 1;
  return { promotion, until: activation + last - 1 };
}
