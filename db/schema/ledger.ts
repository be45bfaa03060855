import { sql } from "drizzle-orm";
import { bigint, check, date, index, pgSequence, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { customers } from "./customers";
import { distributorId, instant, money, ref, resellerId } from "./shared";

/**
 * A narrow row per customer, moved only by the ledger's `post`. No row means a balance of zero. For a postpaid customer
 * the balance is what they owe; for a prepaid one, funds = credit limit − balance.
 */
export const customerBalances = pgTable(
  "customer_balances",
  {
    customerId: ref()
      .primaryKey()
      .references(() => customers.id),
    balance: money().notNull().default("0"),
    /** Payments that no invoice has used yet; refundable. */
    unallocated: money().notNull().default("0"),
    /** The journal's last position: the n-th xDR of this customer has position n. */
    position: bigint({ mode: "number" }).notNull().default(0),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [check("customer_balances_unallocated", sql`${t.unallocated} >= 0`)],
);

export const xdrIds = pgSequence("xdr_ids");

/**
 * The one journal: everything that moves a balance. Partitioned by the month of posting; triggers refuse update, delete
 * and truncate, so a correction is another row. Owners are copied when a row is posted, from the customer's own row and
 * in the same statement, which is why no foreign key is asked for each of millions of rows.
 */
export const xdrs = pgTable(
  "xdrs",
  {
    id: bigint({ mode: "number" }).notNull().default(sql`nextval('xdr_ids')`),
    /** When it was written: a late call is posted today for what happened last week. */
    postedAt: instant().notNull().default(sql`clock_timestamp()`),
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    accountId: ref(),
    /** 1, 2, 3 … of its customer, without a gap. An invoice owns a range of positions. */
    position: bigint({ mode: "number" }).notNull(),
    kind: text().notNull(),
    service: text().notNull(),
    /** What it does to the balance: above zero the customer owes more. In the customer's currency. */
    amount: money().notNull(),
    currency: text().notNull(),
    balanceAfter: money().notNull(),
    occurredAt: instant().notNull(),
    /** The day of `occurredAt` in the customer's billing time zone. */
    day: date({ mode: "string" }).notNull(),
    /** Of a fee: the days it pays for, the last one excluded. */
    periodFrom: date({ mode: "string" }),
    periodTo: date({ mode: "string" }),
    subscriptionId: ref(),
    taxCategory: text().notNull().default(""),
    description: text().notNull().default(""),
    /** The customer reads this one … */
    visibleComment: text().notNull().default(""),
    /** … and never this one. */
    internalComment: text().notNull().default(""),
    /** The xDR that this one takes back. */
    reverses: ref(),
    causeType: text(),
    causeId: text(),
    /** Of what a bill run posts: the invoice it was posted for. All else belongs to the invoice that owns its position. */
    invoiceId: ref(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.postedAt] }),
    index("xdrs_position").on(t.customerId, t.position),
    index("xdrs_account").on(t.accountId, t.id).where(sql`${t.accountId} is not null`),
    index("xdrs_reseller").on(t.resellerId, t.id),
    index("xdrs_distributor").on(t.distributorId, t.id),
    index("xdrs_invoice").on(t.invoiceId).where(sql`${t.invoiceId} is not null`),
    index("xdrs_payments").on(t.customerId, t.id).where(sql`${t.kind} in ('payment','refund')`),
    index("xdrs_subscription").on(t.subscriptionId, t.id).where(sql`${t.subscriptionId} is not null`),
    check(
      "xdrs_kind",
      sql`${t.kind} in ('call','message','data','event','subscription_fee','activation_fee','cancellation_fee','waiver','charge','credit','promotional_credit','payment','refund','tax','late_fee','reactivation_fee','rounding','adjustment','write_off','commission')`,
    ),
    check(
      "xdrs_period",
      sql`(${t.periodFrom} is null) = (${t.periodTo} is null) and ${t.periodFrom} < ${t.periodTo}`,
    ),
  ],
);

/**
 * What may be posted once: a call by its id, the reversal of an xDR by that xDR. Written in the statement that posts, so
 * two who come at once can't both succeed.
 */
export const xdrSources = pgTable("xdr_sources", {
  key: text().primaryKey(),
  customerId: ref().notNull(),
  xdrId: ref().notNull(),
});
