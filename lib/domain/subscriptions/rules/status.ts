import { type InstantLike, type PlainDate, toInstant } from "@/lib/platform/time";

export type SubscriptionStatus = "pending" | "active" | "closed";

export type StatusFacts = {
  /** The day it became active, or null. */
  activatedOn: PlainDate | null;
  startOn: PlainDate;
  /** The last day of service, included, or null when it runs on. */
  finishOn: PlainDate | null;
  /** The moment it was closed at once, or null. */
  closedAt: InstantLike | null;
};

const millis = (value: InstantLike): number =>
  value instanceof Date ? value.getTime() : toInstant(value).epochMilliseconds;

/**
 * Pending → active → closed as a function of the facts and today (domain reference F8.3), never a stored state.
 * @param today the date in the customer's billing time zone.
 */
export function subscriptionStatus(
  facts: StatusFacts,
  today: PlainDate,
  now: InstantLike,
): SubscriptionStatus {
  if (facts.closedAt !== null && millis(facts.closedAt) <= millis(now)) return "closed";
  if (facts.finishOn !== null && facts.finishOn < today) return "closed";
  return facts.activatedOn !== null && facts.activatedOn <= today ? "active" : "pending";
}

const CODES = { pending: 0, active: 1, closed: 2 } as const;

/** The status as the API's `int_status`: 0 pending, 1 active, 2 closed. */
export const intStatus = (status: SubscriptionStatus): 0 | 1 | 2 => CODES[status];
