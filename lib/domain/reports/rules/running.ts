import { add, type Money, subtract } from "@/lib/platform/money";

/** What of an invoice a step changes: the value is after it. */
export type InvoiceStep = { property: string | null; before: string | null; after: string | null };
export type Settled = { paid: Money; adjusted: Money };

const FIELD: Record<string, keyof Settled> = { amountPaid: "paid", adjustments: "adjusted" };

/**
 * What was left to pay after each step of an invoice: total − paid − adjusted, carried along from what stood before the
 * first of them. Statuses and notes leave it as it is.
 * @param steps oldest first.
 */
export function leftAfter(total: Money, start: Settled, steps: readonly InvoiceStep[]): Money[] {
  const now = { ...start };
  return steps.map(({ property, after }) => {
    const field = property === null ? undefined : FIELD[property];
    if (field && after !== null) now[field] = after;
    return subtract(total, add(now.paid, now.adjusted));
  });
}

/** How much was paid and taken off before a page of steps began, from the first of them that says; else `otherwise`. */
export function settledBefore(steps: readonly InvoiceStep[], otherwise: Settled): Settled {
  const first = (name: string) => steps.find(({ property }) => property === name)?.before;
  return {
    paid: first("amountPaid") ?? otherwise.paid,
    adjusted: first("adjustments") ?? otherwise.adjusted,
  };
}
