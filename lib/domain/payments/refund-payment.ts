import { sql } from "drizzle-orm";
import { z } from "zod";
import { paymentRefunds } from "@/db/schema";
import { allocatePayments, undoAllocations } from "@/lib/domain/billing";
import { type CustomerRow, customerEntity } from "@/lib/domain/customers";
import { auditPosted, post } from "@/lib/domain/ledger";
import { realPerson } from "@/lib/kernel/actor";
import { amount, idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { assertThat, conflict } from "@/lib/platform/errors";
import { randomToken } from "@/lib/platform/ids";
import { add, compare, type Money, negate, normalize, subtract } from "@/lib/platform/money";
import { assertPayable } from "./begin-part";
import { type IntentRow, paymentEntity } from "./entities";
import { checkAfter } from "./rules/states";
import { lockIntent, refundedOf, saveIntent, writeStep } from "./store";

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

/** Takes what is given back out of the invoices, as far as nothing else of the payment is free, and books it. */
async function book(work: Work, customer: CustomerRow, intent: IntentRow, wanted: Money, reason: string) {
  const xdrId = intent.xdrId ?? 0;
  const { unused, takenBack } = await unusedOf(work, intent);
  assertThat(!takenBack, "This payment was taken back already.");
  const short = subtract(wanted, unused);
  if (compare(short, "0.00") > 0) await undoAllocations(work, customer.id, xdrId, reason, short);
  const refunds = await work.tx.execute<{ n: string }>(
    sql`select count(*) as n from payment_refunds where intent_id = ${intent.id}`,
  );
  const [posted] = await post(work, [
    {
      customerId: customer.id,
      kind: "refund",
      service: "payments",
      amount: wanted,
      unallocated: negate(wanted),
      occurredAt: work.now,
      day: work.today(customer.billingTimeZone),
      internalComment: reason,
      cause: { type: "xdr", id: xdrId },
      sourceKey: `refund ${Number(refunds.rows[0]?.n) + 1} of payment ${intent.id}`,
    },
  ]);
  if (!posted) throw conflict("This was given back already.");
  auditPosted(work, customerEntity(customer), posted, { reason, details: { refundOf: xdrId } });
  // What was kept back of it by hand is given back first.
  const { unused: left } = await unusedOf(work, {
    ...intent,
    refunded: add(normalize(intent.refunded), wanted),
  });
  await work.tx.execute(sql`delete from payment_holds where xdr_id = ${xdrId} and ${left}::numeric <= 0`);
  await work.tx.execute(
    sql`update payment_holds set amount = least(amount, ${left}::numeric) where xdr_id = ${xdrId}`,
  );
  return posted.xdrId;
}

/**
 * Gives back money of a payment. It never touches what an invoice says: a payment that paid one is first taken out of it,
 * so that the invoice is due again (L2); lowering what is to be paid is `adjustInvoice`, another verb (B21). What is given
 * back through a gateway is booked now and asked for after this (`askRefund`); if the gateway refuses, it is taken back.
 */
export const refundPayment = operation({
  name: "payment.refund",
  permission: "payment:manage",
  impersonation: "deny",
  input: z.object({ paymentId: idInput(), amount: amount(), reason: reasonLine() }),
  async run(work, { paymentId, amount: wanted, reason }) {
    const { customer, intent } = await lockIntent(work, paymentId);
    await assertPayable(work, customer, wanted);
    assertThat(
      intent.state === "succeeded" && !intent.chargedBackAt,
      "Only a payment that came can be given back.",
    );
    const paid = normalize(intent.capture ?? intent.amount);
    const left = subtract(paid, normalize(intent.refunded));
    if (compare(wanted, left) > 0) {
      const message = `Of this payment ${left} can be given back.`;
      throw conflict(message, { amount: [message] });
    }
    const xdrId = await book(work, customer, intent, wanted, reason);
    const byGateway = intent.gateway !== "none";
    const [refund] = await work.tx
      .insert(paymentRefunds)
      .values({
        intentId: intent.id,
        customerId: customer.id,
        amount: wanted,
        key: randomToken(24),
        state: byGateway ? "created" : "succeeded",
        reason,
        byName: realPerson(work.actor)?.name ?? "",
        xdrId,
        createdAt: work.now,
        checkAt: byGateway ? checkAfter("created", work.now) : null,
        settledAt: byGateway ? null : work.now,
      })
      .returning();
    if (!refund) throw new Error("insert returned no row");
    await saveIntent(work, intent.id, { refunded: await refundedOf(work, intent.id) });
    await writeStep(work, intent, { what: "Refund asked for", state: refund.state, detail: wanted });
    work.audit.property(
      paymentEntity(intent),
      "refunded",
      normalize(intent.refunded),
      add(normalize(intent.refunded), wanted),
      {
        amounts: ["refunded"],
        reason,
        cause: { type: "xdr", id: xdrId },
      },
    );
    await allocatePayments(work, [customer.id]);
    work.events.debtChanged([customer.id], { type: "xdr", id: xdrId });
    if (!byGateway) noticeRefund(work, customer.id, intent.id, refund.id, wanted);
    return { paymentId, customerId: customer.id, refundId: refund.id, byGateway };
  },
});

/** Tells the customer of money that goes back, once. */
export const noticeRefund = (
  work: Work,
  customerId: number,
  paymentId: number,
  refundId: number,
  given: Money,
): void =>
  work.events.notice({
    type: "refund_made",
    customerId,
    key: `payment refund ${refundId}`,
    about: { type: "payment", id: paymentId },
    values: { amount: given },
  });
