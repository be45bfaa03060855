import type { PlainDate } from "@/lib/platform/time";
import { type ChargeState, chargeEnd } from "./charge-terms";
import { type ChargedFee, type Credit, creditDays } from "./credits";
import type { FeeTerms } from "./fee-terms";
import type { Rounding } from "./proration";

const FOREVER: PlainDate = "9999-12-31";

/**
 * What a change gives back of days charged and not used any more (domain reference F8.2; scenarios P-1, P-3, P-4, P-9):
 * −(unused days of each charged period × its fee / its days), never more than was charged for them. Asked again with
 * the credits written down, it finds nothing.
 * @param charges the fees charged so far, with what was given back of them.
 * @param unused from the first day not used; `to` is exclusive, without one it is never used again.
 */
export const refundsDue = <C extends ChargedFee>(
  charges: readonly C[],
  unused: { from: PlainDate; to?: PlainDate | null },
  rounding: Rounding,
): Credit<C>[] =>
  creditDays(charges, [{ from: unused.from, to: unused.to ?? FOREVER }], rounding, "fee", "not used");

/** What ending on the terms' last day gives back; nothing of a last period that the plan charges in full. */
export function refundsForFinish<C extends ChargedFee>(terms: FeeTerms, charges: readonly C[]): Credit<C>[] {
  const from = chargeEnd(terms);
  return from === null ? [] : refundsDue(charges, { from }, terms);
}

/** The state once the days from a day on are given back: they may be charged again. */
export const afterRefunds = (state: ChargeState, from: PlainDate): ChargeState =>
  state.chargedTo !== null && state.chargedTo > from ? { ...state, chargedTo: from } : state;
