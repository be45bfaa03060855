import type Stripe from "stripe";
import type { GatewayState } from "../rules/states";
import type { Told } from "./port";

/** Under this name our own key stands in Stripe's metadata. */
export const KEY = "trunkline_key";

const STATES: Record<Stripe.PaymentIntent.Status, GatewayState> = {
  succeeded: "succeeded",
  processing: "pending",
  requires_action: "requires_confirmation",
  requires_capture: "authorized",
  canceled: "cancelled",
  // Declined: Stripe would take another method for it, we begin anew.
  requires_payment_method: "failed",
  requires_confirmation: "pending",
};

export function intentTold(intent: Stripe.PaymentIntent): Told {
  const error = intent.last_payment_error;
  return {
    state: STATES[intent.status] ?? "pending",
    ref: intent.id,
    confirmUrl: intent.next_action?.redirect_to_url?.url ?? null,
    ...(error && {
      code: error.decline_code ?? error.code ?? "card_declined",
      message: error.message ?? "The card was declined.",
    }),
  };
}

const REFUNDS: Record<string, GatewayState> = {
  succeeded: "succeeded",
  pending: "pending",
  requires_action: "pending",
  failed: "failed",
  canceled: "failed",
};

export const refundTold = (refund: Stripe.Refund): Told => ({
  state: REFUNDS[refund.status ?? "pending"] ?? "pending",
  ref: refund.id,
  ...(refund.failure_reason && {
    code: refund.failure_reason,
    message: "The bank did not take the money back.",
  }),
});
