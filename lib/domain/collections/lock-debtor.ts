import { assertOpen, lockCustomer } from "@/lib/domain/customers";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { type Debtor, readDebtors } from "./read-facts";

/**
 * Locks a customer and reads where it stands in collections.
 * @throws {DomainError} not_found out of scope, conflict once it is closed.
 */
export async function lockDebtor(work: Work, customerId: number): Promise<Debtor> {
  assertOpen(await lockCustomer(work, customerId));
  const [debtor] = await readDebtors(work, [customerId]);
  if (!debtor) throw notFound("customer");
  return debtor;
}
