import { addMonths, type PlainDate } from "@/lib/platform/time";

/** The last twelve calendar months as "YYYY-MM", oldest first, the month of `today` last. */
export function dashboardMonths(today: PlainDate): string[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: 12 }, (_, n) => addMonths(first, n - 11).slice(0, 7));
}
