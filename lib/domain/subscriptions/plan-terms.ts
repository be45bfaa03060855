import { inArray, sql } from "drizzle-orm";
import { planFees, planPromotions, plans } from "@/db/schema";
import type { PlanFee } from "@/lib/domain/catalog";
import type { Reader } from "@/lib/kernel/work";
import type { RoundingMethod } from "@/lib/platform/money";
import type { FeeTerms, Promotion } from "./rules/fee-terms";

/** What a plan contributes to the fees of those who have it. */
export type PlanTerms = {
  planId: number;
  planFees: PlanFee[];
  promotions: Promotion[];
  chargeModel: FeeTerms["chargeModel"];
  activationMode: FeeTerms["activationMode"];
  prorateFirst: boolean;
  prorateLast: boolean;
  decimals: number;
  rounding: RoundingMethod;
  minimumPeriods: number;
  cancellationFeeKind: "none" | "fixed" | "remaining";
  cancellationFee: string;
  advancePeriods: number;
  activationFee: string;
  /** What a charge is called on an invoice. */
  chargeName: string;
  /** What its fees are for taxes, where no product says otherwise; "" for the common kind. */
  taxCategory: string;
};

/** What a subscription's fees are for taxes: its product decides before its plan. Of a plan called p and a product called pr. */
export const TAX_CATEGORY = sql`coalesce(nullif(pr.tax_category, ''), p.tax_category)`;

/** Terms of plans already reached through something the actor may see; plans themselves are the operator's. */
export async function readPlanTerms(
  read: Reader,
  planIds: readonly number[],
): Promise<Map<number, PlanTerms>> {
  const ids = [...new Set(planIds)];
  if (ids.length === 0) return new Map();
  const rows = await read.tx.select().from(plans).where(inArray(plans.id, ids));
  const fees = await read.tx.select().from(planFees).where(inArray(planFees.planId, ids));
  const promotions = await read.tx
    .select()
    .from(planPromotions)
    .where(inArray(planPromotions.planId, ids))
    .orderBy(planPromotions.fromPeriod);
  const of = <T extends { planId: number }>(list: T[], planId: number) =>
    list.filter((one) => one.planId === planId);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        planId: row.id,
        planFees: of(fees, row.id) as unknown as PlanFee[],
        promotions: of(promotions, row.id) as unknown as Promotion[],
        chargeModel: row.chargeModel as PlanTerms["chargeModel"],
        activationMode: row.activationMode as PlanTerms["activationMode"],
        prorateFirst: row.prorateFirst,
        prorateLast: row.prorateLast,
        decimals: row.roundingDecimals,
        rounding: row.roundingMethod as RoundingMethod,
        minimumPeriods: row.minimumPeriods,
        cancellationFeeKind: row.cancellationFeeKind as PlanTerms["cancellationFeeKind"],
        cancellationFee: row.cancellationFee,
        advancePeriods: row.advancePeriods,
        activationFee: row.activationFee,
        chargeName: row.invoiceDescription || row.endUserName || row.name,
        taxCategory: row.taxCategory,
      },
    ]),
  );
}
