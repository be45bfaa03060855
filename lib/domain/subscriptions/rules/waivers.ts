import type { PlanTerms } from "@/lib/domain/catalog";
import { earlierOf, type PlainDate } from "@/lib/platform/time";
import { type ChargedFee, type Credit, creditDays } from "./credits";
import type { Rounding } from "./proration";

export type UnavailableCause = "expired" | "blocked" | "suspended" | "no_funds";

/** Whole days on which the service could not be used; `to` is exclusive, null while it still can't. */
export type Unavailable = { from: PlainDate; to: PlainDate | null; cause: UnavailableCause };

export type WaiverSwitches = Pick<
  PlanTerms,
  "creditWhenExpired" | "creditWhenBlocked" | "creditWhenSuspended" | "creditWhenNoFunds"
>;

const SWITCH = {
  expired: "creditWhenExpired",
  blocked: "creditWhenBlocked",
  suspended: "creditWhenSuspended",
  no_funds: "creditWhenNoFunds",
} as const satisfies Record<UnavailableCause, keyof WaiverSwitches>;

const WORDS: Record<UnavailableCause, string> = {
  expired: "expired",
  blocked: "blocked",
  suspended: "suspended",
  no_funds: "without funds",
};

/**
 * The credits for days on which the service could not be used (domain reference F8.2: November at 30, suspended for 10
 * of its 30 days: +30 and −10). Only causes the plan gives credits for; a day counts once, however many causes it has;
 * days nobody charged, or that were given back before, have none.
 * @param charges the fees charged so far, with what was given back of them.
 * @param through exclusive: days from this one on have not been seen yet.
 */
export function waiversDue<C extends ChargedFee>(
  charges: readonly C[],
  unavailable: readonly Unavailable[],
  switches: WaiverSwitches,
  through: PlainDate,
  rounding: Rounding,
): Credit<C>[] {
  const counted = unavailable.filter(({ cause }) => switches[SWITCH[cause]]);
  const days = counted.map(({ from, to }) => ({ from, to: to === null ? through : earlierOf(to, through) }));
  const causes = [...new Set(counted.map(({ cause }) => WORDS[cause]))];
  return creditDays(charges, days, rounding, "waiver", causes.join(" or "));
}
