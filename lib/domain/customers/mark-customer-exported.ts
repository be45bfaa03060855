import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { customerEntity } from "./entity";
import { assertOpen, lockCustomer, saveCustomer } from "./store";

/**
 * Notes that a customer lives on another installation now, and is kept here to look things up. A note, and no more: bill
 * runs go on until somebody holds them or closes the customer, or it would be billed by both.
 */
export const markCustomerExported = operation({
  name: "customer.mark_exported",
  permission: "customer:close",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), reason: reasonLine() }),
  async run(work, { customerId, reason }) {
    const before = await lockCustomer(work, customerId);
    assertOpen(before);
    if (before.exportedAt !== null) throw conflict("This customer is marked as exported already.");
    await saveCustomer(work, customerId, { exportedAt: work.now });
    work.audit.changed(customerEntity(before), before, { exportedAt: work.now }, { reason });
    return { customerId, name: before.name };
  },
});
