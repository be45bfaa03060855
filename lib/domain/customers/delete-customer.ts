import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { customerEntity } from "./entity";
import { deleteCustomerRow, lockCustomer } from "./store";

/**
 * Removes a customer that was never used: no accounts, subscriptions, logins or balance. Anything else is closed, so
 * that its history stays. Denied while acting for someone: it can't be undone.
 */
export const deleteCustomer = operation({
  name: "customer.delete",
  permission: "customer:close",
  impersonation: "deny",
  input: z.object({ customerId: idInput() }),
  async run(work, { customerId }) {
    const before = await lockCustomer(work, customerId);
    await deleteCustomerRow(work, customerId);
    const { search: _, nameKey: __, ...values } = before;
    const kept = Object.entries(values).filter(([, value]) => value !== "" && value !== null);
    work.audit.event(customerEntity(before), { details: { deleted: Object.fromEntries(kept) } });
    return { customerId, name: before.name };
  },
});
