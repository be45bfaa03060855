import { asc, inArray } from "drizzle-orm";
import { planFees, planPromotions } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import { BILLING_PERIODS, type PlanFee, type PlanPromotion } from "./rules/plan-terms";

export type PlanPrices = { fees: PlanFee[]; promotions: PlanPromotion[] };

const inOrder = (a: PlanFee, b: PlanFee) =>
  a.periods - b.periods ||
  BILLING_PERIODS.indexOf(a.billingPeriod) - BILLING_PERIODS.indexOf(b.billingPeriod);

/** Prices and promotions of plans whose rows were read within the actor's sight: two statements for all. */
export async function readTerms(read: Reader, planIds: readonly number[]): Promise<Map<number, PlanPrices>> {
  const prices = new Map<number, PlanPrices>(planIds.map((id) => [id, { fees: [], promotions: [] }]));
  if (planIds.length === 0) return prices;
  const ids = [...planIds];
  for (const { planId, fee, ...row } of await read.tx
    .select()
    .from(planFees)
    .where(inArray(planFees.planId, ids)))
    prices.get(planId)?.fees.push({ ...row, fee: normalize(fee) } as PlanFee);
  for (const { planId, value, ...row } of await read.tx
    .select()
    .from(planPromotions)
    .where(inArray(planPromotions.planId, ids))
    .orderBy(asc(planPromotions.fromPeriod)))
    prices.get(planId)?.promotions.push({ ...row, value: normalize(value) } as PlanPromotion);
  for (const { fees } of prices.values()) fees.sort(inOrder);
  return prices;
}
