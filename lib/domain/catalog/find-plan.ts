import { eq, getTableColumns, sql } from "drizzle-orm";
import { plans, resellers } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { type PlanView, shownPlan } from "./plan-view";
import { readTerms } from "./read-terms";

/** One plan within the actor's sight, or null. A part. */
export async function findPlan(read: Reader, planId: number): Promise<PlanView | null> {
  const [row] = await read.tx
    .select({ ...getTableColumns(plans), ownerName: sql<string | null>`nullif(${resellers.name}, '')` })
    .from(plans)
    .innerJoin(resellers, eq(resellers.id, plans.resellerId))
    .where(visibleAnd(read.actor, "plans", eq(plans.id, planId)));
  if (!row) return null;
  return shownPlan(row, (await readTerms(read, [planId])).get(planId));
}
