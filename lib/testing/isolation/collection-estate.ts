import type { Database } from "@/db/client";
import { collectionPolicies, customerCollection } from "@/db/schema";
import { TEST_NOW } from "../contexts";
import type { Estate } from "../factories";

export type CollectionEstate = { policyId: number };

export const COLLECTION_SEQUENCES = ["collection_policies_id_seq", "service_stops_id_seq"];

/** A policy that its class will have one day, and a customer who has promised to pay. */
export async function makeCollectionEstate(
  db: Database,
  mark: string,
  { resellerId, classId, customerId }: Estate,
): Promise<CollectionEstate> {
  const [policy] = await db
    .insert(collectionPolicies)
    .values({
      classId,
      resellerId,
      effectiveOn: "2027-01-01",
      settings: { thresholds: { USD: "10" } },
      note: `${mark} note`,
      createdBy: `${mark} author`,
      createdAt: TEST_NOW,
    })
    .returning();
  if (!policy) throw new Error("insert returned no row");
  await db
    .insert(customerCollection)
    .values({ customerId, promiseUntil: "2026-04-01", promiseAmount: "1", lookedAt: TEST_NOW });
  return { policyId: policy.id };
}
