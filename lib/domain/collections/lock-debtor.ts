import { assertOpen, type CustomerRow, lockCustomer } from "@/lib/domain/customers";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { type Debtor, readDebtors } from "./read-facts";

/**
 * Locks a customer and reads where it stands in collections.
 * @throws {DomainError} not_found out of scope, conflict once it is closed.
 */
export async function lockDebtor(
  work: Work,
  customerId: number,
): Promise<{ customer: CustomerRow; debtor: Debtor }> {
  const customer = await lockCustomer(work, customerId);
  assertOpen(customer);
  const [debtor] = await readDebtors(work, [customerId]);
  if (!debtor) throw notFound("customer");
  return { customer, debtor };
}
