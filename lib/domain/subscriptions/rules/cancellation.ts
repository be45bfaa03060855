import type { BillingPeriod } from "@/lib/domain/catalog";
import * as money from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { lastDayOf, type Period, periodAt, periodNumber } from "./periods";

export type CancellationTerms = {
  /** Billing periods the customer committed to, the one of activation included; 0 for none. */
  minimumPeriods: number;
  cancellationFeeKind: "none" | "fixed" | "remaining";
  cancellationFee: money.Money;
  billingPeriod: BillingPeriod;
  anchorDay: number;
  activatedOn: PlainDate | null;
  /** The fee of one period still owed. */
  recurringFee: money.Money;
};

export type Cancellation = {
  fee: money.Money;
  /** Periods of the commitment after the one in which service ends. */
  periodsLeft: number;
  /** The last day of the commitment. */
  committedTo: PlainDate;
};

/** The last period of the minimum term, or null when there is none or it has not begun. */
function lastCommitted(terms: CancellationTerms): Period | null {
  const { minimumPeriods, billingPeriod, anchorDay, activatedOn } = terms;
  if (minimumPeriods === 0 || activatedOn === null) return null;
  const first = periodNumber(billingPeriod, anchorDay, activatedOn);
  return periodAt(billingPeriod, anchorDay, first + minimumPeriods - 1);
}

/**
 * What closing costs before the minimum term is over: a fixed fee, or the fee of every period left (domain reference
 * F8.2: 20 a month, 12 months, ended in the first → 11 × 20 = 220). The period in which service ends counts as used.
 * @param lastDay the last day of service. @returns null when closing then is free.
 */
export function cancellationOf(terms: CancellationTerms, lastDay: PlainDate): Cancellation | null {
  const last = lastCommitted(terms);
  const { cancellationFeeKind: kind, billingPeriod, anchorDay, activatedOn } = terms;
  if (last === null || kind === "none" || activatedOn === null) return null;
  if (lastDay < activatedOn) return null;
  const number = (date: PlainDate) => periodNumber(billingPeriod, anchorDay, date);
  const periodsLeft = number(last.start) - number(lastDay);
  const early = kind === "fixed" ? lastDay < lastDayOf(last) : periodsLeft > 0;
  if (!early) return null;
  const fee =
    kind === "fixed"
      ? money.normalize(terms.cancellationFee)
      : money.multiply(terms.recurringFee, String(periodsLeft));
  return money.isZero(fee) ? null : { fee, periodsLeft, committedTo: lastDayOf(last) };
}
