import * as money from "@/lib/platform/money";
import type { ChargeState, ChargeTerms } from "./charge-terms";
import { chargeableDays, feeParts } from "./fee-parts";
import { type Period, periodNumber } from "./periods";
import { lengthOf } from "./spans";

/** What of a period is still to be charged, and for how many days. */
export type EffectiveFee = { amount: money.Money; days: number };

/**
 * What is still to be charged in a period (domain reference F8.4: 1.50 a day, billed to 27 May, ends on 31 May → 4 days,
 * 6.00): exactly what `chargesDue` will charge of it under the same terms, the plan's own price of a day included.
 * @throws {DomainError} conflict when the plan has no fee for the customer's billing period.
 */
export function effectiveFee(terms: ChargeTerms, state: ChargeState, period: Period): EffectiveFee {
  const days = chargeableDays(terms, state);
  const number = periodNumber(terms.billingPeriod, terms.anchorDay, period.start);
  const parts = days === null ? [] : feeParts(terms, days, period.end);
  const open = parts.filter((part) => part.periodNumber === number);
  return {
    amount: money.sum(open.map(({ amount }) => amount)),
    days: open.reduce((count, part) => count + lengthOf(part), 0),
  };
}
