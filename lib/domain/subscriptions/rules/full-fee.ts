import { runningFee } from "@/lib/domain/catalog";
import { conflict } from "@/lib/platform/errors";
import * as money from "@/lib/platform/money";
import { addDays, laterOf, type PlainDate } from "@/lib/platform/time";
import { type FeeAdjustment, type FeeTerms, firstDay, promotionIn } from "./fee-terms";
import { lastDayOf, type Period, periodAt, periodOf } from "./periods";

export type FullFee = {
  standardFee: money.Money;
  afterPromotion: money.Money;
  /** After promotion and adjustments, up to five decimals, not yet rounded to the currency. Never negative. */
  fee: money.Money;
  inForce: readonly FeeAdjustment[];
  promotion: { kind: "free" | "fixed_fee" | "percent_off"; value: string } | null;
  /** The last day of the promotion that this period falls under. */
  promotionEndsOn: PlainDate | null;
};

const isInForce = ({ startsOn, endsOn }: FeeAdjustment, on: PlainDate): boolean =>
  (startsOn ?? on) <= on && on <= (endsOn ?? on);

/** The adjustments that count for a period: the subscription's own, or else the customer's default discount. */
function adjustmentsIn(terms: FeeTerms, period: Period): readonly FeeAdjustment[] {
  const from = firstDay(terms);
  const on = from === null ? period.start : laterOf(from, period.start);
  const own = terms.adjustments.filter((adjustment) => isInForce(adjustment, on));
  const percent = terms.customerDiscountPercent ?? null;
  if (own.length > 0 || percent === null || money.isZero(percent)) return own;
  return [{ kind: "discount", unit: "percent", value: percent, reason: "Customer discount" }];
}

function promoted(standardFee: money.Money, promotion: FullFee["promotion"]): money.Money {
  if (promotion === null) return standardFee;
  if (promotion.kind === "free") return money.ZERO;
  if (promotion.kind === "fixed_fee") return money.normalize(promotion.value);
  return money.max(money.ZERO, money.subtract(standardFee, money.percentOf(standardFee, promotion.value)));
}

/** What an adjustment adds to or takes off a fee. Percents are of the fee after promotion, so their order is no matter. */
export function adjustmentAmount(adjustment: FeeAdjustment, afterPromotion: money.Money): money.Money {
  const { kind, unit, value } = adjustment;
  const amount = unit === "percent" ? money.percentOf(afterPromotion, value) : money.normalize(value);
  return kind === "discount" ? money.negate(amount) : amount;
}

/** Discounts first, never below zero, then upcharges. */
function adjusted(afterPromotion: money.Money, adjustments: readonly FeeAdjustment[]): money.Money {
  let fee = afterPromotion;
  for (const one of adjustments) {
    if (one.kind === "discount") fee = money.add(fee, adjustmentAmount(one, afterPromotion));
  }
  if (money.isNegative(fee)) fee = money.ZERO;
  for (const one of adjustments) {
    if (one.kind === "upcharge") fee = money.add(fee, adjustmentAmount(one, afterPromotion));
  }
  return fee;
}

/** The last day of an unbroken run of promotional periods, cut where the promotion was taken away. */
function promotionEnd(terms: FeeTerms, until: number): PlainDate {
  const end = lastDayOf(periodAt(terms.billingPeriod, terms.anchorDay, until));
  const removedOn = terms.promotionRemovedOn ?? null;
  if (removedOn === null || removedOn > end) return end;
  // The period in which it is removed keeps it: removal counts from the next period's first day.
  return lastDayOf(periodOf(terms.billingPeriod, terms.anchorDay, addDays(removedOn, -1)));
}

/**
 * The fee of one whole period, before proration and rounding to the currency (domain reference F8.2): the plan's fee,
 * then its promotion, then adjustments.
 * @throws {DomainError} conflict when the plan has no fee for the billing period: it is never billed as zero (B5).
 */
export function fullFee(terms: FeeTerms, period: Period): FullFee {
  const standard = runningFee(terms.planFees, terms.billingPeriod);
  if (standard === null)
    throw conflict(`The plan has no fee for the billing period “${terms.billingPeriod}”.`);
  const standardFee = money.normalize(standard);
  const found = promotionIn(terms, period);
  const promotion = found?.promotion ?? null;
  const inForce = adjustmentsIn(terms, period);
  const afterPromotion = promoted(standardFee, promotion);
  return {
    standardFee,
    afterPromotion,
    fee: inForce.length === 0 ? afterPromotion : adjusted(afterPromotion, inForce),
    inForce,
    promotion,
    promotionEndsOn: found ? promotionEnd(terms, found.until) : null,
  };
}
