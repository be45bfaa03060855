import { eq, sql } from "drizzle-orm";
import { paymentRefunds } from "@/db/schema";
import { allocatePayments } from "@/lib/domain/billing";
import { type CustomerRow, customerEntity } from "@/lib/domain/customers";
import { auditPosted, post } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { negate, normalize } from "@/lib/platform/money";
import { type IntentRow, paymentEntity } from "./entities";
import type { Told } from "./gateways/port";
import { noticeRefund } from "./refund-payment";
import { checkAfter } from "./rules/states";
import { refundedOf, saveIntent, writeStep } from "./store";

type RefundRow = typeof paymentRefunds.$inferSelect;
type RefundState = "created" | "pending" | "succeeded" | "failed" | "unknown";

/** Where a refund stands after a gateway said something of it. What is settled stays so. */
function nextRefundState(from: RefundState, told: Told): RefundState {
  if (from === "succeeded" || from === "failed") return from;
  if (told.state === "succeeded") return "succeeded";
  if (told.state === "failed" || told.state === "cancelled" || told.state === "absent") return "failed";
  return told.state === "unknown" ? "unknown" : "pending";
}

/** The money did not go back: what was booked for it is taken back, and pays invoices again. */
async function unbook(work: Work, customer: CustomerRow, refund: RefundRow): Promise<void> {
  const amount = normalize(refund.amount);
  const { rows } = await work.tx.execute<{ cause_id: string | null }>(
    sql`select cause_id from xdrs where id = ${refund.xdrId} and customer_id = ${customer.id}`,
  );
  const [posted] = await post(work, [
    {
      customerId: customer.id,
      kind: "refund",
      service: "payments",
      amount: negate(amount),
      unallocated: amount,
      occurredAt: work.now,
      day: work.today(customer.billingTimeZone),
      internalComment: "The gateway did not give it back.",
      reverses: refund.xdrId,
      cause: rows[0]?.cause_id ? { type: "xdr", id: rows[0].cause_id } : undefined,
      sourceKey: `reversal of ${refund.xdrId}`,
    },
  ]);
  if (!posted) return;
  auditPosted(work, customerEntity(customer), posted, { details: { reverses: refund.xdrId } });
  await allocatePayments(work, [customer.id]);
  work.events.debtChanged([customer.id], { type: "xdr", id: posted.xdrId });
}

/** Part: takes in what a gateway said of a refund of a locked payment, however often. */
export async function settleRefund(
  work: Work,
  customer: CustomerRow,
  intent: IntentRow,
  refundId: number,
  told: Told,
): Promise<RefundState> {
  const [refund] = await work.tx
    .select()
    .from(paymentRefunds)
    .where(eq(paymentRefunds.id, refundId))
    .for("update");
  if (!refund || refund.intentId !== intent.id) throw new Error("a refund of another payment");
  const before = refund.state as RefundState;
  const state = nextRefundState(before, told);
  const open = state !== "succeeded" && state !== "failed";
  await work.tx
    .update(paymentRefunds)
    .set({
      state,
      gatewayRef: refund.gatewayRef ?? told.ref ?? null,
      failure: state === "failed" ? (told.message ?? "It never reached the gateway.") : "",
      checkAt: open ? checkAfter("pending", work.now) : null,
      settledAt: open ? null : (refund.settledAt ?? work.now),
    })
    .where(eq(paymentRefunds.id, refundId));
  if (state === before) {
    work.audit.event(paymentEntity(intent), {
      details: { refund: refundId, told: told.state, unchanged: true },
    });
    return state;
  }
  await writeStep(work, intent, { what: "Refund", state, detail: told.message });
  work.audit.property(paymentEntity(intent), "refundState", before, state, {
    reason: told.message,
    details: { refund: refundId },
  });
  if (state === "failed") await unbook(work, customer, refund);
  if (state === "succeeded") noticeRefund(work, customer.id, intent.id, refund.id, normalize(refund.amount));
  await saveIntent(work, intent.id, { refunded: await refundedOf(work, intent.id) });
  return state;
}
