import type { Database } from "@/db/client";
import { env } from "@/lib/platform/env";
import { conflict } from "@/lib/platform/errors";
import { GATEWAYS, type Gateway, type GatewayName } from "./port";
import { sandboxGateway } from "./sandbox";
import { stripeGateway } from "./stripe";

export const isGateway = (name: string): name is GatewayName =>
  (GATEWAYS as readonly string[]).includes(name);

/** Stripe's keys from the environment; null unless both are there. */
function stripeKeys() {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE } = env();
  return STRIPE_SECRET_KEY && STRIPE_WEBHOOK_SECRET
    ? { secretKey: STRIPE_SECRET_KEY, webhookSecret: STRIPE_WEBHOOK_SECRET, apiBase: STRIPE_API_BASE }
    : null;
}

/** Whether a gateway can be asked at all: the sandbox always, Stripe when its keys are set. */
export const isConfigured = (name: GatewayName): boolean => name === "sandbox" || stripeKeys() !== null;

/** @throws {DomainError} conflict for one whose keys are not set. */
export function gatewayOf(name: string, db: Database, now: Date): Gateway {
  if (name === "sandbox") return sandboxGateway(db, now);
  const keys = name === "stripe" ? stripeKeys() : null;
  if (!keys) throw conflict("This payment gateway is not set up.");
  return stripeGateway(keys);
}
