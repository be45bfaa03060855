import * as money from "@/lib/platform/money";
import { addDays, daysBetween, laterOf, type PlainDate } from "@/lib/platform/time";
import type { Charge, ChargeTerms } from "./charge-terms";
import { remainingCharge } from "./prepaid-shortfall";

export type FundedCharges = {
  /** Those that the funds cover, in the order in which they are due. */
  charges: Charge[];
  /** The first day that is due and not paid for; null when all are charged. */
  shortFrom: PlainDate | null;
  /** What is left. */
  funds: money.Money;
};

/** Days paid for from then on; a first day that is gone is not paid for any more. */
function shrunk(due: Charge, gone: number, amount: money.Money): Charge {
  if (gone <= 0) return due;
  const left = Math.max(0, due.share.days - gone);
  const from = addDays(due.from, gone);
  return {
    ...due,
    // Nothing of it is left: its days are dealt with all the same.
    from: from < due.to ? from : due.from,
    share: { days: left, of: due.share.of },
    amount,
    steps: [{ label: `${left} of ${due.share.of} days, once there were funds`, amount }],
  };
}

/**
 * What of a prepaid customer's charges the funds cover (domain reference F8.2): a fee in advance that is more than what
 * is there waits, and with it whatever is due of the subscription after it; each day it waits takes its part of the fee
 * away, until what remains can be paid (1 November: 30 against 20 → charged on the 11th, 20). Fees for days that are over
 * are owed, whatever there is.
 * @param shortFrom since when it waits; null when it doesn't.
 */
export function fundedCharges(
  terms: Pick<ChargeTerms, "chargeModel" | "decimals" | "rounding">,
  due: readonly Charge[],
  { funds, shortFrom, today }: { funds: money.Money; shortFrom: PlainDate | null; today: PlainDate },
): FundedCharges {
  if (terms.chargeModel !== "in_advance") {
    const owed = money.sum(due.map(({ amount }) => amount));
    return { charges: [...due], shortFrom: null, funds: money.subtract(funds, owed) };
  }
  const charges: Charge[] = [];
  let left = funds;
  for (const charge of due) {
    const since = shortFrom === null ? today : laterOf(charge.from, shortFrom);
    const gone = charge.component === "fee" ? Math.max(0, daysBetween(since, today)) : 0;
    const amount = gone === 0 ? charge.amount : remainingCharge(charge, addDays(charge.from, gone), terms);
    const costs = !money.isZero(amount) && !money.isNegative(amount);
    if (costs && money.compare(amount, left) > 0)
      return { charges, shortFrom: shortFrom ?? laterOf(today, charge.from), funds: left };
    charges.push(shrunk(charge, gone, amount));
    left = money.subtract(left, amount);
  }
  return { charges, shortFrom: null, funds: left };
}
