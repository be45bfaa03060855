import { eq, type SQL, sql } from "drizzle-orm";
import { accounts, plans, products, subscriptions } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import type { FeeAdjustment } from "./rules/fee-terms";

export type AdjustmentRow = FeeAdjustment & {
  adjustmentId: number;
  startsOn: PlainDate | null;
  endsOn: PlainDate | null;
};

const adjustmentsSql = (withIds: boolean): SQL => sql`(
  select coalesce(jsonb_agg(jsonb_build_object(${withIds ? sql`'adjustmentId', a.id,` : sql``} 'kind', a.kind,
    'unit', a.unit, 'value', a.value::text, 'reason', a.reason, 'startsOn', a.starts_on, 'endsOn', a.ends_on)
    order by a.id), '[]') from subscription_adjustments a where a.subscription_id = ${subscriptions.id})`;

/** The facts of a subscription on which its status and its fees depend, besides its plan and its customer. */
export const FEE_FACTS = {
  planId: subscriptions.planId,
  startOn: subscriptions.startOn,
  activatedOn: subscriptions.activatedOn,
  finishOn: subscriptions.finishOn,
  closedAt: subscriptions.closedAt,
  promotionRemovedOn: subscriptions.promotionRemovedOn,
  pausedOn: subscriptions.pausedOn,
};

/** The same for whole groups of equal subscriptions, so without the ids of their adjustments. */
export const FEE_ADJUSTMENTS = sql<FeeAdjustment[]>`${adjustmentsSql(false)}`;

const COLUMNS = {
  ...FEE_FACTS,
  subscriptionId: subscriptions.id,
  customerId: subscriptions.customerId,
  resellerId: subscriptions.resellerId,
  distributorId: subscriptions.distributorId,
  accountId: subscriptions.accountId,
  productId: subscriptions.productId,
  billedTo: subscriptions.billedTo,
  chargeFrom: subscriptions.chargeFrom,
  shortFrom: subscriptions.shortFrom,
  changedFrom: subscriptions.changedFrom,
  activationFeeCharged: subscriptions.activationFeeCharged,
  cancellationFeeCharged: subscriptions.cancellationFeeCharged,
  closeReason: subscriptions.closeReason,
  recurringFee: subscriptions.recurringFee,
  adjustments: sql<AdjustmentRow[]>`${adjustmentsSql(true)}`,
  name: plans.name,
  endUserName: plans.endUserName,
  currency: plans.currency,
  obligatory: plans.obligatory,
  accountIdentifier: accounts.identifier,
  accountName: accounts.name,
  productName: products.name,
  productEndUserName: products.endUserName,
  productTaxCategory: sql<string>`coalesce(${products.taxCategory}, '')`,
};

export type LineRow = Awaited<ReturnType<typeof readLineRows>>[number];

type Page = { orderBy: SQL[]; limit?: number };

/** Subscriptions the actor may see, with the names beside them. A change of a customer's lines needs its lock first. */
export const readLineRows = (read: Reader, which: SQL, { orderBy, limit = 100_000 }: Page) =>
  read.tx
    .select(COLUMNS)
    .from(subscriptions)
    .innerJoin(plans, eq(plans.id, subscriptions.planId))
    .leftJoin(accounts, eq(accounts.id, subscriptions.accountId))
    .leftJoin(products, eq(products.id, subscriptions.productId))
    .where(visibleAnd(read.actor, "subscriptions", which))
    .orderBy(...orderBy)
    .limit(limit);
