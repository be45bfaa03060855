import type Stripe from "stripe";
import type { Card, GatewayEvent } from "./port";
import { intentTold, KEY, refundTold } from "./stripe-told";

const idOf = (value: string | { id: string } | null | undefined): string | null =>
  typeof value === "string" ? value : (value?.id ?? null);

async function cardOf(stripe: Stripe, session: Stripe.Checkout.Session): Promise<Card | null> {
  const setUp = idOf(session.setup_intent);
  if (session.mode !== "setup" || !setUp) return null;
  const { payment_method, customer } = await stripe.setupIntents.retrieve(setUp, {
    expand: ["payment_method"],
  });
  if (!payment_method || typeof payment_method === "string" || !payment_method.card) return null;
  const { brand, last4, exp_month, exp_year } = payment_method.card;
  return {
    token: `${idOf(customer) ?? ""}/${payment_method.id}`,
    brand: brand.charAt(0).toUpperCase() + brand.slice(1),
    last4,
    expiryMonth: exp_month,
    expiryYear: exp_year,
  };
}

/** An event of Stripe's in our words; what we do nothing with is about nothing. */
export async function eventFromStripe(stripe: Stripe, event: Stripe.Event): Promise<GatewayEvent> {
  const { id, type } = event;
  switch (event.type) {
    case "payment_intent.succeeded":
    case "payment_intent.processing":
    case "payment_intent.payment_failed":
    case "payment_intent.canceled":
    case "payment_intent.requires_action":
    case "payment_intent.amount_capturable_updated": {
      const intent = event.data.object;
      const told = intentTold(intent);
      return {
        id,
        type,
        about: { what: "payment", key: intent.metadata[KEY] ?? null, ref: intent.id, told },
      };
    }
    case "refund.updated":
    case "refund.failed": {
      const key = event.data.object.metadata?.[KEY];
      return {
        id,
        type,
        about: key ? { what: "refund", key, told: refundTold(event.data.object) } : null,
      };
    }
    case "charge.dispute.funds_withdrawn": {
      const { id: dispute, payment_intent, amount, currency, charge } = event.data.object;
      const ref = idOf(payment_intent);
      const paid =
        typeof charge === "string" ? (await stripe.charges.retrieve(charge)).amount : charge.amount;
      const part = amount === paid ? null : { units: amount, currency: currency.toUpperCase() };
      return { id, type, about: ref ? { what: "charged_back", ref, dispute, part } : null };
    }
    case "checkout.session.completed": {
      const session = event.data.object;
      const customerId = Number(session.metadata?.trunkline_customer ?? 0);
      const card = customerId > 0 ? await cardOf(stripe, session) : null;
      return { id, type, about: card ? { what: "card", customerId, card } : null };
    }
    default:
      return { id, type, about: null };
  }
}
