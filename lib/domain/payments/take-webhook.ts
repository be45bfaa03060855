import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { paymentRefunds, webhookEvents } from "@/db/schema";
import { type CustomerRow, lockCustomer } from "@/lib/domain/customers";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { isZero } from "@/lib/platform/money";
import { addMethod } from "./add-method-part";
import { chargeBackInPart } from "./charge-back-in-part";
import { chargeBack } from "./charge-back-part";
import type { IntentRow } from "./entities";
import type { ChargedBack, GatewayEvent } from "./gateways/port";
import { fromMinorUnits } from "./rules/minor-units";
import { settleIntent } from "./settle-intent";
import { settleRefund } from "./settle-refund";
import { decimalsOf, lockIntent } from "./store";

type About = NonNullable<GatewayEvent["about"]>;
type Found = { outcome: "applied" | "unmatched"; customerId: number | null; intentId: number | null };
const UNMATCHED: Found = { outcome: "unmatched", customerId: null, intentId: null };

async function paymentIdOf(work: Work, gateway: string, key: string | null, ref: string | null) {
  const { rows } = await work.tx.execute<{ id: string }>(sql`
    select id from payment_intents where gateway = ${gateway}
      and (key = ${key ?? ""} or (${ref}::text is not null and gateway_ref = ${ref})) limit 1`);
  return rows[0] ? Number(rows[0].id) : null;
}

async function applyPayment(work: Work, gateway: string, about: About & { what: "payment" }): Promise<Found> {
  const paymentId = await paymentIdOf(work, gateway, about.key, about.ref);
  if (paymentId === null) return UNMATCHED;
  const { customer, intent } = await lockIntent(work, paymentId);
  await settleIntent(work, customer, intent, about.told, "The gateway told us");
  return { outcome: "applied", customerId: customer.id, intentId: intent.id };
}

async function applyRefund(work: Work, about: About & { what: "refund" }): Promise<Found> {
  const [refund] = await work.tx.select().from(paymentRefunds).where(eq(paymentRefunds.key, about.key));
  if (!refund) return UNMATCHED;
  const { customer, intent } = await lockIntent(work, refund.intentId);
  await settleRefund(work, customer, intent, refund.id, about.told);
  return { outcome: "applied", customerId: customer.id, intentId: intent.id };
}

async function applyChargeBack(work: Work, gateway: string, about: ChargedBack): Promise<Found> {
  const paymentId = await paymentIdOf(work, gateway, null, about.ref);
  if (paymentId === null) return UNMATCHED;
  const { customer, intent } = await lockIntent(work, paymentId);
  const found = { customerId: customer.id, intentId: intent.id };
  const outcome = (await takenBack(work, customer, intent, about)) ? "applied" : "unmatched";
  return { ...found, outcome };
}

/** @returns false for what a person has to look at: it does not fit what is left, or is of another currency. */
async function takenBack(
  work: Work,
  customer: CustomerRow,
  intent: IntentRow,
  { part, dispute }: ChargedBack,
): Promise<boolean> {
  if (part !== null) {
    if (part.currency !== intent.currency) return false;
    const amount = fromMinorUnits(part.units, await decimalsOf(work, intent.currency));
    return chargeBackInPart(work, customer, intent, { amount, dispute });
  }
  if (intent.chargedBackAt || !isZero(intent.refunded)) return false;
  await chargeBack(work, customer, intent, "The bank took it back");
  return true;
}

async function apply(work: Work, gateway: string, about: About): Promise<Found> {
  if (about.what === "payment") return applyPayment(work, gateway, about);
  if (about.what === "refund") return applyRefund(work, about);
  if (about.what === "charged_back") return applyChargeBack(work, gateway, about);
  const customer = await lockCustomer(work, about.customerId);
  await addMethod(work, customer, { gateway, card: about.card, makeDefault: true });
  return { outcome: "applied", customerId: customer.id, intentId: null };
}

/**
 * Takes in one message of a gateway whose signature was checked (`readWebhook`). Each event counts once, whoever brings it
 * and however often; one that means nothing to us is kept all the same (MON-4).
 */
export const takeWebhook = operation({
  name: "webhook.take",
  permission: "system",
  impersonation: "deny",
  input: z.object({
    gateway: z.string().max(40),
    raw: z.string().max(1_000_000),
    event: z.custom<GatewayEvent>((value) => typeof value === "object" && value !== null),
  }),
  async run(work, { gateway, raw, event }) {
    const { rows } = await work.tx.execute<{ id: string; times: number }>(sql`
      insert into webhook_events as w (gateway, event_id, type, body, received_at, outcome)
      values (${gateway}, ${event.id}, ${event.type}, ${raw}, ${work.now.toISOString()}::timestamptz, 'unknown')
      on conflict (gateway, event_id) do update set times = w.times + 1 returning id, times`);
    const [row] = rows;
    if (!row) throw new Error("a webhook was neither new nor known");
    const entity = { type: "webhook", id: Number(row.id), name: event.type };
    if (row.times > 1) {
      work.audit.event(entity, { kind: "system", details: { repeated: row.times } });
      return { fresh: false, outcome: "repeated" as const };
    }
    if (event.about === null) {
      work.audit.event(entity, { kind: "system", details: { outcome: "unknown" } });
      return { fresh: true, outcome: "unknown" as const };
    }
    const found = await apply(work, gateway, event.about);
    await work.tx
      .update(webhookEvents)
      .set(found)
      .where(eq(webhookEvents.id, Number(row.id)));
    work.audit.event({ ...entity, customerId: found.customerId }, { kind: "system", details: found });
    return { fresh: true, outcome: found.outcome };
  },
});
