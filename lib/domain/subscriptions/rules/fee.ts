import * as money from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { FeeAdjustment, FeeTerms } from "./fee-terms";
import { adjustmentAmount, type FullFee, fullFee } from "./full-fee";
import type { Period } from "./periods";
import { chargedShare, feeOfShare, type Share } from "./proration";

export type FeeStep = { label: string; amount: money.Money };

export type PeriodFee = {
  standardFee: money.Money;
  fee: money.Money;
  /** How the fee came about, for people: the amounts add up to `fee`. */
  steps: FeeStep[];
  promotionEndsOn: PlainDate | null;
  adjustmentText: string;
};

/** "Discount 10 % (Loyalty)". */
export function adjustmentLabel({ kind, unit, value, reason }: FeeAdjustment): string {
  const name = kind === "discount" ? "Discount" : "Upcharge";
  const size =
    unit === "percent"
      ? `${value.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "")} %`
      : money.normalize(value);
  return reason === "" ? `${name} ${size}` : `${name} ${size} (${reason})`;
}

const PROMOTION_LABEL = {
  free: "Promotion: free",
  fixed_fee: "Promotion: special fee",
  percent_off: "Promotion: percent off",
} as const;

function adjustmentSteps({ afterPromotion, inForce }: FullFee): FeeStep[] {
  const steps: FeeStep[] = [];
  let running = afterPromotion;
  const push = (label: string, amount: money.Money) => {
    steps.push({ label, amount });
    running = money.add(running, amount);
  };
  for (const one of inForce) {
    if (one.kind === "discount") push(adjustmentLabel(one), adjustmentAmount(one, afterPromotion));
  }
  if (money.isNegative(running)) push("A discount stops at zero", money.negate(running));
  for (const one of inForce) {
    if (one.kind === "upcharge") push(adjustmentLabel(one), adjustmentAmount(one, afterPromotion));
  }
  return steps;
}

/**
 * How an amount came about, for people: the steps add up to it. `share` is the part of the period it pays for.
 * @param basis what the full fee starts from.
 */
export function feeSteps(
  full: FullFee,
  { days, of }: Share,
  amount: money.Money,
  basis = "Standard fee",
): FeeStep[] {
  const steps: FeeStep[] = [{ label: basis, amount: full.standardFee }];
  if (full.promotion) {
    const change = money.subtract(full.afterPromotion, full.standardFee);
    steps.push({ label: PROMOTION_LABEL[full.promotion.kind], amount: change });
  }
  steps.push(...adjustmentSteps(full));
  if (days < of) {
    const exact = money.multiply(full.fee, { numerator: days, denominator: of });
    steps.push({ label: `${days} of ${of} days`, amount: money.subtract(exact, full.fee) });
  }
  const rest = money.subtract(amount, money.sum(steps.map((step) => step.amount)));
  if (!money.isZero(rest)) steps.push({ label: "Rounding", amount: rest });
  return steps;
}

/**
 * The charge for one period of a subscription: full fee × charged days / days of the whole period, rounded once by the
 * plan's decimals and method (domain reference F8.2). 0.00 for a period before activation or after the finish.
 * @throws {DomainError} conflict when the plan has no fee for the customer's billing period.
 */
export function feeForPeriod(terms: FeeTerms, period: Period): PeriodFee {
  const full = fullFee(terms, period);
  const share = chargedShare(terms, period);
  const fee = feeOfShare(full.fee, share, terms);
  return {
    standardFee: full.standardFee,
    fee,
    steps: feeSteps(full, share, fee),
    promotionEndsOn: full.promotionEndsOn,
    adjustmentText: full.inForce.map(adjustmentLabel).join("; "),
  };
}
