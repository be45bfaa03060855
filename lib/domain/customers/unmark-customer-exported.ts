import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { customerEntity } from "./entity";
import { assertOpen, lockCustomer, saveCustomer } from "./store";

/** Takes back that a customer lives on another installation. */
export const unmarkCustomerExported = operation({
  name: "customer.unmark_exported",
  permission: "customer:close",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), reason: reasonLine() }),
  async run(work, { customerId, reason }) {
    const before = await lockCustomer(work, customerId);
    assertOpen(before);
    if (before.exportedAt === null) throw conflict("This customer is not marked as exported.");
    await saveCustomer(work, customerId, { exportedAt: null });
    work.audit.changed(customerEntity(before), before, { exportedAt: null }, { reason });
    return { customerId, name: before.name };
  },
});
