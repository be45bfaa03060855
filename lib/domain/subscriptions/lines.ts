import { runningFee } from "@/lib/domain/catalog";
import { seesPersonalData } from "@/lib/kernel/actor";
import type { Reader } from "@/lib/kernel/work";
import { maskPhone, maskText } from "@/lib/platform/mask";
import * as money from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { AdjustmentRow, LineRow } from "./line-rows";
import type { PlanTerms } from "./plan-terms";
import { type ConsolidatedSubscription, consolidatedLine } from "./rules/consolidated";
import type { FeeAdjustment } from "./rules/fee-terms";
import { recurringFee } from "./rules/recurring-fee";
import type { SubscriptionStatus } from "./rules/status";
import type { Subscriber } from "./subscriber";

/** One subscription as every portal shows it. Amounts are of whole billing periods, in `currency`. */
export type SubscriptionLine = {
  subscriptionId: number;
  customerId: number;
  status: SubscriptionStatus;
  planId: number;
  name: string;
  endUserName: string;
  /** Null for a subscription on the customer itself. */
  account: { accountId: number; identifier: string; name: string } | null;
  /** Null for a subscription that was added directly. */
  product: { productId: number; name: string; endUserName: string } | null;
  currency: string;
  /** The plan's own fee; null when it has none for this customer's billing period (see `problem`). */
  standardFee: money.Money | null;
  feeNow: money.Money | null;
  feeNext: money.Money | null;
  /** Closed ones only. */
  lastFee: money.Money | null;
  recurringFee: money.Money;
  adjustment: { amount: money.Money; reason: string } | null;
  adjustments: AdjustmentRow[];
  promotionEndsOn: PlainDate | null;
  activationMode: "start_date" | "first_use";
  startOn: PlainDate;
  activatedOn: PlainDate | null;
  billedTo: PlainDate | null;
  /** No day from this one on is charged until charging resumes. */
  pausedOn: PlainDate | null;
  finishOn: PlainDate | null;
  closedAt: string | null;
  closeReason: string;
  obligatory: boolean;
  problem: string | null;
};

type FeeFacts = Pick<
  LineRow,
  "startOn" | "activatedOn" | "finishOn" | "closedAt" | "promotionRemovedOn" | "pausedOn"
> & {
  adjustments: readonly FeeAdjustment[];
};

/** Everything the rules ask about one subscription, from its three sources. */
export const feeTermsOf = (
  facts: FeeFacts,
  plan: PlanTerms,
  subscriber: Subscriber,
): ConsolidatedSubscription => ({
  ...plan,
  startOn: facts.startOn,
  activatedOn: facts.activatedOn,
  finishOn: facts.finishOn,
  closedAt: facts.closedAt,
  promotionRemovedOn: facts.promotionRemovedOn,
  pausedOn: facts.pausedOn,
  adjustments: facts.adjustments,
  customerDiscountPercent: subscriber.discountPercent,
  billingPeriod: subscriber.billingPeriod,
  anchorDay: subscriber.anchorDay,
});

/** Plans keep no history of their fees: once a plan's fee has changed, the stored fee is the one a line closed with. */
function lastFeeOf(terms: ConsolidatedSubscription, fromRules: money.Money | null, stored: money.Money) {
  if (fromRules === null) return money.normalize(stored);
  return money.compare(recurringFee(terms), stored) === 0 ? fromRules : money.normalize(stored);
}

export type LineSources = { subscriber: Subscriber; plans: Map<number, PlanTerms>; today: PlainDate };

/** @throws {Error} when the plan's terms were not read. */
export function planOf({ plans }: Pick<LineSources, "plans">, planId: number): PlanTerms {
  const plan = plans.get(planId);
  if (!plan) throw new Error(`the terms of plan ${planId} were not read`);
  return plan;
}

export function toLine(read: Reader, row: LineRow, sources: LineSources): SubscriptionLine {
  const plan = planOf(sources, row.planId);
  const terms = feeTermsOf(row, plan, sources.subscriber);
  const line = consolidatedLine(terms, sources.today, read.now);
  const standard = runningFee(plan.planFees, sources.subscriber.billingPeriod);
  const plain = seesPersonalData(read.actor);
  const closed = line.status === "closed";
  return {
    subscriptionId: row.subscriptionId,
    customerId: row.customerId,
    status: line.status,
    planId: row.planId,
    name: row.name,
    endUserName: row.endUserName || row.name,
    account:
      row.accountId === null
        ? null
        : {
            accountId: row.accountId,
            identifier: plain ? (row.accountIdentifier ?? "") : maskPhone(row.accountIdentifier),
            name: plain ? (row.accountName ?? "") : maskText(row.accountName),
          },
    product:
      row.productId === null
        ? null
        : {
            productId: row.productId,
            name: row.productName ?? "",
            endUserName: row.productEndUserName || (row.productName ?? ""),
          },
    currency: row.currency,
    standardFee: standard === null ? null : money.normalize(standard),
    feeNow: line.feeNow,
    feeNext: line.feeNext,
    lastFee: closed ? lastFeeOf(terms, line.lastFee, row.recurringFee) : null,
    recurringFee: money.normalize(row.recurringFee),
    adjustment: line.adjustment,
    adjustments: row.adjustments.map((one) => ({ ...one, value: money.normalize(one.value) })),
    promotionEndsOn: line.promotionEndsOn,
    activationMode: plan.activationMode,
    startOn: row.startOn,
    activatedOn: row.activatedOn,
    billedTo: row.billedTo,
    pausedOn: row.pausedOn,
    finishOn: row.finishOn,
    closedAt: row.closedAt?.toISOString() ?? null,
    closeReason: row.closeReason,
    obligatory: row.obligatory,
    problem: line.problem,
  };
}
