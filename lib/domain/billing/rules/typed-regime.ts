import { regimeProblems, type Tax, type TaxRegime } from "./tax-regime";

/** A tax as a form sends it: its rate for everything else stands apart from the rates of categories. */
export type TypedTax = {
  /** Of a tax there is; null for a new one. */
  taxId: number | null;
  name: string;
  compound: boolean;
  /** For every category without a rate of its own; empty for none. */
  percent: string;
  /** Null where a row was left empty. */
  rates: readonly ({ category: string; percent: string } | null)[];
};

export type SettledRegime = {
  taxes: (Omit<Tax, "id"> & { taxId: number | null })[];
  /** By the path of the form's own fields; empty when the regime can be used. */
  problems: Record<string, string[]>;
};

const REST = "Name the category. The rate for everything else stands beside the tax's name.";

/** "20.50" and "20,5 %" as the rules know them. */
const plainPercent = (text: string): string => {
  const digits = text.replace(/\s*%$/, "").replace(",", ".");
  return /^\d+\.\d+$/.test(digits) ? digits.replace(/\.?0+$/, "") : digits;
};

/** Taxes as they are kept, and what is wrong with them, told at the row where it was typed. */
export function settledRegime(
  prices: TaxRegime["prices"],
  typed: readonly (TypedTax | null)[],
): SettledRegime {
  const rows = typed.flatMap((tax, at) => (tax ? [{ tax, at }] : []));
  const problems: Record<string, string[]> = {};
  const places = new Map<string, string>();
  const taxes = rows.map(({ tax, at }, index) => {
    const own = tax.rates.flatMap((rate, row) => (rate ? [{ rate, row }] : []));
    places.set(`taxes.${index}`, `taxes.${at}.name`);
    places.set(`taxes.${index}.name`, `taxes.${at}.name`);
    places.set(`taxes.${index}.compound`, `taxes.${at}.compound`);
    places.set(`taxes.${index}.rates`, `taxes.${at}.percent`);
    places.set(`taxes.${index}.rates.${own.length}.percent`, `taxes.${at}.percent`);
    for (const [place, { rate, row }] of own.entries()) {
      for (const field of ["category", "percent"])
        places.set(`taxes.${index}.rates.${place}.${field}`, `taxes.${at}.rates.${row}.${field}`);
      if (rate.category === "") problems[`taxes.${at}.rates.${row}.category`] = [REST];
    }
    const named = own.map(({ rate }) => ({ category: rate.category, percent: plainPercent(rate.percent) }));
    const rest = tax.percent === "" ? [] : [{ category: null, percent: plainPercent(tax.percent) }];
    return { taxId: tax.taxId, name: tax.name, compound: tax.compound, rates: [...named, ...rest] };
  });
  const numbered = taxes.map(({ taxId, ...tax }, index) => ({ ...tax, id: taxId ?? -1 - index }));
  for (const [path, messages] of Object.entries(regimeProblems({ prices, taxes: numbered }))) {
    const place = places.get(path) ?? path;
    problems[place] = [...(problems[place] ?? []), ...messages];
  }
  return { taxes, problems };
}
