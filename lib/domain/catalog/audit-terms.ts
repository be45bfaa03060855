import type { Work } from "@/lib/kernel/work";
import { planEntity } from "./entities";
import type { PlanFee, PlanPromotion, PlanTerms } from "./rules/plan-terms";
import type { LockedPlan } from "./store";

const nameOf = ({ billingPeriod, periods }: PlanFee) =>
  periods === 0 ? `fee ${billingPeriod}` : `fee ${billingPeriod} × ${periods}`;

const pricesOf = (fees: readonly PlanFee[]): Record<string, string> =>
  Object.fromEntries(fees.map((fee) => [nameOf(fee), fee.fee]));

const wordsOf = (promotions: readonly PlanPromotion[]): string =>
  promotions
    .map(({ fromPeriod, periods, kind, value }) => `${fromPeriod}+${periods} ${kind} ${value}`)
    .join("; ") || "none";

/** Writes what changed about a plan, one row for each price. @returns whether a price did. */
export function auditTerms(work: Work, before: LockedPlan, after: PlanTerms): { feesChanged: boolean } {
  const { fees, promotions, ...columns } = after;
  const [old, now] = [pricesOf(before.fees), pricesOf(fees)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const prices = Object.fromEntries(names.map((name) => [name, now[name] ?? null]));
  work.audit.changed(
    { ...planEntity(before), name: after.name },
    { ...before, ...old, promotions: wordsOf(before.promotions) },
    { ...columns, ...prices, promotions: wordsOf(promotions) },
    { amounts: ["activationFee", "cancellationFee", ...names] },
  );
  return { feesChanged: names.some((name) => old[name] !== now[name]) };
}
