import { addDays, type PlainDate } from "@/lib/platform/time";

export const AUTO_CHARGES = ["never", "at_issue", "on_due"] as const;
export type AutoCharge = (typeof AUTO_CHARGES)[number];

export type ChargeTerms = {
  autoCharge: AutoCharge;
  /** Days after the due date on which it is tried again. */
  retryDays: readonly number[];
};

/** The days on which an invoice's stored method is charged until one attempt succeeds, in order (domain reference F5.6). */
export function chargeDays(
  terms: ChargeTerms,
  invoice: { issuedOn: PlainDate; dueOn: PlainDate },
): PlainDate[] {
  if (terms.autoCharge === "never") return [];
  const first = terms.autoCharge === "at_issue" ? invoice.issuedOn : invoice.dueOn;
  const retries = terms.retryDays.map((days) => addDays(invoice.dueOn, days));
  return [...new Set([first, ...retries.filter((day) => day > first)])].sort();
}

/**
 * The day for which an attempt is due: the last of the days that has come, unless there was an attempt since then. So a
 * job that stood still for a week tries once, not once for each day it missed.
 * @param attemptedOn days of the attempts there were.
 */
export function attemptDue(
  days: readonly PlainDate[],
  today: PlainDate,
  attemptedOn: readonly PlainDate[],
): PlainDate | null {
  const last = days.filter((day) => day <= today).at(-1);
  return last === undefined || attemptedOn.some((day) => day >= last) ? null : last;
}
