import * as money from "@/lib/platform/money";
import { type InvoiceFacts, outstanding } from "./status";

/** A payment, and what of it no invoice has used. */
export type PaymentLeft = { xdrId: number; left: money.Money };
export type OpenInvoice = { invoiceId: number } & Pick<InvoiceFacts, "total" | "paid" | "adjusted">;
export type Allocation = { invoiceId: number; xdrId: number; amount: money.Money };

const smaller = (a: money.Money, b: money.Money) => (money.compare(a, b) <= 0 ? a : b);

/**
 * What of a customer's payments goes to which invoice: the oldest payment to the oldest invoice, until the pot or the debt
 * is at an end (domain reference F5.4, I6). Never more than an invoice's outstanding amount, a payment's rest, or the pot:
 * what was refunded is in no pot any more, though its payment shows a rest.
 * @param pot the customer's unallocated payments.
 * @param payments the oldest first. @param invoices issued and not void, the oldest first.
 */
export function allocate(
  pot: money.Money,
  payments: readonly PaymentLeft[],
  invoices: readonly OpenInvoice[],
): Allocation[] {
  const made: Allocation[] = [];
  let left = pot;
  const rests = payments.map((payment) => ({ ...payment }));
  for (const invoice of invoices) {
    let due = outstanding({ ...invoice, voided: false });
    for (const payment of rests) {
      const amount = smaller(smaller(due, payment.left), left);
      if (money.compare(amount, money.ZERO) <= 0) continue;
      made.push({ invoiceId: invoice.invoiceId, xdrId: payment.xdrId, amount });
      payment.left = money.subtract(payment.left, amount);
      due = money.subtract(due, amount);
      left = money.subtract(left, amount);
    }
  }
  return made;
}

/** How much of a payment an invoice used. */
export type Use = { invoiceId: number; amount: money.Money };

/**
 * From which invoices an amount of a payment is taken back: the newest first, so that the oldest stay paid.
 * @param uses the newest invoice first. @returns at most `amount` in all.
 */
export function takeBack(amount: money.Money, uses: readonly Use[]): Use[] {
  const taken: Use[] = [];
  let left = amount;
  for (const use of uses) {
    const part = smaller(use.amount, left);
    if (money.compare(part, money.ZERO) <= 0) continue;
    taken.push({ invoiceId: use.invoiceId, amount: part });
    left = money.subtract(left, part);
  }
  return taken;
}
