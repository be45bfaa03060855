import { eq } from "drizzle-orm";
import { plans } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { invalid, notFound } from "@/lib/platform/errors";
import { planMisfit } from "./rules/product-fit";

/**
 * Holds a product's plan in place (for share, so that it is not archived meanwhile) and checks that it fits.
 * @throws {DomainError} not_found for a plan out of sight; invalid when it does not fit.
 */
export async function assertPlanFits(
  work: Work,
  planId: number,
  product: { resellerId: number; currency: string },
): Promise<void> {
  const where = visibleAnd(work.actor, "plans", eq(plans.id, planId));
  const [plan] = await work.tx.select().from(plans).where(where).for("share");
  if (!plan) throw notFound("plan");
  const misfit = planMisfit({ ...plan, archived: plan.archivedAt !== null }, product);
  if (misfit) throw invalid(misfit, { planId: [misfit] });
}
