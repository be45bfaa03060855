import { add, compare, type Money, max, min, subtract, ZERO } from "@/lib/platform/money";
import { type InvoiceFacts, outstanding } from "./status";

export const DISPUTE_STATES = ["open", "agreed", "denied", "withdrawn"] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

export type DisputedInvoice = Pick<InvoiceFacts, "total" | "paid" | "adjusted" | "voided" | "review"> & {
  /** What is disputed of it already and not decided. */
  disputed: Money;
};
/** What a line costs: with its share of the taxes. */
export type DisputedLine = { amount: Money; tax: Money };

/**
 * How much may be disputed: of a line what it costs, of the invoice as a whole what is left to pay, or what it came to once
 * it is paid; never what was taken off already or is disputed. Zero: nothing.
 */
export function mostDisputable(invoice: DisputedInvoice, line: DisputedLine | null): Money {
  if (invoice.voided || invoice.review !== "issued") return ZERO;
  const charged = subtract(subtract(invoice.total, invoice.adjusted), invoice.disputed);
  if (line) return max(min(add(line.amount, line.tax), charged), ZERO);
  const left = outstanding(invoice);
  const whole = compare(left, ZERO) > 0 ? subtract(left, invoice.disputed) : charged;
  return max(whole, ZERO);
}

/** What an agreement does: it lowers what is left to pay, and what was paid already is credited to the customer. */
export function settlementOf(agreed: Money, invoice: DisputedInvoice): { adjust: Money; credit: Money } {
  const adjust = min(agreed, max(outstanding(invoice), ZERO));
  return { adjust, credit: subtract(agreed, adjust) };
}
