import { conflict, invalid } from "@/lib/platform/errors";
import * as money from "@/lib/platform/money";
import { unitsOf } from "./rounding";
import type { CategoryNet, TaxLine } from "./tax";

export type CreditFacts = {
  /** What the credit would come to. */
  potential: money.Money;
  /** What was paid for the thing that is given back. */
  paid: money.Money;
  /** What was credited for it before. */
  credited: money.Money;
};

/** The most that can be credited: no more than was paid and not given back yet, and never below zero (P-9). */
export function creditCap({ potential, paid, credited }: CreditFacts): money.Money {
  return money.max(money.ZERO, money.min(potential, money.subtract(paid, credited)));
}

/** What an issued invoice says, as stored: no rate is looked up (B19). */
export type CreditedInvoice = {
  categories: readonly CategoryNet[];
  taxes: readonly TaxLine[];
  /** The decimals it was rounded to. */
  decimals: number;
};

export type CreditNote = { net: money.Money; taxes: TaxLine[]; tax: money.Money; total: money.Money };

const netOf = (list: readonly CategoryNet[], category: string): money.Money =>
  money.sum(list.filter((one) => one.category === category).map(({ net }) => net));

/** The part of a frozen amount that belongs to `credited` of `net`; all of it when everything is credited. */
function takenBack(amount: money.Money, credited: money.Money, net: money.Money, decimals: number) {
  if (money.isZero(credited)) return money.ZERO;
  if (money.compare(credited, net) === 0) return amount;
  return money.multiply(amount, { numerator: unitsOf(credited), denominator: unitsOf(net) }, decimals);
}

/**
 * A credit of net amounts (above zero) with the tax that goes with them. Tax is taken back on the sum of all credits so
 * far less what was taken back before: credits of any size never exceed the invoice, and together come to it exactly.
 * @param before net amounts credited earlier.
 * @throws {DomainError} conflict when more would be credited than the invoice holds.
 */
export function creditNote(
  invoice: CreditedInvoice,
  before: readonly CategoryNet[],
  credit: readonly CategoryNet[],
): CreditNote {
  const taxes: TaxLine[] = [];
  for (const { net } of credit) {
    if (money.compare(net, money.ZERO) <= 0) throw invalid("A credit is an amount above zero.");
  }
  for (const category of new Set(credit.map((one) => one.category))) {
    const whole = netOf(invoice.categories, category);
    const earlier = netOf(before, category);
    const now = netOf(credit, category);
    const credited = money.add(earlier, now);
    if (money.compare(credited, whole) > 0) {
      const left = money.max(money.ZERO, money.subtract(whole, earlier));
      throw conflict(`No more than ${left} of this invoice can still be credited.`);
    }
    const share = (amount: money.Money) =>
      money.subtract(
        takenBack(amount, credited, whole, invoice.decimals),
        takenBack(amount, earlier, whole, invoice.decimals),
      );
    for (const line of invoice.taxes.filter((one) => one.category === category)) {
      const base = line.base === whole ? now : share(line.base);
      taxes.push({ ...line, base, amount: share(line.amount) });
    }
  }
  const net = money.sum(credit.map((one) => one.net));
  const tax = money.sum(taxes.map(({ amount }) => amount));
  return { net, taxes, tax, total: money.add(net, tax) };
}
