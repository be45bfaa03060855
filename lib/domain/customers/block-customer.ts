import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { customerEntity } from "./entity";
import { assertOpen, lockCustomer, saveCustomer } from "./store";

/**
 * Stops a customer's services and self-care; fees go on. Allowed while acting for a reseller, who may do the same:
 * it can be undone at once.
 */
export const blockCustomer = operation({
  name: "customer.block",
  permission: "customer:close",
  impersonation: "allow",
  input: z.object({ customerId: idInput(), reason: reasonLine() }),
  async run(work, { customerId, reason }) {
    const before = await lockCustomer(work, customerId);
    assertOpen(before);
    if (before.blocked) throw conflict("This customer is blocked already.");
    await saveCustomer(work, customerId, { blocked: true });
    work.audit.changed(customerEntity(before), before, { blocked: true }, { reason });
    return { customerId, name: before.name };
  },
});
