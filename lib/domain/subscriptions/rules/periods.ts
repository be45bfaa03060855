import type { BillingPeriod } from "@/lib/domain/catalog";
import {
  addDays,
  dateInMonth,
  fromDayNumber,
  type PlainDate,
  partsOf,
  toDayNumber,
} from "@/lib/platform/time";

/** `end` is exclusive: the first day of the next period. */
export type Period = { start: PlainDate; end: PlainDate };

const MONDAY = -3; // 1969-12-29, as a day number
const DAYS30_EPOCH = toDayNumber("2000-01-01");

/**
 * The number of the period a date lies in. Numbers of one kind and anchor follow each other without a gap, so the
 * difference of two of them is a count of periods. Everything is derived from the anchor day, never from the period
 * before (31 January → 28 February → 31 March).
 *
 * Weeks run Monday to Sunday, half months 1–15 and 16–end, months from the 1st; an anniversary month starts on the
 * anchor day or on the last day of a shorter month; 30-day periods are counted from that day of January 2000.
 * @param anchorDay 1 to 31; only the last two kinds look at it.
 */
export function periodNumber(kind: BillingPeriod, anchorDay: number, date: PlainDate): number {
  if (kind === "daily") return toDayNumber(date);
  if (kind === "weekly") return Math.floor((toDayNumber(date) - MONDAY) / 7);
  if (kind === "days30") return Math.floor((toDayNumber(date) - DAYS30_EPOCH - anchorDay + 1) / 30);
  const { year, month, day } = partsOf(date);
  const months = year * 12 + month - 1;
  if (kind === "semimonthly") return months * 2 + (day > 15 ? 1 : 0);
  if (kind === "monthly" || anchorDay === 1) return months;
  return date < dateInMonth(year, month, anchorDay) ? months - 1 : months;
}

function startOf(kind: BillingPeriod, anchorDay: number, number: number): PlainDate {
  if (kind === "daily") return fromDayNumber(number);
  if (kind === "weekly") return fromDayNumber(number * 7 + MONDAY);
  if (kind === "days30") return fromDayNumber(number * 30 + DAYS30_EPOCH + anchorDay - 1);
  if (kind === "semimonthly") return dateInMonth(0, Math.floor(number / 2) + 1, number % 2 === 0 ? 1 : 16);
  return dateInMonth(0, number + 1, kind === "monthly" ? 1 : anchorDay);
}

/** The period with a number given by `periodNumber`. */
export const periodAt = (kind: BillingPeriod, anchorDay: number, number: number): Period => ({
  start: startOf(kind, anchorDay, number),
  end: startOf(kind, anchorDay, number + 1),
});

/** The period a date lies in. */
export const periodOf = (kind: BillingPeriod, anchorDay: number, date: PlainDate): Period =>
  periodAt(kind, anchorDay, periodNumber(kind, anchorDay, date));

/** The n-th period counted from the one a date lies in: 0 is that one, 1 the next, −1 the previous. */
export const nthPeriod = (kind: BillingPeriod, anchorDay: number, date: PlainDate, n: number): Period =>
  periodAt(kind, anchorDay, periodNumber(kind, anchorDay, date) + n);

export const nextPeriod = (kind: BillingPeriod, anchorDay: number, date: PlainDate): Period =>
  nthPeriod(kind, anchorDay, date, 1);

export const previousPeriod = (kind: BillingPeriod, anchorDay: number, date: PlainDate): Period =>
  nthPeriod(kind, anchorDay, date, -1);

/** The last day of a period, for people, who count it in. */
export const lastDayOf = (period: Period): PlainDate => addDays(period.end, -1);
