import { eq } from "drizzle-orm";
import { z } from "zod";
import { paymentIntents, paymentRefunds, paymentSteps, webhookEvents } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { compare, isZero, type Money, normalize, subtract } from "@/lib/platform/money";
import type { IntentRow } from "./entities";
import { type PaymentItem, selectPayments, toPaymentItem } from "./payment-rows";

export type PaymentDetail = PaymentItem & {
  confirmUrl: string | null;
  /** A page of ours asks for the confirmation. */
  confirmHere: boolean;
  /** Staff alone: the gateway's own name for it, and its code for a failure. */
  gatewayRef: string | null;
  failureCode: string;
  steps: { id: number; at: Date; what: string; state: string; detail: string }[];
  refunds: {
    id: number;
    amount: Money;
    state: string;
    reason: string;
    failure: string;
    byName: string;
    /** The bank took it back. */
    byBank: boolean;
    at: Date;
  }[];
  /** Messages of the gateway about it; staff alone. What was not booked is for a person to look at. */
  messages: { id: number; type: string; at: Date; times: number; booked: boolean }[];
  /** What staff may do with it as it stands. */
  verbs: ("refund" | "capture" | "void" | "charge_back")[];
  /** What of it can be given back. */
  refundable: Money;
};

const recorded = ({ createdAt, state, reference }: IntentRow) => ({
  id: 0,
  at: createdAt,
  what: "Payment recorded",
  state,
  detail: reference,
});

const STAFF = ["admin", "reseller", "system"];

/** One payment with everything that was asked and answered. */
export const getPayment = query({
  name: "payment.get",
  permission: "payment:read",
  impersonation: "allow",
  input: z.object({ paymentId: idInput() }),
  reads: (_, payment: PaymentDetail) => ({
    type: "payment",
    id: payment.id,
    customerId: payment.customer.id,
  }),
  async run(read, { paymentId }): Promise<PaymentDetail> {
    const [row] = await selectPayments(read).where(
      visibleAnd(read.actor, "paymentIntents", eq(paymentIntents.id, paymentId)),
    );
    if (!row) throw notFound("payment");
    const { intent } = row;
    const staff = STAFF.includes(read.actor.kind);
    const steps = await read.tx
      .select()
      .from(paymentSteps)
      .where(eq(paymentSteps.intentId, paymentId))
      .orderBy(paymentSteps.id);
    const refunds = await read.tx
      .select()
      .from(paymentRefunds)
      .where(eq(paymentRefunds.intentId, paymentId))
      .orderBy(paymentRefunds.id);
    const messages = staff
      ? await read.tx
          .select()
          .from(webhookEvents)
          .where(eq(webhookEvents.intentId, paymentId))
          .orderBy(webhookEvents.id)
      : [];
    const item = toPaymentItem(read, row);
    const came = intent.state === "succeeded" && !item.chargedBack;
    const refundable = came ? subtract(item.captured ?? item.amount, normalize(intent.refunded)) : "0.00";
    return {
      ...item,
      confirmUrl: intent.confirmUrl,
      confirmHere: intent.gateway === "sandbox" && intent.state === "requires_confirmation",
      gatewayRef: staff ? intent.gatewayRef : null,
      failureCode: staff ? intent.failureCode : "",
      // What came without a gateway was recorded in one go: its row says everything.
      steps: (steps.length > 0 ? steps : [recorded(intent)]).map(({ id, at, what, state, detail }) => ({
        id,
        at,
        what,
        state,
        detail: staff ? detail : "",
      })),
      refunds: refunds.map(({ id, amount, state, reason, failure, byName, byBank, createdAt }) => ({
        id,
        amount: normalize(amount),
        state,
        reason: staff ? reason : "",
        failure: staff ? failure : "",
        byName: staff ? byName : "",
        byBank,
        at: createdAt,
      })),
      messages: messages.map(({ id, type, receivedAt, times, outcome }) => ({
        id,
        type,
        at: receivedAt,
        times,
        booked: outcome === "applied",
      })),
      refundable,
      verbs: staff
        ? [
            ...(compare(refundable, "0.00") > 0 ? (["refund"] as const) : []),
            ...(intent.state === "authorized" ? (["capture", "void"] as const) : []),
            ...(came && isZero(intent.refunded) ? (["charge_back"] as const) : []),
          ]
        : [],
    };
  },
});
