import { sql } from "drizzle-orm";
import { products, subscriptions } from "@/db/schema";
import { runningFee } from "@/lib/domain/catalog";
import type { Work } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import { addDays, type PlainDate } from "@/lib/platform/time";
import { FEE_ADJUSTMENTS, FEE_FACTS } from "./line-rows";
import { feeTermsOf } from "./lines";
import type { PlanTerms } from "./plan-terms";
import type { ChargeState, ChargeTerms } from "./rules/charge-terms";
import type { FeeAdjustment } from "./rules/fee-terms";
import type { Subscriber } from "./subscriber";

const COLUMNS = {
  ...FEE_FACTS,
  subscriptionId: subscriptions.id,
  customerId: subscriptions.customerId,
  accountId: subscriptions.accountId,
  billedTo: subscriptions.billedTo,
  chargeFrom: subscriptions.chargeFrom,
  activationFeeCharged: subscriptions.activationFeeCharged,
  cancellationFeeCharged: subscriptions.cancellationFeeCharged,
  recurringFee: subscriptions.recurringFee,
  shortFrom: subscriptions.shortFrom,
  productTaxCategory: sql<string>`case when ${subscriptions.productId} is null then '' else (
    select ${products.taxCategory} from ${products} where ${products.id} = ${subscriptions.productId}) end`,
  adjustments: sql<FeeAdjustment[]>`${FEE_ADJUSTMENTS}`,
};

/**
 * The subscriptions of locked customers in id order: whoever changes one holds its customer's lock, so theirs are held too.
 * Those charged to their end long ago are left out.
 */
export const readChargeRows = (work: Work, customerIds: readonly number[]) =>
  work.tx
    .select(COLUMNS)
    .from(subscriptions)
    .where(
      sql`${subscriptions.customerId} = any(${idArray(customerIds)}) and (${subscriptions.finishOn} is null
        or ${subscriptions.billedTo} is null or ${subscriptions.billedTo} < ${subscriptions.finishOn}
        or (not ${subscriptions.cancellationFeeCharged} and exists (select 1 from plans p
          where p.id = ${subscriptions.planId} and p.cancellation_fee_kind <> 'none')))`,
    )
    .orderBy(subscriptions.id);
export type ChargeRow = Awaited<ReturnType<typeof readChargeRows>>[number];

type ChargeFacts = Omit<
  ChargeRow,
  "subscriptionId" | "customerId" | "accountId" | "productTaxCategory" | "shortFrom" | "adjustments"
> & { adjustments: readonly FeeAdjustment[] };

/** What the rules ask about charging one subscription. */
export function chargeFactsOf(
  row: ChargeFacts,
  plan: PlanTerms,
  subscriber: Subscriber,
  today: PlainDate,
): { terms: ChargeTerms; state: ChargeState } {
  const fees = feeTermsOf(row, plan, subscriber);
  const terms: ChargeTerms = {
    ...fees,
    minimumPeriods: plan.minimumPeriods,
    cancellationFeeKind: plan.cancellationFeeKind,
    cancellationFee: plan.cancellationFee,
    recurringFee: row.recurringFee,
    advancePeriods: plan.advancePeriods,
    activationFee: plan.activationFee,
    dailyFee:
      plan.chargeModel === "progressive" && subscriber.billingPeriod !== "daily"
        ? runningFee(plan.planFees, "daily")
        : null,
  };
  const state: ChargeState = {
    chargedTo: row.billedTo === null ? null : addDays(row.billedTo, 1),
    chargeFrom: row.chargeFrom,
    pausedOn: row.pausedOn,
    activationFeeCharged: row.activationFeeCharged,
    cancellationFeeCharged: row.cancellationFeeCharged,
    closed: row.closedAt !== null || (row.finishOn !== null && row.finishOn < today),
  };
  return { terms, state };
}
