import { eq } from "drizzle-orm";
import { customerClasses } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";

/** For how many days a provisionally terminated customer of this class can be restored. */
export async function readRestoreDays(read: Reader, classId: number): Promise<number> {
  const [row] = await read.tx
    .select({ days: customerClasses.restoreWithinDays })
    .from(customerClasses)
    .where(eq(customerClasses.id, classId));
  return row?.days ?? 0;
}
