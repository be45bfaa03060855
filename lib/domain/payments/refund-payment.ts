import { sql } from "drizzle-orm";
import { z } from "zod";
import { paymentRefunds } from "@/db/schema";
import { allocatePayments } from "@/lib/domain/billing";
import { realPerson } from "@/lib/kernel/actor";
import { amount, idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { assertThat, conflict } from "@/lib/platform/errors";
import { randomToken } from "@/lib/platform/ids";
import { add, compare, type Money, normalize, subtract } from "@/lib/platform/money";
import { assertPayable } from "./begin-part";
import { bookReturn } from "./book-return";
import { paymentEntity } from "./entities";
import { checkAfter } from "./rules/states";
import { lockIntent, refundedOf, saveIntent, writeStep } from "./store";

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
    const refunds = await work.tx.execute<{ n: string }>(
      sql`select count(*) as n from payment_refunds where intent_id = ${intent.id}`,
    );
    const xdrId = await bookReturn(work, customer, intent, {
      amount: wanted,
      reason,
      description: "",
      sourceKey: `refund ${Number(refunds.rows[0]?.n) + 1} of payment ${intent.id}`,
    });
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
