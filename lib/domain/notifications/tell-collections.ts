import { noticeGiven } from "@/lib/domain/collections";
import type { Work } from "@/lib/kernel/work";
import { todayIn } from "@/lib/platform/time";
import type { OutboxRow } from "./entities";

/**
 * Part: lets collections count from the day a message was given; one that may have arrived counts too. In the order of
 * customers, since each is locked.
 */
export async function tellCollections(
  work: Work,
  given: readonly { row: Pick<OutboxRow, "key" | "customerId" | "test">; zone: string }[],
  by = "",
): Promise<void> {
  const ordered = given.filter(({ row }) => !row.test).sort((a, b) => a.row.customerId - b.row.customerId);
  for (const { row, zone } of ordered) await noticeGiven(work, row.key, todayIn(work.now, zone), by);
}
