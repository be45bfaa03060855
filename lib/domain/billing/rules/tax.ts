import * as money from "@/lib/platform/money";
import { type Precision, shareOut } from "./rounding";
import { type AppliedTax, type TaxExemption, type TaxRegime, taxesFor } from "./tax-regime";

/** What decides the taxes of one customer: the class's regime and precision, the customer's exemptions. */
export type TaxTerms = { regime: TaxRegime; exemptions: readonly TaxExemption[]; precision: Precision };

/** Something charged, in the class's decimals: without its taxes, or with them where prices are inclusive. */
export type TaxedPart = { category: string; amount: money.Money };

/** One row of the tax table. Frozen once its invoice is issued. */
export type TaxLine = {
  taxId: number;
  name: string;
  category: string;
  /** Percent. */
  rate: string;
  base: money.Money;
  amount: money.Money;
};

export type CategoryNet = { category: string; net: money.Money };

export type Taxes = {
  /** By category, then in the regime's order. */
  lines: TaxLine[];
  categories: CategoryNet[];
  /** For each part, in the order given: they add up to `net` and to `tax`. */
  parts: { net: money.Money; tax: money.Money }[];
  net: money.Money;
  tax: money.Money;
  /** net + tax, never rounded on its own. */
  total: money.Money;
};

type Fraction = { numerator: bigint; denominator: bigint };

const WHOLE = 10_000_000n; // 100 % with five decimals

function rateUnits(percent: string): bigint {
  const [integer = "0", decimals = ""] = percent.split(".");
  return BigInt(integer + decimals.padEnd(5, "0"));
}

/** What part of an inclusive amount each tax is: exact fractions, so that an amount is rounded once. */
function inclusiveShares(taxes: readonly AppliedTax[]): Fraction[] {
  let net = WHOLE;
  let onNet: bigint[] = [];
  for (const { compound, percent } of taxes) {
    const rate = rateUnits(percent);
    if (compound) {
      const before = onNet.reduce((left, right) => left + right, net);
      onNet = [...onNet.map((share) => share * WHOLE), rate * before];
      net *= WHOLE;
    } else onNet.push((rate * net) / WHOLE);
  }
  const denominator = onNet.reduce((left, right) => left + right, net);
  return onNet.map((numerator) => ({ numerator, denominator }));
}

type Split = { lines: TaxLine[]; parts: { net: money.Money; tax: money.Money }[] };

function taxCategory(category: string, amounts: readonly money.Money[], terms: TaxTerms): Split {
  const { decimals, method } = terms.precision;
  const taxes = taxesFor(terms.regime, category, terms.exemptions);
  const inclusive = terms.regime.prices === "inclusive";
  const charged = money.sum(amounts);
  const shares = inclusive ? inclusiveShares(taxes) : [];

  const lines: TaxLine[] = [];
  const partTaxes = amounts.map(() => money.ZERO);
  let taxed = money.ZERO;
  for (const [index, { taxId, name, compound, percent }] of taxes.entries()) {
    const share = shares[index] ?? { numerator: rateUnits(percent), denominator: WHOLE };
    const onTaxes = compound && !inclusive;
    const base = onTaxes ? money.add(charged, taxed) : charged;
    const amount = money.multiply(base, share, decimals, method);
    const own = amounts.map((part, at) => (onTaxes ? money.add(part, partTaxes[at] ?? money.ZERO) : part));
    const exact = amounts.length === 1 ? own : own.map((part) => money.multiply(part, share));
    const split = shareOut(amount, exact, decimals);
    for (const [at, tax] of split.entries()) partTaxes[at] = money.add(partTaxes[at] ?? money.ZERO, tax);
    taxed = money.add(taxed, amount);
    lines.push({ taxId, name, category, rate: percent, base, amount });
  }

  if (inclusive) {
    let before = money.subtract(charged, taxed);
    const net = before;
    for (const [index, line] of lines.entries()) {
      line.base = taxes[index]?.compound ? before : net;
      before = money.add(before, line.amount);
    }
  }
  const parts = amounts.map((amount, at) => {
    const tax = partTaxes[at] ?? money.ZERO;
    return { net: inclusive ? money.subtract(amount, tax) : money.normalize(amount), tax };
  });
  return { lines, parts };
}

/**
 * The taxes on what is charged: each on its category's base, rounded once by the class, and shared out over the parts by
 * largest remainder (B8). An exempt customer pays the same inclusive price, with less tax in it.
 * @throws {DomainError} conflict when a category has no rate in the regime.
 */
export function computeTaxes(charged: readonly TaxedPart[], terms: TaxTerms): Taxes {
  const byCategory = new Map<string, number[]>();
  for (const [index, { category }] of charged.entries()) {
    const known = byCategory.get(category);
    if (known) known.push(index);
    else byCategory.set(category, [index]);
  }
  const parts: Taxes["parts"] = charged.map(() => ({ net: money.ZERO, tax: money.ZERO }));
  const lines: TaxLine[] = [];
  const categories: CategoryNet[] = [];
  for (const [category, indexes] of [...byCategory].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const split = taxCategory(
      category,
      indexes.map((index) => charged[index]?.amount ?? money.ZERO),
      terms,
    );
    lines.push(...split.lines);
    for (const [at, part] of split.parts.entries()) parts[indexes[at] ?? at] = part;
    categories.push({ category, net: money.sum(split.parts.map(({ net }) => net)) });
  }
  const net = money.sum(categories.map((one) => one.net));
  const tax = money.sum(lines.map(({ amount }) => amount));
  return { lines, categories, parts, net, tax, total: money.add(net, tax) };
}
