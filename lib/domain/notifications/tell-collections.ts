import { inArray } from "drizzle-orm";
import { customers } from "@/db/schema";
import { noticeGiven } from "@/lib/domain/collections";
import type { Work } from "@/lib/kernel/work";
import type { OutboxRow } from "./entities";

/**
 * Part: lets collections count from the day a message was given; one that may have arrived counts too. In the order of
 * customers, since each is locked.
 * @param by how it arrived, where staff says so.
 */
export async function tellCollections(
  work: Work,
  given: readonly Pick<OutboxRow, "key" | "customerId" | "test">[],
  by = "",
): Promise<void> {
  const ordered = given.filter(({ test }) => !test).sort((a, b) => a.customerId - b.customerId);
  if (ordered.length === 0) return;
  const zones = await work.tx
    .select({ id: customers.id, zone: customers.billingTimeZone })
    .from(customers)
    .where(
      inArray(
        customers.id,
        ordered.map(({ customerId }) => customerId),
      ),
    );
  const zoneOf = new Map(zones.map(({ id, zone }) => [id, zone]));
  for (const { key, customerId } of ordered)
    await noticeGiven(work, key, work.today(zoneOf.get(customerId) ?? "UTC"), by);
}
