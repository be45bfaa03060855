import { eq, ne } from "drizzle-orm";
import { distributors, HOUSE } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { invalid } from "@/lib/platform/errors";

/**
 * The distributor a customer is to have, HOUSE for none: one of the customer's own provider, held in place until the
 * transaction ends.
 * @throws {DomainError} invalid for any other, absent or out of sight alike.
 */
export async function distributorForCustomer(
  work: Work,
  distributorId: number | null,
  resellerId: number,
): Promise<number> {
  if (distributorId === null) return HOUSE;
  const where = visibleAnd(
    work.actor,
    "distributors",
    eq(distributors.id, distributorId),
    ne(distributors.id, HOUSE),
    eq(distributors.resellerId, resellerId),
    eq(distributors.status, "active"),
  );
  const [row] = await work.tx.select({ id: distributors.id }).from(distributors).where(where).for("share");
  const message = "Choose an active distributor of the customer's own provider.";
  if (!row) throw invalid(message, { distributorId: [message] });
  return row.id;
}
