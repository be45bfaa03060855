import * as money from "@/lib/platform/money";
import { daysBetween, earlierOf, laterOf, type PlainDate } from "@/lib/platform/time";
import { type Charge, type ChargeState, type ChargeTerms, chargeEnd } from "./charge-terms";
import { feeSteps } from "./fee";
import { firstDay } from "./fee-terms";
import { fullFee } from "./full-fee";
import { type Period, periodAt, periodNumber } from "./periods";
import { prepaidBlock, prepaidFee } from "./prepaid-periods";
import { feeOfShare } from "./proration";

/** The days of a subscription that may be charged at all. */
export type ChargeableDays = {
  first: PlainDate;
  /** The day from which days are counted. */
  base: PlainDate;
  /** The first day not charged yet. */
  from: PlainDate;
  /** Exclusive; null when it runs on. */
  end: PlainDate | null;
};

/** Null while a first use is awaited, and for one closed without a last day: nobody knows what it owes, so nothing is charged. */
export function chargeableDays(terms: ChargeTerms, state: ChargeState): ChargeableDays | null {
  const first = firstDay(terms);
  const finish = chargeEnd(terms);
  if (first === null || (state.closed && finish === null)) return null;
  const pausedOn = state.pausedOn ?? null;
  const end = pausedOn !== null && (finish === null || pausedOn < finish) ? pausedOn : finish;
  const base = laterOf(state.chargeFrom ?? first, first);
  return { first, base, from: laterOf(state.chargedTo ?? base, base), end };
}

/** The fee of a whole period as this subscription pays it, and what the explanation calls it. */
function priced(terms: ChargeTerms, number: number, period: Period) {
  const { billingPeriod, chargeModel, dailyFee } = terms;
  const at = (fee: money.Money, basis: string) => ({
    full: fullFee({ ...terms, planFees: [{ billingPeriod, periods: 0, fee }] }, period),
    basis,
  });
  if (chargeModel === "progressive" && typeof dailyFee === "string") {
    const days = daysBetween(period.start, period.end);
    return at(money.multiply(dailyFee, String(days)), `${days} days at ${money.normalize(dailyFee)}`);
  }
  const block = prepaidBlock(terms, number);
  if (block === null) return { full: fullFee(terms, period), basis: "Standard fee" };
  return at(prepaidFee(terms, block, number), `One of ${block.count} periods paid at once`);
}

function partOf(
  terms: ChargeTerms,
  days: ChargeableDays,
  number: number,
  period: Period,
  part: Period,
): Charge {
  const { base, first } = days;
  const { full, basis } = priced(terms, number, period);
  const of = daysBetween(period.start, period.end);
  const opens = laterOf(base, period.start);
  // A first period that isn't prorated is paid for from its first day.
  const wholeFirst = base === first && !terms.prorateFirst && terms.chargeModel !== "progressive";
  const counted = (day: PlainDate) =>
    day <= opens ? 0 : daysBetween(wholeFirst ? period.start : opens, day);
  const before = counted(part.start);
  const after = counted(part.end);
  const upTo = feeOfShare(full.fee, { days: after, of }, terms);
  // The sum so far is what gets rounded, so that parts always add up to the fee of all their days (B8, B18).
  const amount =
    before === 0 ? upTo : money.subtract(upTo, feeOfShare(full.fee, { days: before, of }, terms));
  const share = { days: after - before, of };
  return {
    component: "fee",
    from: part.start,
    to: part.end,
    periodNumber: number,
    amount,
    fullFee: full.fee,
    share,
    get steps() {
      return feeSteps(full, share, amount, basis);
    },
    ratesPromotion: full.promotion !== null,
  };
}

/**
 * The fees of all days not charged yet that lie before a day, one charge a period. A day that was charged never comes
 * again, and periods are those of the anchor, whenever this is asked (B1, B6).
 * @throws {DomainError} conflict when the plan has no fee for the customer's billing period.
 */
export function feeParts(terms: ChargeTerms, days: ChargeableDays, limit: PlainDate): Charge[] {
  const { billingPeriod, anchorDay } = terms;
  const to = days.end === null ? limit : earlierOf(limit, days.end);
  const charges: Charge[] = [];
  let start = days.from;
  for (let number = periodNumber(billingPeriod, anchorDay, start); start < to; number++) {
    const period = periodAt(billingPeriod, anchorDay, number);
    const end = earlierOf(period.end, to);
    charges.push(partOf(terms, days, number, period, { start, end }));
    start = end;
  }
  return charges;
}
