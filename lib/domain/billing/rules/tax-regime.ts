import { conflict } from "@/lib/platform/errors";

/** The category of what no tax is for, on purpose: it is left out of every base, and no line says so. */
export const NOT_TAXED = "not_taxed";
/** More than these can't stand in one regime: an inclusive price is divided by all of them at once. */
export const MAX_TAXES = 5;

/** What one tax takes of a category; null stands for every category without a rate of its own. */
export type TaxRate = { category: string | null; percent: string };

export type Tax = {
  id: number;
  name: string;
  /** Taken on the amount and the taxes before it, not on the amount alone. */
  compound: boolean;
  rates: readonly TaxRate[];
};

/** Taxes in the order they are worked out and shown: none, one VAT, or several. */
export type TaxRegime = {
  /** Inclusive: the charges hold the taxes already. */
  prices: "exclusive" | "inclusive";
  taxes: readonly Tax[];
};

export const NO_TAX: TaxRegime = { prices: "exclusive", taxes: [] };

/** A tax that a customer does not pay; null is all of them. */
export type TaxExemption = { taxId: number | null };

export type AppliedTax = { taxId: number; name: string; compound: boolean; percent: string };

/**
 * The taxes on a category for one customer, in the regime's order.
 * @throws {DomainError} conflict when no tax of the regime names the category: nothing is taxed with 0 by accident (B5).
 */
export function taxesFor(
  { taxes }: TaxRegime,
  category: string,
  exemptions: readonly TaxExemption[],
): AppliedTax[] {
  if (category === NOT_TAXED || taxes.length === 0) return [];
  const applied = taxes.flatMap(({ id, name, compound, rates }) => {
    const rate = rates.find((one) => one.category === category) ?? rates.find((one) => one.category === null);
    return rate ? [{ taxId: id, name, compound, percent: rate.percent }] : [];
  });
  if (applied.length === 0) {
    throw conflict(
      category === ""
        ? "There is no tax rate for what has no tax category."
        : `There is no tax rate for the category “${category}”.`,
    );
  }
  return applied.filter(
    ({ taxId }) => !exemptions.some((exempt) => exempt.taxId === null || exempt.taxId === taxId),
  );
}

const PERCENT = /^\d{1,3}(?:\.\d{1,5})?$/;

/** What is wrong with a regime, by the path of its input; empty when it can be used. */
export function regimeProblems({ taxes }: TaxRegime): Record<string, string[]> {
  const problems: Record<string, string[]> = {};
  const add = (path: string, problem: string) => {
    problems[path] = [...(problems[path] ?? []), problem];
  };
  if (taxes.length > MAX_TAXES) add("taxes", `At most ${MAX_TAXES} taxes can be charged together.`);
  for (const [index, { id, name, compound, rates }] of taxes.entries()) {
    const at = `taxes.${index}`;
    if (name.trim() === "") add(`${at}.name`, "Give the tax a name: it stands on the invoice.");
    if (taxes.findIndex((other) => other.id === id) !== index) add(at, "This tax is listed twice.");
    if (compound && index === 0) add(`${at}.compound`, "The first tax has no tax before it to be taken on.");
    if (rates.length === 0) add(`${at}.rates`, "Give the tax a rate.");
    for (const [row, { category, percent }] of rates.entries()) {
      if (!PERCENT.test(percent)) add(`${at}.rates.${row}.percent`, "Write the rate like 20 or 9.975.");
      if (category === NOT_TAXED) add(`${at}.rates.${row}.category`, "This category is free of tax.");
      if (rates.findIndex((other) => other.category === category) !== row) {
        add(`${at}.rates.${row}.category`, "This category has a rate already.");
      }
    }
  }
  return problems;
}
