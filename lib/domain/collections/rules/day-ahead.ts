import { conflict } from "@/lib/platform/errors";
import { addDays, type PlainDate } from "@/lib/platform/time";

/**
 * Until when something may be put off: from today on, and no longer than so many days.
 * @throws {DomainError} conflict, with the field `until`.
 */
export function assertDayAhead(until: PlainDate, today: PlainDate, most: number): void {
  if (until >= today && until <= addDays(today, most)) return;
  const message = `Choose a day from today on, at most ${most} days ahead.`;
  throw conflict(message, { until: [message] });
}
