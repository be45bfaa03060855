import type { Money } from "@/lib/platform/money";
import type { GatewayState } from "../rules/states";

export const GATEWAYS = ["sandbox", "stripe"] as const;
export type GatewayName = (typeof GATEWAYS)[number];

/** What a gateway says of one payment or refund. */
export type Told = {
  state: GatewayState;
  /** The gateway's own name for it, where it gave one. */
  ref?: string | null;
  /** Where the payer is to confirm; null where that is a page of ours. */
  confirmUrl?: string | null;
  code?: string;
  /** For people. */
  message?: string;
};

/** Our own key goes with everything: asked again under it, a gateway does nothing again. */
export type ChargeRequest = {
  key: string;
  token: string;
  amount: Money;
  currency: string;
  decimals: number;
  /** False: only hold the amount. */
  capture: boolean;
  /** The payer is not there to confirm anything. */
  offSession: boolean;
  description: string;
  /** Where the payer comes back to. */
  returnUrl: string;
};
export type PaymentName = { key: string; ref: string | null; token: string };
export type RefundRequest = PaymentName & { refundKey: string; amount: Money; decimals: number };
export type RefundName = PaymentName & { refundKey: string; refundRef: string | null };

/** A card as it may be kept: the gateway's name for it, and what is shown. */
export type Card = {
  token: string;
  brand: string;
  last4: string;
  expiryMonth: number;
  expiryYear: number;
};

/** A bank took a payment back, or a part of it: an amount in the smallest units of a currency, not always the payment's. */
export type ChargedBack = {
  what: "charged_back";
  ref: string;
  /** The gateway's name for the dispute: however many messages tell of it, it counts once. */
  dispute: string;
  /** Null for the whole payment. */
  part: { units: number; currency: string } | null;
};

/** One message of a gateway, in our words. `about` null: nothing we know. */
export type GatewayEvent = {
  id: string;
  type: string;
  about:
    | { what: "payment"; key: string | null; ref: string | null; told: Told }
    | { what: "refund"; key: string; told: Told }
    | ChargedBack
    | { what: "card"; customerId: number; card: Card }
    | null;
};

/** What every gateway can do. Each may throw when there is no answer: the outcome is then unknown (`asking`). */
export type Gateway = {
  readonly name: GatewayName;
  charge(request: ChargeRequest): Promise<Told>;
  capture(payment: PaymentName & { amount: Money; decimals: number }): Promise<Told>;
  void(payment: PaymentName): Promise<Told>;
  refund(request: RefundRequest): Promise<Told>;
  /** What became of a payment, by our own key. `absent`: it never arrived. */
  lookup(payment: PaymentName): Promise<Told>;
  lookupRefund(refund: RefundName): Promise<Told>;
  /** Where a payer enters a card; null where a page of ours does it. */
  beginCard(customer: { customerId: number; returnUrl: string }): Promise<string | null>;
  /**
   * Reads a webhook from its raw body.
   * @returns why it is not believed, where it is not.
   */
  readEvent(raw: string, signature: string, now: Date): Promise<GatewayEvent | "forged" | "late">;
};

/** No answer, an answer cut short, or an error on their side: nobody knows what happened, so nothing is assumed. */
export const asking = (ask: () => Promise<Told>): Promise<Told> =>
  ask().catch((error: unknown) => ({
    state: "unknown" as const,
    message: error instanceof Error ? error.message.slice(0, 200) : "No answer.",
  }));
