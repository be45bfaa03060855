import { add, compare, type Money, normalize } from "@/lib/platform/money";
import type { BillingTotal } from "./bill-part";
import { CHANGE_LIMITS, MOST_CHANGES } from "./list-run-changes";
import type { Parked } from "./prepare-closing";
import type { PreviewChunk } from "./preview-chunk";
import { type Anomaly, anomalies } from "./rules/anomalies";

/** What a dry run came to, as it is kept. */
export type PreviewResult = {
  customers: number;
  skipped: number;
  held: number;
  totals: BillingTotal[];
  /** What the same customers' invoices before came to. */
  before: { currency: string; total: Money }[];
  parked: number;
  /** The first of them. */
  parkedList: Parked[];
  changes: (Anomaly & { customerId: number; currency: string })[];
};

export const NO_RESULT: PreviewResult = {
  customers: 0,
  skipped: 0,
  held: 0,
  totals: [],
  before: [],
  parked: 0,
  parkedList: [],
  changes: [],
};

const MOST_PARKED = 100;

function addTotals(sums: readonly BillingTotal[], more: readonly BillingTotal[]): BillingTotal[] {
  const found = new Map(sums.map((sum) => [sum.currency, sum]));
  for (const one of more) {
    const sum = found.get(one.currency);
    found.set(
      one.currency,
      sum
        ? {
            currency: sum.currency,
            invoices: sum.invoices + one.invoices,
            net: add(sum.net, one.net),
            tax: add(sum.tax, one.tax),
            total: add(sum.total, one.total),
          }
        : one,
    );
  }
  return [...found.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function changesOf(compared: PreviewChunk["compared"]): PreviewResult["changes"] {
  const currencyOf = new Map(compared.map(({ customerId, currency }) => [String(customerId), currency]));
  const found = anomalies(
    compared.flatMap(({ customerId, before }) =>
      before === null ? [] : [{ key: String(customerId), amount: normalize(before) }],
    ),
    compared.map(({ customerId, after }) => ({ key: String(customerId), amount: after })),
    CHANGE_LIMITS,
  );
  return found.map((change) => ({
    ...change,
    customerId: Number(change.key),
    currency: currencyOf.get(change.key) ?? "",
  }));
}

/** The result so far with one more chunk: the largest changes and the first parked are kept, the rest is counted. */
export function withChunk(result: PreviewResult, chunk: PreviewChunk): PreviewResult {
  const size = (amount: Money) => amount.replace("-", "");
  const changes = [...result.changes, ...changesOf(chunk.compared)]
    .sort((a, b) => compare(size(b.difference), size(a.difference)))
    .slice(0, MOST_CHANGES);
  const before = new Map(result.before.map(({ currency, total }) => [currency, total]));
  for (const one of chunk.compared)
    if (one.before !== null) before.set(one.currency, add(before.get(one.currency) ?? "0.00", one.before));
  return {
    customers: result.customers + chunk.customers,
    skipped: result.skipped + chunk.skipped,
    held: result.held + chunk.held,
    totals: addTotals(result.totals, chunk.totals),
    before: [...before].map(([currency, total]) => ({ currency, total })),
    parked: result.parked + chunk.parked.length,
    parkedList: [...result.parkedList, ...chunk.parked].slice(0, MOST_PARKED),
    changes,
  };
}
