import { eq } from "drizzle-orm";
import { paymentRefunds } from "@/db/schema";
import { allocatePayments } from "@/lib/domain/billing";
import type { CustomerRow } from "@/lib/domain/customers";
import type { Work } from "@/lib/kernel/work";
import { add, compare, isZero, type Money, normalize, subtract } from "@/lib/platform/money";
import { bookReturn } from "./book-return";
import { type IntentRow, paymentEntity } from "./entities";
import { refundedOf, saveIntent, writeStep } from "./store";

/** By this description a part taken back is told from a refund, on invoices and wherever a balance is explained. */
export const CHARGED_BACK = "Charged back";

/**
 * Part: the bank took a part of a payment back. So much of it goes out of the invoices it paid, the newest first, and they
 * are due again; the rest stays where it is. Each dispute once.
 * @returns false where it does not fit what is left of the payment, or came before: that is for a person to look at.
 */
export async function chargeBackInPart(
  work: Work,
  customer: CustomerRow,
  intent: IntentRow,
  { amount, dispute }: { amount: Money; dispute: string },
): Promise<boolean> {
  const key = `charge-back ${intent.gateway} ${dispute}`;
  const paid = normalize(intent.capture ?? intent.amount);
  const before = normalize(intent.refunded);
  const left = subtract(paid, before);
  if (intent.state !== "succeeded" || intent.xdrId === null || intent.chargedBackAt !== null) return false;
  if (isZero(amount) || compare(amount, left) > 0) return false;
  const [known] = await work.tx.select().from(paymentRefunds).where(eq(paymentRefunds.key, key));
  if (known) return false;
  const reason = "The bank took a part of it back";
  const xdrId = await bookReturn(work, customer, intent, {
    amount,
    reason,
    description: CHARGED_BACK,
    sourceKey: `${key} of payment ${intent.id}`,
  });
  await work.tx.insert(paymentRefunds).values({
    intentId: intent.id,
    customerId: customer.id,
    amount,
    key,
    state: "succeeded",
    byBank: true,
    reason,
    gatewayRef: dispute,
    xdrId,
    createdAt: work.now,
    settledAt: work.now,
  });
  await saveIntent(work, intent.id, { refunded: await refundedOf(work, intent.id) });
  await writeStep(work, intent, {
    what: "Charged back",
    state: intent.state,
    detail: `${amount} of ${paid} ${intent.currency}. ${reason}`,
  });
  work.audit.property(paymentEntity(intent), "refunded", before, add(before, amount), {
    amounts: ["refunded"],
    reason,
    cause: { type: "xdr", id: xdrId },
    details: { chargedBack: amount },
  });
  await allocatePayments(work, [customer.id]);
  work.events.debtChanged([customer.id], { type: "xdr", id: xdrId });
  return true;
}
