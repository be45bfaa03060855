import { lockSubscribers } from "@/lib/domain/subscriptions";
import type { Work } from "@/lib/kernel/work";
import { add, type Money, ZERO } from "@/lib/platform/money";
import { readBilling } from "./billing-rows";
import { type ClosingOutcome, closeCustomers } from "./close-customers";
import { lockDue, type Pick, type RunKey } from "./run-rows";

export type BillingTotal = {
  currency: string;
  invoices: number;
  net: Money;
  tax: Money;
  total: Money;
};

export type Billed = ClosingOutcome & {
  /** The last customer looked at; null when nobody was due any more. */
  last: number | null;
  closed: number;
};

/** Part: closes the next customers of a run. @throws {Unbillable} as `closeCustomers` does. */
export async function billNext(work: Work, key: RunKey, runId: number | null, pick: Pick): Promise<Billed> {
  const ids = await lockDue(work, key, pick);
  const last = ids.at(-1) ?? null;
  const nothing = { invoices: [], skipped: 0, parked: [], last, closed: 0 };
  if (ids.length === 0) return nothing;
  const rows = (await readBilling(work, ids)).filter(
    (row) => row.nextClose === key.closeOn && row.parkedReason === null && row.heldAt === null && !row.done,
  );
  if (rows.length === 0) return nothing;
  const subscribers = await lockSubscribers(
    work,
    rows.map(({ customerId }) => customerId),
  );
  const outcome = await closeCustomers(work, { rows, subscribers, closeOn: key.closeOn, runId });
  return { ...outcome, last, closed: rows.length };
}

/** Sums by currency: no sum crosses one (I14). */
export function totalsOf(invoices: ClosingOutcome["invoices"]): BillingTotal[] {
  const found = new Map<string, BillingTotal>();
  for (const { currency, draft } of invoices) {
    const sum = found.get(currency) ?? { currency, invoices: 0, net: ZERO, tax: ZERO, total: ZERO };
    found.set(currency, {
      currency,
      invoices: sum.invoices + 1,
      net: add(sum.net, draft.net),
      tax: add(sum.tax, draft.tax),
      total: add(sum.total, draft.total),
    });
  }
  return [...found.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
