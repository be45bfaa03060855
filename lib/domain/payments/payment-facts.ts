import { sql } from "drizzle-orm";
import type { CustomerRow } from "@/lib/domain/customers";
import type { Work } from "@/lib/kernel/work";

export type PaymentFacts = {
  /** Of the payment that is about to be written: what is booked for it names it. */
  paymentId: number;
  /** Of the customer's currency. */
  decimals: number;
  /** Automatic payments that failed in a row. */
  failures: number;
};

type Row = { id: string; decimals: number; failures: number };

/** What recording a payment of a locked customer asks of the database, in one go. */
export async function readPaymentFacts(work: Work, customer: CustomerRow): Promise<PaymentFacts> {
  const { rows } = await work.tx.execute<Row>(sql`
    select nextval('payment_intents_id_seq') as id,
      coalesce((select decimals from currencies where code = ${customer.currency}), 2) as decimals,
      coalesce((select failures from customer_payments where customer_id = ${customer.id}), 0) as failures`);
  const [row] = rows;
  if (!row) throw new Error("a select without a table has one row");
  return { paymentId: Number(row.id), decimals: row.decimals, failures: row.failures };
}
