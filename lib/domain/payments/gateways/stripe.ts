import Stripe from "stripe";
import { toMinorUnits } from "../rules/minor-units";
import { signedAt, TOLERANCE_SECONDS } from "../rules/signature";
import type { Gateway, Told } from "./port";
import { eventFromStripe } from "./stripe-events";
import { intentTold, KEY, refundTold } from "./stripe-told";

export type StripeKeys = { secretKey: string; webhookSecret: string; apiBase?: string };

const TIMEOUT_MS = 20_000;

/** A customer and a method of theirs, as one token. */
const tokenParts = (token: string): { customer: string; payment_method: string } => {
  const [customer = "", payment_method = ""] = token.split("/");
  return { customer, payment_method };
};

function clientOf({ secretKey, apiBase }: StripeKeys): Stripe {
  const base = apiBase ? new URL(apiBase) : null;
  return new Stripe(secretKey, {
    // What may be asked again is asked again by us, under the same key.
    maxNetworkRetries: 0,
    timeout: TIMEOUT_MS,
    telemetry: false,
    ...(base && {
      host: base.hostname,
      port: base.port || (base.protocol === "http:" ? 80 : 443),
      protocol: base.protocol === "http:" ? ("http" as const) : ("https" as const),
    }),
  });
}

/** A refusal that was thought about is an answer; anything else leaves it open what happened. */
function refusal(error: unknown): Told {
  if (error instanceof Stripe.errors.StripeCardError)
    return {
      state: "failed",
      ref: error.payment_intent?.id ?? null,
      code: error.decline_code ?? error.code ?? "card_declined",
      message: error.message,
    };
  if (
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeAuthenticationError ||
    error instanceof Stripe.errors.StripePermissionError
  )
    return { state: "failed", code: error.code ?? "refused", message: error.message };
  throw error;
}

/** Stripe, through its own library. */
export function stripeGateway(keys: StripeKeys): Gateway {
  const stripe = clientOf(keys);
  return {
    name: "stripe",

    charge: ({ key, token, amount, currency, decimals, capture, offSession, description, returnUrl }) =>
      stripe.paymentIntents
        .create(
          {
            ...tokenParts(token),
            amount: toMinorUnits(amount, decimals),
            currency: currency.toLowerCase(),
            confirm: true,
            capture_method: capture ? "automatic" : "manual",
            allowed_payment_method_types: ["card"],
            description,
            metadata: { [KEY]: key },
            ...(offSession ? { off_session: true } : { return_url: returnUrl }),
          },
          { idempotencyKey: key },
        )
        .then(intentTold, refusal),

    async capture({ key, ref, amount, decimals }) {
      if (!ref) return { state: "absent" };
      return stripe.paymentIntents
        .capture(
          ref,
          { amount_to_capture: toMinorUnits(amount, decimals) },
          { idempotencyKey: `${key}-capture` },
        )
        .then(intentTold, refusal);
    },

    async void({ key, ref }) {
      if (!ref) return { state: "absent" };
      return stripe.paymentIntents
        .cancel(ref, {}, { idempotencyKey: `${key}-void` })
        .then(intentTold, refusal);
    },

    async refund({ ref, refundKey, amount, decimals }) {
      if (!ref) return { state: "absent" };
      return stripe.refunds
        .create(
          {
            payment_intent: ref,
            amount: toMinorUnits(amount, decimals),
            metadata: { [KEY]: refundKey },
          },
          { idempotencyKey: refundKey },
        )
        .then(refundTold, refusal);
    },

    async lookup({ key, ref, token }) {
      if (ref) return intentTold(await stripe.paymentIntents.retrieve(ref));
      // Listing is exact at once; searching is not.
      const { customer } = tokenParts(token);
      const { data } = await stripe.paymentIntents.list({ customer, limit: 100 });
      const found = data.find(({ metadata }) => metadata[KEY] === key);
      return found ? intentTold(found) : { state: "absent" };
    },

    async lookupRefund({ ref, refundKey, refundRef }) {
      if (refundRef) return refundTold(await stripe.refunds.retrieve(refundRef));
      if (!ref) return { state: "absent" };
      const { data } = await stripe.refunds.list({ payment_intent: ref, limit: 100 });
      const found = data.find(({ metadata }) => metadata?.[KEY] === refundKey);
      return found ? refundTold(found) : { state: "absent" };
    },

    async beginCard({ customerId, returnUrl }) {
      const owner = { trunkline_customer: String(customerId) };
      const { id } = await stripe.customers.create(
        { metadata: owner },
        { idempotencyKey: `trunkline-customer-${customerId}` },
      );
      const session = await stripe.checkout.sessions.create({
        mode: "setup",
        customer: id,
        allowed_payment_method_types: ["card"],
        metadata: owner,
        setup_intent_data: { metadata: owner },
        success_url: returnUrl,
        cancel_url: returnUrl,
      });
      return session.url;
    },

    async readEvent(raw, signature, now) {
      const at = signedAt(signature);
      try {
        // The library refuses what is old; what lies ahead of our clock is refused here.
        stripe.webhooks.signature?.verifyHeader(raw, signature, keys.webhookSecret, 0);
      } catch {
        return "forged";
      }
      if (at === null || Math.abs(now.getTime() / 1000 - at) > TOLERANCE_SECONDS) return "late";
      return eventFromStripe(stripe, JSON.parse(raw) as Stripe.Event);
    },
  };
}
