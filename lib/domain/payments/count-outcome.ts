import { type CustomerRow, customerEntity } from "@/lib/domain/customers";
import type { Work } from "@/lib/kernel/work";
import type { IntentRow } from "./entities";
import type { Told } from "./gateways/port";
import { readClassTerms, readTerms, saveTerms } from "./store";

const AUTOMATIC = ["invoice", "periodic", "top_up"];

/** A payment that came, however it was made, ends a row of failures. */
export async function countSuccess(work: Work, customer: CustomerRow): Promise<void> {
  const terms = await readTerms(work, customer);
  if (terms.failures > 0) await saveTerms(work, customer, { failures: 0 });
}

/** Counts an automatic payment that failed; after so many in a row the class wants them stopped until somebody looks. */
export async function countFailure(
  work: Work,
  customer: CustomerRow,
  intent: IntentRow,
  told: Told,
): Promise<void> {
  if (!AUTOMATIC.includes(intent.origin)) return;
  const terms = await readTerms(work, customer);
  const failures = terms.failures + 1;
  const { freezeAfter } = await readClassTerms(work, customer.classId);
  if (failures < freezeAfter || terms.frozenAt) {
    await saveTerms(work, customer, { failures });
    return;
  }
  const reason = told.message || "The payment failed.";
  const frozenReason = `${failures} automatic payments failed in a row. The last: ${reason}`.slice(0, 400);
  await saveTerms(work, customer, { failures, frozenAt: work.now, frozenReason });
  work.audit.property(customerEntity(customer), "paymentFrozen", false, true, {
    reason: frozenReason,
    cause: { type: "payment", id: intent.id },
  });
  work.events.debtChanged([customer.id], { type: "payment", id: intent.id });
  work.events.notice({
    type: "payment_frozen",
    customerId: customer.id,
    key: `payment frozen by ${intent.id}`,
    about: { type: "customer", id: customer.id },
    values: { reason },
  });
}
