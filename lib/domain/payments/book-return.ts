import { sql } from "drizzle-orm";
import { undoAllocations } from "@/lib/domain/billing";
import { type CustomerRow, customerEntity } from "@/lib/domain/customers";
import { auditPosted, post } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { assertThat, conflict } from "@/lib/platform/errors";
import { add, compare, type Money, negate, normalize, subtract } from "@/lib/platform/money";
import type { IntentRow } from "./entities";

/** Of a payment: not used by an invoice, given back, or taken back as a whole. */
async function unusedOf(work: Work, intent: IntentRow): Promise<{ unused: Money; takenBack: boolean }> {
  const { rows } = await work.tx.execute<{ used: string; taken_back: boolean }>(sql`
    select coalesce((select sum(amount) from invoice_settlements
        where xdr_id = ${intent.xdrId} and kind = 'payment'), 0)::text as used,
      exists (select 1 from xdr_sources where key = ${`reversal of ${intent.xdrId}`}) as taken_back`);
  const [row] = rows;
  if (!row) throw new Error("a select without a table has one row");
  const paid = normalize(intent.capture ?? intent.amount);
  const given = normalize(intent.refunded);
  return { unused: subtract(subtract(paid, given), normalize(row.used)), takenBack: row.taken_back };
}

type Return = {
  amount: Money;
  reason: string;
  /** As the customer reads it beside the movement. */
  description: string;
  /** Names it: booked once, whoever comes and however often. */
  sourceKey: string;
};

/**
 * Part: money of a payment goes back to who paid it, given back or taken. It is taken out of the invoices, the newest first,
 * as far as nothing else of the payment is free, and booked with the payment as its cause.
 * @returns the id of the movement.
 */
export async function bookReturn(
  work: Work,
  customer: CustomerRow,
  intent: IntentRow,
  { amount, reason, description, sourceKey }: Return,
): Promise<number> {
  const xdrId = intent.xdrId ?? 0;
  const { unused, takenBack } = await unusedOf(work, intent);
  assertThat(!takenBack, "This payment was taken back already.");
  const short = subtract(amount, unused);
  if (compare(short, "0.00") > 0) await undoAllocations(work, customer.id, xdrId, reason, short);
  const [posted] = await post(work, [
    {
      customerId: customer.id,
      kind: "refund",
      service: "payments",
      amount,
      unallocated: negate(amount),
      occurredAt: work.now,
      day: work.today(customer.billingTimeZone),
      description,
      internalComment: reason,
      cause: { type: "xdr", id: xdrId },
      sourceKey,
    },
  ]);
  if (!posted) throw conflict("This was given back already.");
  auditPosted(work, customerEntity(customer), posted, { reason, details: { refundOf: xdrId } });
  // What was kept back of it by hand is given back first.
  const { unused: left } = await unusedOf(work, {
    ...intent,
    refunded: add(normalize(intent.refunded), amount),
  });
  await work.tx.execute(sql`delete from payment_holds where xdr_id = ${xdrId} and ${left}::numeric <= 0`);
  await work.tx.execute(
    sql`update payment_holds set amount = least(amount, ${left}::numeric) where xdr_id = ${xdrId}`,
  );
  return posted.xdrId;
}
