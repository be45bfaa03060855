import { runningFee } from "@/lib/domain/catalog";
import { conflict } from "@/lib/platform/errors";
import * as money from "@/lib/platform/money";
import { type ChargeTerms, chargeEnd } from "./charge-terms";
import { firstDay } from "./fee-terms";
import { periodAt, periodNumber } from "./periods";

/** Periods paid at once: `count` of them from the period numbered `first`. */
export type PrepaidBlock = { first: number; count: number };

type PriceTerms = Pick<
  ChargeTerms,
  "planFees" | "billingPeriod" | "chargeModel" | "advancePeriods" | "prepaidPeriods"
>;

const priceFor = ({ planFees, billingPeriod }: PriceTerms, count: number): money.Money | null =>
  // The same rows as one period's price, so that a month is a month whichever day it begins on.
  runningFee(
    planFees.filter(({ periods }) => periods === count).map((row) => ({ ...row, periods: 0 })),
    billingPeriod,
  );

/** How many periods are paid at once; 0 when each is paid by itself. */
export function prepaidCount(terms: PriceTerms): number {
  if (terms.chargeModel !== "in_advance") return 0;
  if (terms.prepaidPeriods !== undefined) return terms.prepaidPeriods;
  const priced = terms.planFees.some(({ periods }) => periods === terms.advancePeriods);
  return priced && priceFor(terms, terms.advancePeriods) !== null ? terms.advancePeriods : 0;
}

/**
 * The block that a period lies in, or null: blocks follow each other from the first whole period on, so they depend on
 * no invoice and no pause. A subscription that is known to end inside a block doesn't get its price.
 */
export function prepaidBlock(terms: ChargeTerms, number: number): PrepaidBlock | null {
  const count = prepaidCount(terms);
  const from = firstDay(terms);
  if (count === 0 || from === null) return null;
  const { billingPeriod, anchorDay } = terms;
  const start = periodNumber(billingPeriod, anchorDay, from);
  const whole = periodAt(billingPeriod, anchorDay, start).start === from ? start : start + 1;
  if (number < whole) return null;
  const first = whole + Math.floor((number - whole) / count) * count;
  const end = chargeEnd(terms);
  if (end !== null && periodAt(billingPeriod, anchorDay, first + count - 1).end > end) return null;
  return { first, count };
}

/**
 * One period's part of what its block costs; the parts add up to the price.
 * @throws {DomainError} conflict when the plan has no price for that many periods.
 */
export function prepaidFee(terms: ChargeTerms, { first, count }: PrepaidBlock, number: number): money.Money {
  const price = priceFor(terms, count);
  if (price === null) throw conflict(`The plan has no price for ${count} periods at once.`);
  const { decimals, rounding } = terms;
  const parts = money.allocate(
    money.roundTo(price, decimals, rounding),
    Array.from({ length: count }, () => "1"),
    decimals,
  );
  return parts[number - first] ?? money.ZERO;
}
