import { sql } from "drizzle-orm";
import { z } from "zod";
import { customerEntity, lockCustomer } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { begin } from "./begin-part";
import { findAutomatic } from "./find-automatic";
import { type Every, periodicDate } from "./rules/periodic";
import { findDefaultMethod, readClassTerms, readTerms, saveTerms } from "./store";

async function isUnderWay(work: Work, customerId: number, once: string | undefined): Promise<boolean> {
  const { rows } = await work.tx.execute(sql`
    select 1 from payment_intents where customer_id = ${customerId} and verb = 'charge'
      and (state in ('created', 'pending', 'requires_confirmation', 'unknown') or once = ${once ?? null}) limit 1`);
  return rows.length > 0;
}

/**
 * Begins what is to be paid by itself of one customer, if it still is. A periodic payment's date moves on with it, so that
 * it is made once, and the next date is counted from the anchor (L6).
 */
export const beginAutomatic = operation({
  name: "payment.begin_automatic",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ customerId: idInput() }),
  async run(work, { customerId }): Promise<{ paymentId: number | null }> {
    const customer = await lockCustomer(work, customerId);
    const terms = await readTerms(work, customer);
    const method = await findDefaultMethod(work, customerId);
    const idle = (why: string) => {
      work.audit.event(customerEntity(customer), { details: { nothingPaid: why } });
      return { paymentId: null };
    };
    if (customer.closedAt || terms.frozenAt || !method) return idle("stopped");
    const due = await findAutomatic(work, customer, terms, await readClassTerms(work, customer.classId));
    if (!due) return idle("nothing is due");
    if (await isUnderWay(work, customerId, due.once)) return idle("under way");
    const intent = await begin(work, customer, {
      verb: "charge",
      origin: due.origin,
      invoiceId: due.origin === "invoice" ? due.invoiceId : null,
      method,
      amount: due.amount,
      once: due.once,
    });
    if (due.origin === "periodic" && terms.periodicAnchor) {
      const periodicDone = terms.periodicDone + 1;
      const every = terms.periodicEvery as Every;
      const periodicNext = periodicDate(terms.periodicAnchor, every, periodicDone);
      await saveTerms(work, customer, { periodicDone, periodicNext });
      work.audit.property(customerEntity(customer), "periodicNext", terms.periodicNext, periodicNext, {
        cause: { type: "payment", id: intent.id },
      });
    }
    return { paymentId: intent.id };
  },
});
