import { eq } from "drizzle-orm";
import { customerClasses } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";
import { addDays, type PlainDate, todayIn } from "@/lib/platform/time";
import type { Debtor } from "./read-facts";

/** The last of the customer's days on which it can be restored, as its class says; null where it is not terminated. */
export async function restorableUntil(
  read: Reader,
  { terminatedAt, zone, classId }: Debtor,
): Promise<PlainDate | null> {
  if (terminatedAt === null) return null;
  const [row] = await read.tx
    .select({ days: customerClasses.restoreWithinDays })
    .from(customerClasses)
    .where(eq(customerClasses.id, classId));
  return addDays(todayIn(terminatedAt, zone), row?.days ?? 0);
}
