import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { subscriptionAdjustments, subscriptions } from "@/db/schema";
import type { PlainDate } from "@/lib/platform/time";
import { recurringFeeSql, standardFeeSql } from "./fee-sql";
import type { FeeAdjustment } from "./rules/fee-terms";

/** A subscription as it is written; owner columns and the recurring fee are taken from its customer and plan. */
export type NewRow = {
  id: number;
  customerId: number;
  accountId: number | null;
  productId: number | null;
  planId: number;
  startOn: PlainDate;
  activatedOn: PlainDate | null;
  finishOn: PlainDate | null;
  billedTo: PlainDate | null;
  closedAt: string | null;
  closeReason: string;
  adjustments: readonly FeeAdjustment[];
};

/** Takes ids from the sequence, so that rows and what hangs on them can be written in one statement. */
export async function takeIds(tx: Transaction, count: number): Promise<number[]> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select nextval(pg_get_serial_sequence('subscriptions', 'id')) as id from generate_series(1, ${count})`,
  );
  return rows.map(({ id }) => Number(id));
}

/** Writes any number of subscriptions with their adjustments in one statement. @returns fees by subscription id. */
export async function insertRows(tx: Transaction, rows: readonly NewRow[]): Promise<Map<number, string>> {
  const fee = recurringFeeSql({
    standardFee: standardFeeSql(sql`r."planId"`, sql`c.billing_period`),
    discountPercent: sql`c.discount_percent`,
    decimals: sql`p.rounding_decimals`,
    rounding: sql`p.rounding_method`,
    adjustments: sql`jsonb_to_recordset(r.adjustments) as a(kind text, unit text, value numeric, ends_on date)`,
  });
  const { rows: written } = await tx.execute<{ id: string; fee: string }>(sql`
    with r as (
      select * from jsonb_to_recordset(${JSON.stringify(rows.map(withColumnNames))}::jsonb) as r(id bigint,
        "customerId" bigint, "accountId" bigint, "productId" bigint, "planId" bigint, "startOn" date,
        "activatedOn" date, "finishOn" date, "billedTo" date, "closedAt" timestamptz, "closeReason" text,
        adjustments jsonb)
    ), written as (
      insert into subscriptions (id, customer_id, reseller_id, distributor_id, account_id, product_id, plan_id,
        start_on, activated_on, finish_on, billed_to, activation_fee_charged, closed_at, close_reason, recurring_fee)
      overriding system value
      select r.id, c.id, c.reseller_id, c.distributor_id, r."accountId", r."productId", r."planId",
        r."startOn", r."activatedOn", r."finishOn", r."billedTo", r."billedTo" is not null, r."closedAt",
        r."closeReason", ${fee}
      from r join customers c on c.id = r."customerId" join plans p on p.id = r."planId"
      returning id, recurring_fee
    ), adjusted as (
      insert into subscription_adjustments (subscription_id, customer_id, kind, unit, value, reason, starts_on, ends_on)
      select r.id, r."customerId", a.kind, a.unit, a.value, a.reason, a.starts_on, a.ends_on
      from r cross join lateral jsonb_to_recordset(r.adjustments) as a(kind text, unit text, value numeric,
        reason text, starts_on date, ends_on date)
    )
    select id, recurring_fee as fee from written`);
  return new Map(written.map((row) => [Number(row.id), row.fee]));
}

const withColumnNames = (row: NewRow) => ({
  ...row,
  adjustments: row.adjustments.map(({ startsOn, endsOn, ...rest }) => ({
    ...rest,
    starts_on: startsOn ?? null,
    ends_on: endsOn ?? null,
  })),
});

export type FeeChange = { subscriptionId: number; before: string; after: string };

/**
 * Works out the stored recurring fee anew for those that match. A plan that no longer has a fee for the customer's
 * billing period leaves the last one standing: no price is never a price of zero.
 */
export async function refreshRecurringFees(tx: Transaction, which: SQL): Promise<FeeChange[]> {
  const fee = recurringFeeSql({
    standardFee: standardFeeSql(sql`p.id`, sql`c.billing_period`),
    discountPercent: sql`c.discount_percent`,
    decimals: sql`p.rounding_decimals`,
    rounding: sql`p.rounding_method`,
    adjustments: sql`(select * from subscription_adjustments a where a.subscription_id = subscriptions.id) a`,
  });
  const { rows } = await tx.execute<{ id: string; before: string; after: string }>(sql`
    with wanted as (
      select subscriptions.id, subscriptions.recurring_fee as before, ${fee} as after
      from subscriptions join customers c on c.id = subscriptions.customer_id join plans p on p.id = subscriptions.plan_id
      where ${which}
    )
    update subscriptions s set recurring_fee = wanted.after from wanted
    where s.id = wanted.id and wanted.after is not null and wanted.after <> wanted.before
    returning s.id, wanted.before, s.recurring_fee as after`);
  return rows.map(({ id, before, after }) => ({ subscriptionId: Number(id), before, after }));
}

/** The stored fee of one subscription after something it depends on changed. */
export const refreshRecurringFee = (tx: Transaction, subscriptionId: number): Promise<FeeChange[]> =>
  refreshRecurringFees(tx, sql`subscriptions.id = ${subscriptionId}`);

export type CloseRow = { subscriptionId: number; finishOn: PlainDate; closedAt: Date | null };

/** Sets last days, and the moment of closing for those that end at once; one statement. */
export async function closeRows(tx: Transaction, rows: readonly CloseRow[], reason: string): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({
    id: row.subscriptionId,
    finish_on: row.finishOn,
    closed_at: row.closedAt?.toISOString() ?? null,
  }));
  await tx.execute(sql`
    update subscriptions s set finish_on = r.finish_on, closed_at = r.closed_at, close_reason = ${reason}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as r(id bigint, finish_on date, closed_at timestamptz)
    where s.id = r.id`);
}

type Changes = Partial<
  Pick<
    typeof subscriptions.$inferInsert,
    | "activatedOn"
    | "finishOn"
    | "promotionRemovedOn"
    | "closeReason"
    | "changedFrom"
    | "activationFeeCharged"
    | "cancellationFeeCharged"
  >
>;

export const updateRow = (tx: Transaction, subscriptionId: number, changes: Changes) =>
  tx.update(subscriptions).set(changes).where(eq(subscriptions.id, subscriptionId));

/**
 * The periods of a customer's subscriptions begin on other days from now on: days charged under the old ones stay as they
 * are, and those after them are counted anew (P-2; `afterAnchorMove` for any number of them).
 */
export const countAnew = (tx: Transaction, which: SQL) =>
  tx
    .update(subscriptions)
    .set({ chargeFrom: sql`coalesce(${subscriptions.billedTo} + 1, ${subscriptions.chargeFrom})` })
    .where(which);

export const deleteRow = (tx: Transaction, subscriptionId: number) =>
  tx.delete(subscriptions).where(eq(subscriptions.id, subscriptionId));

/** @returns the new adjustment's id. */
export async function insertAdjustment(
  tx: Transaction,
  owner: { subscriptionId: number; customerId: number },
  adjustment: FeeAdjustment,
): Promise<number> {
  const [row] = await tx
    .insert(subscriptionAdjustments)
    .values({ ...owner, ...adjustment })
    .returning({ id: subscriptionAdjustments.id });
  if (!row) throw new Error("insert returned no row");
  return row.id;
}

type AdjustmentKey = { subscriptionId: number; adjustmentId: number };
const adjustmentIs = ({ subscriptionId, adjustmentId }: AdjustmentKey) =>
  and(
    eq(subscriptionAdjustments.id, adjustmentId),
    eq(subscriptionAdjustments.subscriptionId, subscriptionId),
  );

/** Lets it count up to a last day. */
export const endAdjustment = (tx: Transaction, key: AdjustmentKey, endsOn: PlainDate) =>
  tx.update(subscriptionAdjustments).set({ endsOn }).where(adjustmentIs(key));

export const deleteAdjustment = (tx: Transaction, key: AdjustmentKey) =>
  tx.delete(subscriptionAdjustments).where(adjustmentIs(key));
