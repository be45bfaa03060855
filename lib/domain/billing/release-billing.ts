import { sql } from "drizzle-orm";
import { z } from "zod";
import { customerEntity, lockCustomer } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { readBilling } from "./billing-rows";

/**
 * Lets bill runs have a customer again who was held, or parked since it could not be billed. Periods that were missed are
 * caught up at the next look of the clock, each once.
 */
export const releaseBilling = operation({
  name: "bill_run.release_customer",
  permission: "bill_run:manage",
  impersonation: "deny",
  input: z.object({ customerId: idInput() }),
  async run(work, { customerId }) {
    const customer = await lockCustomer(work, customerId);
    const [row] = await readBilling(work, [customerId]);
    if (!row?.heldAt && !row?.parkedReason) throw conflict("This customer is neither held nor parked.");
    await work.tx.execute(sql`update customer_billing set held_at = null, held_reason = '', parked_reason = null,
      parked_run_id = null where customer_id = ${customerId}`);
    const was = row.heldAt ? "billingHeld" : "billingParked";
    work.audit.property(customerEntity(customer), was, true, false, { reason: row.parkedReason ?? "" });
    return { customerId };
  },
});
