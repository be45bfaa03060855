import { z } from "zod";
import { customerEntity, lockCustomer } from "@/lib/domain/customers";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { readTerms, saveTerms } from "./store";

/** Lets automatic payments go on that were stopped after too many failures. The count begins anew. */
export const unlockAutoPayment = operation({
  name: "auto_payment.unlock",
  permission: "payment:manage",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), reason: reasonLine() }),
  async run(work, { customerId, reason }) {
    const customer = await lockCustomer(work, customerId);
    const terms = await readTerms(work, customer);
    assertThat(terms.frozenAt !== null, "Automatic payments are not stopped.");
    await saveTerms(work, customer, { frozenAt: null, frozenReason: "", failures: 0 });
    work.audit.property(customerEntity(customer), "paymentFrozen", true, false, { reason });
    work.events.debtChanged([customerId], { type: "customer", id: customerId });
    return { customerId };
  },
});
