import { undoAllocations } from "@/lib/domain/billing";
import { type CustomerRow, customerEntity } from "@/lib/domain/customers";
import { auditPosted, post } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { assertThat, conflict } from "@/lib/platform/errors";
import { isZero, negate, normalize } from "@/lib/platform/money";
import { type IntentRow, paymentEntity } from "./entities";
import { saveIntent, writeStep } from "./store";

/**
 * Part: the bank took a payment back. It is reversed as a whole: the invoices it paid are due again, and the row itself
 * stays. Once only.
 */
export async function chargeBack(
  work: Work,
  customer: CustomerRow,
  intent: IntentRow,
  reason: string,
): Promise<void> {
  assertThat(
    intent.state === "succeeded" && intent.xdrId !== null,
    "Only a payment that came can be taken back.",
  );
  assertThat(isZero(intent.refunded), "A part of it was given back already. Correct the rest with a charge.");
  const xdrId = intent.xdrId ?? 0;
  const amount = normalize(intent.capture ?? intent.amount);
  await undoAllocations(work, customer.id, xdrId, reason);
  const [posted] = await post(work, [
    {
      customerId: customer.id,
      kind: "payment",
      service: "payments",
      amount,
      unallocated: negate(amount),
      occurredAt: work.now,
      day: work.today(customer.billingTimeZone),
      description: "Charged back",
      internalComment: reason,
      reverses: xdrId,
      sourceKey: `reversal of ${xdrId}`,
    },
  ]);
  if (!posted) throw conflict("This payment was taken back already.");
  auditPosted(work, customerEntity(customer), posted, { reason, details: { reverses: xdrId } });
  await saveIntent(work, intent.id, { chargedBackAt: work.now });
  await writeStep(work, intent, { what: "Charged back", state: intent.state, detail: reason });
  work.audit.property(paymentEntity(intent), "chargedBack", false, true, {
    reason,
    cause: { type: "xdr", id: posted.xdrId },
  });
  work.events.debtChanged([customer.id], { type: "xdr", id: posted.xdrId });
}
