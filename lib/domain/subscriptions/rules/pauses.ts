import { laterOf, type PlainDate } from "@/lib/platform/time";
import type { Charge, ChargeState, ChargeTerms } from "./charge-terms";
import { afterCharges } from "./charges-due";
import type { ChargedFee, Credit } from "./credits";
import { chargeableDays, feeParts } from "./fee-parts";
import { afterRefunds, refundsDue } from "./refunds-due";

export type Pause<C extends ChargedFee> = { charges: Charge[]; credits: Credit<C>[]; state: ChargeState };

/**
 * Stops charging from a day on: days before it that were not charged yet are charged, days from it on are given back
 * (P-1, P-4). One number, the day charged to, then says all there is to know.
 * @param charges the fees charged so far, with what was given back of them.
 */
export function pauseCharging<C extends ChargedFee>(
  terms: ChargeTerms,
  state: ChargeState,
  charges: readonly C[],
  on: PlainDate,
): Pause<C> {
  const days = chargeableDays(terms, state);
  const fees = days === null ? [] : feeParts(terms, days, on);
  return {
    charges: fees,
    credits: refundsDue(charges, { from: on }, terms),
    state: { ...afterRefunds(afterCharges(state, fees), on), pausedOn: on },
  };
}

/**
 * Charging goes on from a day on, in the same periods as before: a pause never moves the anchor (B17). What is due at
 * once is `chargesDue` through that day. One that isn't paused stays as it is.
 */
export function resumeCharging(state: ChargeState, on: PlainDate): ChargeState {
  const pausedOn = state.pausedOn ?? null;
  if (pausedOn === null) return state;
  const from = laterOf(on, pausedOn);
  return { ...state, pausedOn: null, chargeFrom: from, chargedTo: state.chargedTo === null ? null : from };
}

/** Days charged under the old anchor stay as they are; those after them are counted in the periods of the new one (P-2). */
export const afterAnchorMove = (state: ChargeState): ChargeState => ({
  ...state,
  chargeFrom: state.chargedTo ?? state.chargeFrom ?? null,
});
