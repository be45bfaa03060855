import { eq } from "drizzle-orm";
import { paymentMethods } from "@/db/schema";
import type { CustomerRow } from "@/lib/domain/customers";
import type { Work } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import { countFailure, countSuccess } from "./count-outcome";
import { type IntentRow, methodName, paymentEntity } from "./entities";
import type { Told } from "./gateways/port";
import { postPayment } from "./post-payment";
import { checkAfter, nextState, type PaymentState, type Step } from "./rules/states";
import { saveIntent, writeStep } from "./store";

/** Failures that say nothing about the card: nothing reached the gateway. */
export const NOT_RECEIVED = "not_received";

async function methodOf(work: Work, { methodId }: IntentRow): Promise<string> {
  if (methodId === null) return "";
  const [row] = await work.tx.select().from(paymentMethods).where(eq(paymentMethods.id, methodId));
  return row ? methodName(row) : "";
}

function notify(
  work: Work,
  intent: IntentRow,
  state: PaymentState,
  told: Told,
  xdrId: number | null,
  method: string,
) {
  const amount = normalize(intent.capture ?? intent.amount);
  const about = { type: "payment" as const, id: intent.id };
  const common = { customerId: intent.customerId, about };
  if (state === "succeeded")
    work.events.notice({
      ...common,
      type: intent.origin === "top_up" ? "top_up_made" : "payment_received",
      key: `payment ${xdrId}`,
      values: { amount, method },
    });
  else if (state === "failed" && told.state !== "absent")
    work.events.notice({
      ...common,
      type: "payment_failed",
      key: `payment intent ${intent.id} failed`,
      values: { amount, method, ...(told.message ? { reason: told.message } : {}) },
    });
}

const failureOf = (state: PaymentState, told: Told) => {
  if (told.state === "absent") return { failureCode: NOT_RECEIVED, failure: "It never reached the gateway." };
  if (told.state === "failed" || state === "cancelled")
    return { failureCode: told.code ?? "", failure: told.message ?? "" };
  return { failureCode: "", failure: "" };
};

/**
 * Part: takes in what a gateway said of a locked payment, whoever brings it (its answer, a webhook, a look-up) and however
 * often. Money that came is booked once and applied; a failure is counted where nobody was there to see it.
 */
export async function settleIntent(
  work: Work,
  customer: CustomerRow,
  intent: IntentRow,
  told: Told,
  what: string,
): Promise<PaymentState> {
  const before = intent.state as PaymentState;
  const step = (intent.step ?? "pay") as Step;
  const state = nextState(before, told.state, step);
  const gatewayRef = intent.gatewayRef ?? told.ref ?? null;
  const checkAt = checkAfter(state, work.now);
  if (state === before && gatewayRef === intent.gatewayRef) {
    work.audit.event(paymentEntity(intent), { details: { told: told.state, unchanged: true } });
    await saveIntent(work, intent.id, { checkAt });
    return state;
  }
  const method = await methodOf(work, intent);
  const succeeds = state === "succeeded" && before !== "succeeded";
  const amount = normalize(intent.capture ?? intent.amount);
  const xdrId = succeeds
    ? await postPayment(work, customer, { paymentId: intent.id, amount, description: method })
    : intent.xdrId;
  const over = checkAt === null;
  await saveIntent(work, intent.id, {
    state,
    gatewayRef,
    xdrId,
    checkAt,
    confirmUrl: state === "requires_confirmation" ? (told.confirmUrl ?? null) : null,
    step: over || state === "authorized" ? null : step,
    // An authorisation that was not captured after all is whole again.
    capture: state === "authorized" ? null : intent.capture,
    settledAt: over ? (intent.settledAt ?? work.now) : null,
    ...(state === before ? {} : failureOf(state, told)),
    // It may be begun again: nobody was asked for it.
    ...(told.state === "absent" && state === "failed" ? { once: null } : {}),
  });
  await writeStep(work, intent, { what, state, detail: told.message });
  if (state === before) {
    work.audit.event(paymentEntity(intent), { details: { told: told.state } });
    return state;
  }
  work.audit.property(paymentEntity(intent), "state", before, state, {
    reason: told.message,
    details: { gateway: intent.gateway, by: what },
  });
  notify(work, intent, state, told, xdrId, method);
  if (succeeds) await countSuccess(work, customer);
  else if (state === "failed" && told.state !== "absent") await countFailure(work, customer, intent, told);
  return state;
}
