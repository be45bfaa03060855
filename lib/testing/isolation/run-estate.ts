import type { Database } from "@/db/client";
import { billPreviews, billRuns } from "@/db/schema";
import { NO_RESULT } from "@/lib/domain/billing";
import { TEST_NOW } from "../contexts";
import type { Estate } from "../factories";

export type RunEstate = { runId: number; previewId: number };

/** A bill run under way and a dry run of it. Their zone is the mark: no two estates close the same. */
export async function makeRunEstate(db: Database, mark: string, estate: Estate): Promise<RunEstate> {
  const { resellerId, customerId } = estate;
  const key = { resellerId, billingPeriod: "monthly", timeZone: `${mark}/zone`, closeOn: "2026-03-01" };
  const [run] = await db
    .insert(billRuns)
    .values({ ...key, customers: 1, startedAt: TEST_NOW, startedBy: `${mark} starter`, progressAt: TEST_NOW })
    .returning();
  const result = { ...NO_RESULT, parked: 1, parkedList: [{ customerId, reason: `${mark} reason` }] };
  const [preview] = await db
    .insert(billPreviews)
    .values({ ...key, customers: 1, result, requestedBy: `${mark} asker`, progressAt: TEST_NOW })
    .returning();
  if (!run || !preview) throw new Error("insert returned no row");
  return { runId: run.id, previewId: preview.id };
}
