import { eq, type SQL, sql } from "drizzle-orm";
import { customerClasses, resellers } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";

export type ClassItem = {
  id: number;
  name: string;
  description: string;
  resellerId: number;
  /** Null when the company itself manages it. */
  ownerName: string | null;
  /** Null fits customers of any currency. */
  currency: string | null;
  isDefault: boolean;
  /** Days after closing during which a customer can be restored. */
  restoreWithinDays: number;
  createdAt: Date;
};

/** With what the database sorts by: its lower case is not JavaScript's for every letter. */
export type RawClass = ClassItem & { nameKey: string };

export const shownClass = ({ nameKey: _, ...row }: RawClass): ClassItem => row;

/** Classes with their owner's name; a part of the list and of the single view. */
export const selectClasses = (read: Reader, where: SQL | undefined) =>
  read.tx
    .select({
      id: customerClasses.id,
      name: customerClasses.name,
      nameKey: sql<string>`lower(${customerClasses.name})`,
      description: customerClasses.description,
      resellerId: customerClasses.resellerId,
      ownerName: sql<string | null>`nullif(${resellers.name}, '')`,
      currency: customerClasses.currency,
      isDefault: customerClasses.isDefault,
      restoreWithinDays: customerClasses.restoreWithinDays,
      createdAt: customerClasses.createdAt,
    })
    .from(customerClasses)
    .innerJoin(resellers, eq(resellers.id, customerClasses.resellerId))
    .where(where);
