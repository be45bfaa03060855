import { z } from "zod";
import { idInput, line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { customerEntity } from "./entity";
import { assertOpen, lockCustomer, saveCustomer } from "./store";

/** Gives a blocked customer services and self-care back. */
export const unblockCustomer = operation({
  name: "customer.unblock",
  permission: "customer:close",
  impersonation: "allow",
  input: z.object({ customerId: idInput(), reason: line(500).optional() }),
  async run(work, { customerId, reason }) {
    const before = await lockCustomer(work, customerId);
    assertOpen(before);
    if (!before.blocked) throw conflict("This customer is not blocked.");
    await saveCustomer(work, customerId, { blocked: false });
    work.audit.changed(customerEntity(before), before, { blocked: false }, { reason });
    return { customerId, name: before.name };
  },
});
