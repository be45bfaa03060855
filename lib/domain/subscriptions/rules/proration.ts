import * as money from "@/lib/platform/money";
import { addDays, daysBetween, earlierOf, laterOf, type PlainDate } from "@/lib/platform/time";
import { type FeeTerms, firstDay } from "./fee-terms";
import type { Period } from "./periods";

/** A part of a period: `days` charged of the `of` days of the whole period. */
export type Share = { days: number; of: number };

/** How amounts of a plan are rounded. */
export type Rounding = Pick<FeeTerms, "decimals" | "rounding">;

/** Fee × days / days of the whole period, rounded once by the plan's decimals and method (domain reference F8.2). */
export const feeOfShare = (
  fee: money.Money,
  { days, of }: Share,
  { decimals, rounding }: Rounding,
): money.Money =>
  days === of
    ? money.roundTo(fee, decimals, rounding)
    : money.multiply(fee, { numerator: days, denominator: of }, decimals, rounding);

/**
 * Days from `from` to `to` (exclusive) inside a period, over the days of the whole period: also when both ends fall
 * inside it, the denominator never shrinks (B18).
 */
export function shareOf(period: Period, from: PlainDate, to: PlainDate): Share {
  const days = daysBetween(laterOf(from, period.start), earlierOf(to, period.end));
  return { days: Math.max(0, days), of: daysBetween(period.start, period.end) };
}

/** The share of a period that is charged; no days at all outside activation to finish, whatever the switches say. */
export function chargedShare(terms: FeeTerms, period: Period): Share {
  const whole = { days: daysBetween(period.start, period.end), of: daysBetween(period.start, period.end) };
  const from = firstDay(terms);
  const finish = terms.finishOn;
  if (from === null || from >= period.end || (finish !== null && (finish < period.start || finish < from))) {
    return { ...whole, days: 0 };
  }
  const progressive = terms.chargeModel === "progressive";
  const begins = terms.prorateFirst || progressive ? from : period.start;
  const ends = finish !== null && (terms.prorateLast || progressive) ? addDays(finish, 1) : period.end;
  return shareOf(period, begins, ends);
}
