import type * as money from "@/lib/platform/money";
import { addDays, type PlainDate } from "@/lib/platform/time";
import type { CancellationTerms } from "./cancellation";
import type { FeeStep } from "./fee";
import { type FeeTerms, firstDay } from "./fee-terms";
import { periodOf } from "./periods";
import type { Share } from "./proration";

/** Everything that charging one subscription depends on. `finishOn` is the last day really served, closed early or not. */
export type ChargeTerms = FeeTerms &
  Pick<CancellationTerms, "minimumPeriods" | "cancellationFeeKind" | "cancellationFee" | "recurringFee"> & {
    /** In advance: how many whole periods after the current one are charged. */
    advancePeriods: number;
    activationFee: money.Money;
    /**
     * In advance: how many periods are paid at once; 0 for one at a time. Left out: as many as are charged ahead, where
     * the plan has a price for just so many.
     */
    prepaidPeriods?: number;
    /** Progressive: the price of a day where the plan has one of its own; otherwise a day is its part of the period's fee. */
    dailyFee?: money.Money | null;
  };

/** What has been charged of one subscription so far. */
export type ChargeState = {
  /** Days before this one are charged; null while none is. */
  chargedTo: PlainDate | null;
  /** The day from which days are counted anew: after a pause, or under a moved anchor. Null: from the first day. */
  chargeFrom?: PlainDate | null;
  /** No day from this one on is charged until charging resumes. */
  pausedOn?: PlainDate | null;
  activationFeeCharged: boolean;
  cancellationFeeCharged: boolean;
  /** Over for good: what is left is charged now, without waiting for the period's close. */
  closed: boolean;
};

export const NOTHING_CHARGED: ChargeState = {
  chargedTo: null,
  activationFeeCharged: false,
  cancellationFeeCharged: false,
  closed: false,
};

export type ChargeComponent = "fee" | "activation_fee" | "cancellation_fee" | "waiver";

/** One line to post: never across two periods. Credits are below zero. */
export type Charge = {
  component: ChargeComponent;
  from: PlainDate;
  /** Exclusive. */
  to: PlainDate;
  /** The number of its period, as `periodNumber` counts. */
  periodNumber: number;
  /** Rounded by the plan. */
  amount: money.Money;
  /** What the whole period costs, up to five decimals. */
  fullFee: money.Money;
  /** The part of the period that is paid for: more than the days from `from` to `to` where the plan doesn't prorate. */
  share: Share;
  /** The amounts add up to `amount`. Worked out when asked for: a bill run never does. */
  readonly steps: FeeStep[];
  /** A promotion of the plan decided the fee. */
  ratesPromotion: boolean;
};

/**
 * The first day that is not to be charged any more; null when it runs on. A last period that isn't prorated is charged
 * to its end. For one that never began it is its first day.
 */
export function chargeEnd(terms: FeeTerms): PlainDate | null {
  const { finishOn } = terms;
  const first = firstDay(terms);
  if (finishOn === null) return null;
  if (first !== null && finishOn < first) return first;
  if (terms.prorateLast || terms.chargeModel === "progressive") return addDays(finishOn, 1);
  return periodOf(terms.billingPeriod, terms.anchorDay, finishOn).end;
}
