import { normalize } from "@/lib/platform/money";
import type { PlanPrices } from "./read-terms";
import type { PlanTerms } from "./rules/plan-terms";
import type { PlanRow } from "./store";

/** A plan as lists and pages show it. */
export type PlanView = PlanTerms & {
  id: number;
  resellerId: number;
  /** Null when the company itself manages it. */
  ownerName: string | null;
  currency: string;
  taxCategory: string;
  archivedAt: Date | null;
  createdAt: Date;
};

export type RawPlan = PlanRow & { ownerName: string | null };

/** A row and its prices as they leave a query: amounts in canonical form, no search keys. */
export function shownPlan(row: RawPlan, prices: PlanPrices | undefined): PlanView {
  const { nameKey: _, ...rest } = row;
  return {
    ...(rest as Omit<PlanView, "fees" | "promotions">),
    activationFee: normalize(row.activationFee),
    cancellationFee: normalize(row.cancellationFee),
    fees: prices?.fees ?? [],
    promotions: prices?.promotions ?? [],
  };
}
