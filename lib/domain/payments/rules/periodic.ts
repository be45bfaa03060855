import { addDays, addMonths, type PlainDate } from "@/lib/platform/time";

export const EVERY = ["week", "month", "quarter", "year"] as const;
export type Every = (typeof EVERY)[number];

const MONTHS: Record<Exclude<Every, "week">, number> = { month: 1, quarter: 3, year: 12 };

/**
 * The n-th date of a payment that comes again and again, the anchor being number 0. Always counted from the anchor: paid
 * late it does not move, and 31 January is followed by 28 February and 31 March (scenarios L6, A-1).
 */
export const periodicDate = (anchor: PlainDate, every: Every, n: number): PlainDate =>
  every === "week" ? addDays(anchor, 7 * n) : addMonths(anchor, MONTHS[every] * n);
