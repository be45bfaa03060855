import { sql } from "drizzle-orm";
import { z } from "zod";
import { customerEntity, lockCustomer } from "@/lib/domain/customers";
import { idInput, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { readBilling } from "./billing-rows";

/** Leaves a customer out of bill runs until it is released. Its periods stay open and are caught up then. */
export const holdBilling = operation({
  name: "bill_run.hold_customer",
  permission: "bill_run:manage",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), reason: requiredLine(200) }),
  async run(work, { customerId, reason }) {
    const customer = await lockCustomer(work, customerId);
    const [row] = await readBilling(work, [customerId]);
    if (row?.heldAt) throw conflict("This customer is held already.");
    await work.tx.execute(sql`update customer_billing set held_at = ${work.now.toISOString()}::timestamptz,
      held_reason = ${reason} where customer_id = ${customerId}`);
    work.audit.property(customerEntity(customer), "billingHeld", false, true, { reason });
    return { customerId };
  },
});
