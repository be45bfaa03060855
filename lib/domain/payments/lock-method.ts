import { and, eq, isNull } from "drizzle-orm";
import { paymentMethods } from "@/db/schema";
import { type CustomerRow, lockCustomer } from "@/lib/domain/customers";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { findMethod, type MethodRow } from "./store";

/** Locks the customer of a stored method. @throws {DomainError} not_found when absent, removed or out of scope. */
export async function lockMethod(
  work: Work,
  methodId: number,
): Promise<{ customer: CustomerRow; method: MethodRow }> {
  const [found] = await work.tx
    .select({ customerId: paymentMethods.customerId })
    .from(paymentMethods)
    .where(
      visibleAnd(
        work.actor,
        "paymentMethods",
        and(eq(paymentMethods.id, methodId), isNull(paymentMethods.removedAt)),
      ),
    );
  if (!found) throw notFound("payment method");
  const customer = await lockCustomer(work, found.customerId);
  return { customer, method: await findMethod(work, customer.id, methodId) };
}
