import type { Work } from "@/lib/kernel/work";
import { conflict } from "@/lib/platform/errors";
import { type CustomerRow, customerEntity } from "./entity";
import { lockCustomer, saveCustomer } from "./store";

/**
 * Part: locks a customer and marks it permanently terminated. Accounts and subscriptions are closed by the parts of
 * their contexts, in the same transaction (customer.close, in subscriptions).
 * @returns the customer as it was.
 * @throws {DomainError} not_found; conflict when it is closed already.
 */
export async function markCustomerClosed(
  work: Work,
  customerId: number,
  reason: string,
): Promise<CustomerRow> {
  const before = await lockCustomer(work, customerId);
  if (before.closedAt) throw conflict("This customer is closed already.");
  await saveCustomer(work, customerId, { closedAt: work.now });
  work.audit.changed(customerEntity(before), before, { closedAt: work.now }, { reason });
  return before;
}
