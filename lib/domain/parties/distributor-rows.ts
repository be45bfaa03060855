import { eq, type SQL, sql } from "drizzle-orm";
import { distributors, resellers } from "@/db/schema";
import type { Actor } from "@/lib/kernel/actor";
import type { Reader } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import { shownContact } from "./contact";
import type { DistributorRow } from "./store";

export type DistributorItem = DistributorRow & {
  /** Null when it belongs to the company itself. */
  ownerName: string | null;
};

/** With what the database sorts by: its lower case is not JavaScript's for every letter. */
export type RawDistributor = { row: DistributorRow; nameKey: string; ownerName: string | null };

/** Distributors with their owner's name; a part of the list and of the single view. */
export const selectDistributors = (read: Reader, where: SQL | undefined) =>
  read.tx
    .select({
      row: distributors,
      nameKey: sql<string>`lower(${distributors.name})`,
      ownerName: sql<string | null>`nullif(${resellers.name}, '')`,
    })
    .from(distributors)
    .innerJoin(resellers, eq(resellers.id, distributors.resellerId))
    .where(where);

/** A row as this actor may see it, amounts in canonical form. */
export const shownDistributor = (actor: Actor, { row, ownerName }: RawDistributor): DistributorItem => ({
  ...row,
  ...shownContact(actor, row),
  ownerName,
  salesCommission: normalize(row.salesCommission),
  paymentCommission: normalize(row.paymentCommission),
  creditLimit: row.creditLimit === null ? null : normalize(row.creditLimit),
});
