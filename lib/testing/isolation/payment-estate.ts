import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import {
  customerBalances,
  customerPayments,
  paymentIntents,
  paymentMethods,
  paymentSteps,
  xdrs,
} from "@/db/schema";
import { TEST_NOW } from "../contexts";
import type { Estate } from "../factories";

export type PaymentEstate = { methodId: number; paymentId: number; paymentXdrId: number };

export const PAYMENT_SEQUENCES = [
  "payment_methods_id_seq",
  "payment_intents_id_seq",
  "payment_steps_id_seq",
  "payment_refunds_id_seq",
  "allocation_moves_id_seq",
  "webhook_events_id_seq",
];

/** A stored card, a payment with it that no invoice has used, and what its customer lets be paid by itself. */
export async function makePaymentEstate(db: Database, mark: string, estate: Estate): Promise<PaymentEstate> {
  const { resellerId, distributorId, customerId } = estate;
  const owner = { resellerId, distributorId, customerId };
  const [xdr] = await db
    .insert(xdrs)
    .values({
      ...owner,
      position: 2,
      kind: "payment",
      service: "payments",
      amount: "-2",
      currency: "USD",
      balanceAfter: "10.34",
      occurredAt: TEST_NOW,
      day: "2026-03-15",
      description: `${mark} card`,
    })
    .returning();
  await db
    .update(customerBalances)
    .set({ balance: "10.34", position: 2 })
    .where(eq(customerBalances.customerId, customerId));
  const [method] = await db
    .insert(paymentMethods)
    .values({
      ...owner,
      gateway: "sandbox",
      token: "sandbox_approve",
      brand: `${mark} bank`,
      last4: "4242",
      expiryMonth: 12,
      expiryYear: 2030,
      isDefault: true,
    })
    .returning();
  if (!xdr || !method) throw new Error("insert returned no row");
  const [intent] = await db
    .insert(paymentIntents)
    .values({
      ...owner,
      means: "card",
      origin: "customer",
      byName: `${mark} payer`,
      methodId: method.id,
      gateway: "sandbox",
      key: `${mark} key`,
      amount: "2",
      currency: "USD",
      state: "succeeded",
      gatewayRef: `spa_${customerId}`,
      reference: `${mark} reference`,
      day: "2026-03-15",
      createdAt: TEST_NOW,
      settledAt: TEST_NOW,
      xdrId: xdr.id,
    })
    .returning();
  if (!intent) throw new Error("insert returned no row");
  const step = { intentId: intent.id, customerId, at: TEST_NOW, what: `${mark} step`, state: "succeeded" };
  await db.insert(paymentSteps).values(step);
  await db.insert(customerPayments).values({ ...owner, frozenAt: TEST_NOW, frozenReason: `${mark} reason` });
  return { methodId: method.id, paymentId: intent.id, paymentXdrId: xdr.id };
}
