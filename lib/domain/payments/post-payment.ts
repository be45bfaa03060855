import { sql } from "drizzle-orm";
import { allocatePayments, chargeWaiting } from "@/lib/domain/billing";
import { type CustomerRow, customerEntity } from "@/lib/domain/customers";
import { auditPosted, post } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { type Money, negate } from "@/lib/platform/money";

type Received = {
  paymentId: number;
  amount: Money;
  /** What the customer reads: "Visa ending in 4242". */
  description: string;
  comment?: string;
};

/**
 * Part: books money that came in, once for its payment, and applies it to the oldest invoices. What waits for a prepaid
 * customer's funds is charged at once.
 * @returns the xDR of the payment.
 */
export async function postPayment(work: Work, customer: CustomerRow, received: Received): Promise<number> {
  const sourceKey = `payment intent ${received.paymentId}`;
  const [posted] = await post(work, [
    {
      customerId: customer.id,
      kind: "payment",
      service: "payments",
      amount: negate(received.amount),
      unallocated: received.amount,
      occurredAt: work.now,
      day: work.today(customer.billingTimeZone),
      description: received.description,
      internalComment: received.comment,
      cause: { type: "payment", id: received.paymentId },
      sourceKey,
    },
  ]);
  if (!posted) {
    const { rows } = await work.tx.execute<{ xdr_id: string }>(
      sql`select xdr_id from xdr_sources where key = ${sourceKey}`,
    );
    return Number(rows[0]?.xdr_id);
  }
  auditPosted(work, customerEntity(customer), posted, {
    details: { payment: received.paymentId, method: received.description },
  });
  await allocatePayments(work, [customer.id]);
  if (customer.balanceControl === "prepaid") await chargeWaiting(work, customer.id);
  work.events.debtChanged([customer.id], { type: "xdr", id: posted.xdrId });
  return posted.xdrId;
}
