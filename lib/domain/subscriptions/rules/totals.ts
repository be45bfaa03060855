import * as money from "@/lib/platform/money";

export type FeeLine = { currency: string; feeNow: money.Money | null; feeNext: money.Money | null };
export type CurrencyTotal = {
  currency: string;
  now: money.Money;
  next: money.Money;
  count: number;
  /** Lines without a price: counted, but in neither sum. */
  unpriced: number;
};

/** Exact sums of what all lines cost now and next, one entry a currency, in the order of the currency codes. */
export function totalsPerCurrency(lines: Iterable<FeeLine>): CurrencyTotal[] {
  const byCurrency = new Map<string, FeeLine[]>();
  for (const line of lines) {
    const list = byCurrency.get(line.currency);
    if (list) list.push(line);
    else byCurrency.set(line.currency, [line]);
  }
  return [...byCurrency.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, list]) => ({
      currency,
      now: money.sum(list.map((line) => line.feeNow ?? money.ZERO)),
      next: money.sum(list.map((line) => line.feeNext ?? money.ZERO)),
      count: list.length,
      unpriced: list.filter((line) => line.feeNow === null).length,
    }));
}
