import { positiveAmount } from "@/lib/kernel/input";
import { type Money, roundTo } from "@/lib/platform/money";
import { computeTaxes, type TaxTerms } from "./rules/tax";
import type { TaxRegime } from "./rules/tax-regime";
import { taxCategoryInput } from "./tax-input";

/** What an amount costs with its taxes, rounded as its invoice would be. */
export type TaxEstimate = {
  prices: TaxRegime["prices"];
  amount: Money;
  category: string;
  lines: { taxId: number; name: string; rate: string; base: Money; amount: Money }[];
  net: Money;
  tax: Money;
  total: Money;
};

/** What is asked: an amount, and by which rates it is taxed; no category is everything else. */
export const estimatedInput = { amount: positiveAmount(), category: taxCategoryInput().prefault("") };

/** @throws {DomainError} conflict when the category has no rate. */
export function estimate(given: { amount: Money; category: string }, terms: TaxTerms): TaxEstimate {
  const { decimals, method } = terms.precision;
  const amount = roundTo(given.amount, decimals, method);
  const { lines, net, tax, total } = computeTaxes([{ category: given.category, amount }], terms);
  return {
    prices: terms.regime.prices,
    amount,
    category: given.category,
    lines: lines.map(({ category: _, ...line }) => line),
    net,
    tax,
    total,
  };
}
