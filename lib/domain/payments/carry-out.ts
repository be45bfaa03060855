import type { Context } from "@/lib/kernel/context";
import { answerSandbox } from "./answer-sandbox";
import { askGateway, askRefund, letGo, lookUpPayment, lookUpRefund } from "./ask-gateway";
import { completePayment } from "./complete-payment";
import { completeRefund } from "./complete-refund";
import type { PaymentState } from "./rules/states";

/** Made anew for each step: its moment is the step's own. */
export type MakeContext = () => Context;

/**
 * Carries out what was begun and committed: asks the gateway, writes what it said. Cut short between the two, the payment
 * stays as it was begun, and the janitor asks what became of it.
 */
export async function carryOut(context: MakeContext, paymentId: number): Promise<PaymentState> {
  const told = await askGateway(context(), paymentId);
  return (await completePayment(context(), { paymentId, told })).state;
}

export async function carryOutRefund(context: MakeContext, refundId: number): Promise<string> {
  const told = await askRefund(context(), refundId);
  return (await completeRefund(context(), { refundId, told })).state;
}

/** Asks what became of a payment and writes it. */
export async function catchUp(context: MakeContext, paymentId: number): Promise<PaymentState> {
  const told = await lookUpPayment(context(), paymentId);
  return (await completePayment(context(), { paymentId, told, what: "Looked up at the gateway" })).state;
}

export async function catchUpRefund(context: MakeContext, refundId: number): Promise<string> {
  const told = await lookUpRefund(context(), refundId);
  return (await completeRefund(context(), { refundId, told })).state;
}

/** A payment that waited for its payer too long: looked up once more, and let go if it still waits. */
export async function giveUp(context: MakeContext, paymentId: number): Promise<PaymentState> {
  const state = await catchUp(context, paymentId);
  if (state !== "requires_confirmation") return state;
  const told = await letGo(context(), paymentId);
  return (await completePayment(context(), { paymentId, told, what: "Not confirmed in time" })).state;
}

/** Brings the payer's answer to the sandbox and writes what it makes of it. */
export async function confirmSandbox(
  context: MakeContext,
  paymentId: number,
  approved: boolean,
): Promise<PaymentState> {
  const told = await answerSandbox(context(), paymentId, approved);
  return (await completePayment(context(), { paymentId, told })).state;
}
