import { runningFee } from "@/lib/domain/catalog";
import * as money from "@/lib/platform/money";
import { earlierOf, type InstantLike, laterOf, type PlainDate, toDate } from "@/lib/platform/time";
import { type FeeTerms, firstDay } from "./fee-terms";
import { type FullFee, fullFee } from "./full-fee";
import { type Period, periodAt, periodNumber } from "./periods";
import { type StatusFacts, type SubscriptionStatus, subscriptionStatus } from "./status";

export type ConsolidatedSubscription = FeeTerms &
  StatusFacts & {
    /** No day from this one on is charged until charging resumes. */
    pausedOn?: PlainDate | null;
  };

export type ConsolidatedLine = {
  status: SubscriptionStatus;
  /** What a whole current and next period costs, not prorated; null when the plan has no price (see `problem`). */
  feeNow: money.Money | null;
  feeNext: money.Money | null;
  /** Closed lines only: the fee of the last period they were active in. */
  lastFee: money.Money | null;
  /** What adjustments add to (+) or take off (−) the fee now, or the last fee of a closed line. */
  adjustment: { amount: money.Money; reason: string } | null;
  promotionEndsOn: PlainDate | null;
  problem: string | null;
};

const NOTHING = {
  feeNow: money.ZERO,
  feeNext: money.ZERO,
  lastFee: null,
  adjustment: null,
  promotionEndsOn: null,
  problem: null,
};

/** The fee of a whole period, or null when the subscription is not alive in any day of it, or paused in all of them. */
function feeOf(subscription: ConsolidatedSubscription, period: Period): FullFee | null {
  const from = firstDay(subscription);
  const { finishOn, pausedOn = null } = subscription;
  if (pausedOn !== null && pausedOn <= period.start) return null;
  if (from === null || from >= period.end || (finishOn !== null && finishOn < period.start)) return null;
  return fullFee(subscription, period);
}

const rounded = (full: FullFee | null, { decimals, rounding }: FeeTerms): money.Money =>
  full === null ? money.ZERO : money.roundTo(full.fee, decimals, rounding);

function adjustmentOf(full: FullFee | null): ConsolidatedLine["adjustment"] {
  if (full === null || full.inForce.length === 0) return null;
  const reasons = full.inForce.map(({ reason }) => reason).filter((reason) => reason !== "");
  return { amount: money.subtract(full.fee, full.afterPromotion), reason: reasons.join("; ") };
}

/** The last day it was active: an early closing may leave a later finish date standing. */
function lastActiveDay({ finishOn, closedAt }: StatusFacts, today: PlainDate): PlainDate {
  const closedOn = closedAt === null ? today : toDate(closedAt).toISOString().slice(0, 10);
  return earlierOf(earlierOf(finishOn ?? closedOn, closedOn), today);
}

function closedLine(subscription: ConsolidatedSubscription, today: PlainDate): ConsolidatedLine {
  const { billingPeriod, anchorDay, activatedOn } = subscription;
  if (activatedOn === null) return { ...NOTHING, status: "closed" };
  const day = laterOf(activatedOn, lastActiveDay(subscription, today));
  const full = fullFee(
    subscription,
    periodAt(billingPeriod, anchorDay, periodNumber(billingPeriod, anchorDay, day)),
  );
  return {
    ...NOTHING,
    status: "closed",
    lastFee: rounded(full, subscription),
    adjustment: adjustmentOf(full),
  };
}

/**
 * One line of the consolidated subscriptions view (domain reference F8.5). Fees are those of whole periods, as the
 * customer knows their price; what a first or last part of a period really costs is `feeForPeriod`.
 * @param today the date in the customer's billing time zone.
 */
export function consolidatedLine(
  subscription: ConsolidatedSubscription,
  today: PlainDate,
  now: InstantLike,
): ConsolidatedLine {
  const status = subscriptionStatus(subscription, today, now);
  const { planFees, billingPeriod, anchorDay } = subscription;
  if (runningFee(planFees, billingPeriod) === null) {
    const problem = `The plan has no fee for the billing period “${billingPeriod}”.`;
    return { ...NOTHING, status, feeNow: null, feeNext: null, problem };
  }
  if (status === "closed") return closedLine(subscription, today);

  const number = periodNumber(billingPeriod, anchorDay, today);
  const current = feeOf(subscription, periodAt(billingPeriod, anchorDay, number));
  const next = feeOf(subscription, periodAt(billingPeriod, anchorDay, number + 1));
  return {
    ...NOTHING,
    status,
    feeNow: rounded(current, subscription),
    feeNext: rounded(next, subscription),
    adjustment: adjustmentOf(current ?? next),
    promotionEndsOn: (current ?? next)?.promotionEndsOn ?? null,
  };
}
