import { eq } from "drizzle-orm";
import { currencies, paymentIntents, paymentMethods, paymentRefunds } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import { gatewayOf } from "./gateways";
import { asking, type Told } from "./gateways/port";

async function readCall(ctx: Context, paymentId: number) {
  const [row] = await ctx.db
    .select({ intent: paymentIntents, token: paymentMethods.token, decimals: currencies.decimals })
    .from(paymentIntents)
    .innerJoin(paymentMethods, eq(paymentMethods.id, paymentIntents.methodId))
    .innerJoin(currencies, eq(currencies.code, paymentIntents.currency))
    .where(eq(paymentIntents.id, paymentId));
  if (!row) throw notFound("payment");
  return { ...row, name: { key: row.intent.key, ref: row.intent.gatewayRef, token: row.token } };
}

const returnUrl = (paymentId: number) => `${env().APP_URL}/customer/payments/${paymentId}`;

/**
 * Asks the gateway for the step that a committed payment waits for. Outside any transaction, and under the payment's own
 * key: asked twice, a gateway acts once. Never throws for what the gateway does; silence is an answer ("unknown").
 */
export async function askGateway(ctx: Context, paymentId: number): Promise<Told> {
  const { intent, token, decimals, name } = await readCall(ctx, paymentId);
  const gateway = gatewayOf(intent.gateway, ctx.db, ctx.now);
  const amount = normalize(intent.capture ?? intent.amount);
  if (intent.step === "capture") return asking(() => gateway.capture({ ...name, amount, decimals }));
  if (intent.step === "void") return asking(() => gateway.void(name));
  return asking(() =>
    gateway.charge({
      key: intent.key,
      token,
      amount,
      currency: intent.currency,
      decimals,
      capture: intent.verb === "charge",
      offSession: intent.origin !== "customer",
      description: `Payment ${intent.id}`,
      returnUrl: returnUrl(intent.id),
    }),
  );
}

/** Asks what became of a payment, by our own key; for the janitor and for those who come back from their bank. */
export async function lookUpPayment(ctx: Context, paymentId: number): Promise<Told> {
  const { intent, name } = await readCall(ctx, paymentId);
  const gateway = gatewayOf(intent.gateway, ctx.db, ctx.now);
  return asking(() => gateway.lookup(name));
}

/** Lets go of a payment that nobody confirmed in time. */
export async function letGo(ctx: Context, paymentId: number): Promise<Told> {
  const { intent, name } = await readCall(ctx, paymentId);
  const gateway = gatewayOf(intent.gateway, ctx.db, ctx.now);
  return asking(() => gateway.void(name));
}

async function readRefund(ctx: Context, refundId: number) {
  const [refund] = await ctx.db.select().from(paymentRefunds).where(eq(paymentRefunds.id, refundId));
  if (!refund) throw notFound("refund");
  return { refund, ...(await readCall(ctx, refund.intentId)) };
}

/** Asks the gateway to give money back, under the refund's own key. */
export async function askRefund(ctx: Context, refundId: number): Promise<Told> {
  const { refund, intent, name, decimals } = await readRefund(ctx, refundId);
  const gateway = gatewayOf(intent.gateway, ctx.db, ctx.now);
  return asking(() =>
    gateway.refund({ ...name, refundKey: refund.key, amount: normalize(refund.amount), decimals }),
  );
}

export async function lookUpRefund(ctx: Context, refundId: number): Promise<Told> {
  const { refund, intent, name } = await readRefund(ctx, refundId);
  const gateway = gatewayOf(intent.gateway, ctx.db, ctx.now);
  return asking(() => gateway.lookupRefund({ ...name, refundKey: refund.key, refundRef: refund.gatewayRef }));
}
