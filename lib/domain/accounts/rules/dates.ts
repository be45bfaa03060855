import type { FieldErrors } from "@/lib/platform/errors";
import type { PlainDate } from "@/lib/platform/time";

/** What is wrong with a line's days of use, by field: both days are included. */
export function datesProblems(dates: { activatesOn: PlainDate; expiresOn: PlainDate | null }): FieldErrors {
  return dates.expiresOn !== null && dates.expiresOn < dates.activatesOn
    ? { expiresOn: ["The last day can't be before the first."] }
    : {};
}
