import * as money from "@/lib/platform/money";
import { addDays, daysBetween, type PlainDate } from "@/lib/platform/time";
import type { Charge } from "./charge-terms";
import { feeOfShare, type Rounding } from "./proration";

export type Shortfall = {
  /** The first day whose remaining charge the funds can pay; null when there is none in the period. */
  resumesOn: PlainDate | null;
  /** What is charged on that day, or on the first one when there is none. */
  charge: money.Money;
};

type Due = Pick<Charge, "from" | "to" | "amount" | "fullFee" | "share">;

/** What is left of a charge on one of its days: each day before it takes its part of the fee away. */
export function remainingCharge(due: Due, on: PlainDate, rounding: Rounding): money.Money {
  const gone = daysBetween(due.from, on);
  if (gone <= 0) return due.amount;
  const { days, of } = due.share;
  return money.min(due.amount, feeOfShare(due.fullFee, { days: Math.max(0, days - gone), of }, rounding));
}

/**
 * When a prepaid customer short of funds can use a service again (domain reference F8.2: 30 due on 1 November against 20
 * → resumes on the 11th, for 20). On the first day already when the funds suffice.
 */
export function prepaidShortfall(due: Due, funds: money.Money, rounding: Rounding): Shortfall {
  const paid = (day: number) =>
    money.compare(remainingCharge(due, addDays(due.from, day), rounding), funds) <= 0;
  // What remains never grows from day to day, so the first day can be searched by halves.
  let [low, high] = [0, daysBetween(due.from, due.to)];
  const length = high;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (paid(middle)) high = middle;
    else low = middle + 1;
  }
  if (low >= length) return { resumesOn: null, charge: due.amount };
  const resumesOn = addDays(due.from, low);
  return { resumesOn, charge: remainingCharge(due, resumesOn, rounding) };
}
