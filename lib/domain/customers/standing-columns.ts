import { sql } from "drizzle-orm";
import { customerCollection, customerPayments } from "@/db/schema";

/**
 * What collections and payments say of a customer, for its status. Both tables have a row only where they had to do with
 * it, so they are joined from the left.
 */
export const STANDING = {
  suspended: sql<boolean>`coalesce(${customerCollection.suspended}, false)`,
  provisionallyTerminatedAt: customerCollection.terminatedAt,
  suspensionLiftedUntil: customerCollection.liftedUntil,
  paymentFrozen: sql<boolean>`${customerPayments.frozenAt} is not null`,
};
