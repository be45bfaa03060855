import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { plans, products } from "./catalog";
import { customerOwnersFk, customers } from "./customers";
import { createdAt, distributorId, id, instant, money, ref, resellerId } from "./shared";

/**
 * A plan a customer has, on an account or on the customer itself, through a product or directly. Dates are
 * plain dates of the customer's billing time zone; `finishOn` is the last day included.
 */
export const subscriptions = pgTable(
  "subscriptions",
  {
    id: id(),
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    accountId: ref(),
    productId: ref().references(() => products.id),
    planId: ref()
      .notNull()
      .references(() => plans.id),
    startOn: date({ mode: "string" }).notNull(),
    /** Null until active; with activation at first use it is set by the first use. */
    activatedOn: date({ mode: "string" }),
    finishOn: date({ mode: "string" }),
    /** Last day charged so far, inclusive. */
    billedTo: date({ mode: "string" }),
    /** The day from which days are counted anew: after a pause, or under a moved anchor. Null: from the first day. */
    chargeFrom: date({ mode: "string" }),
    /** No day from this one on is charged until charging resumes. */
    pausedOn: date({ mode: "string" }),
    /** A prepaid customer's funds don't cover what is due in advance: the first day without, and the last on which it was tried. */
    shortFrom: date({ mode: "string" }),
    shortTriedOn: date({ mode: "string" }),
    /** The subscription whose plan was changed to this one's. */
    changedFrom: ref().references((): AnyPgColumn => subscriptions.id, { onDelete: "set null" }),
    activationFeeCharged: boolean().notNull().default(false),
    cancellationFeeCharged: boolean().notNull().default(false),
    promotionRemovedOn: date({ mode: "string" }),
    closedAt: instant(),
    closeReason: text().notNull().default(""),
    /** Fee of one whole period with the lasting adjustments and without promotions; kept by the store. */
    recurringFee: money().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("subscriptions_owner").on(t.id, t.customerId),
    index("subscriptions_customer").on(t.customerId, t.id),
    index("subscriptions_account").on(t.accountId),
    index("subscriptions_plan").on(t.planId),
    index("subscriptions_product").on(t.productId),
    index("subscriptions_reseller").on(t.resellerId, t.id),
    index("subscriptions_distributor").on(t.distributorId, t.id),
    index("subscriptions_short").on(t.customerId).where(sql`${t.shortFrom} is not null`),
    index("subscriptions_changed_from").on(t.changedFrom).where(sql`${t.changedFrom} is not null`),
    customerOwnersFk("subscriptions_customer_fk", t),
    foreignKey({
      name: "subscriptions_account_fk",
      columns: [t.accountId, t.customerId],
      foreignColumns: [accounts.id, accounts.customerId],
    }),
    check("subscriptions_dates", sql`${t.finishOn} is null or ${t.finishOn} >= ${t.startOn} - 1`),
    check("subscriptions_fee", sql`${t.recurringFee} >= 0`),
  ],
);

/** A discount or upcharge on one attached subscription. Dates inclusive; no end means lasting. */
export const subscriptionAdjustments = pgTable(
  "subscription_adjustments",
  {
    id: id(),
    subscriptionId: ref().notNull(),
    customerId: ref().notNull(),
    kind: text().notNull(),
    unit: text().notNull(),
    value: money().notNull(),
    reason: text().notNull().default(""),
    startsOn: date({ mode: "string" }),
    endsOn: date({ mode: "string" }),
    createdAt: createdAt(),
  },
  (t) => [
    index("subscription_adjustments_subscription").on(t.subscriptionId),
    foreignKey({
      name: "subscription_adjustments_subscription_fk",
      columns: [t.subscriptionId, t.customerId],
      foreignColumns: [subscriptions.id, subscriptions.customerId],
    }).onDelete("cascade"),
    check("subscription_adjustments_kind", sql`${t.kind} in ('discount','upcharge')`),
    check("subscription_adjustments_unit", sql`${t.unit} in ('fixed','percent')`),
    check("subscription_adjustments_value", sql`${t.value} > 0`),
  ],
);

/**
 * What has been charged of a subscription, or given back of it: days of its fee, or a fee for an event. An exclusion
 * constraint (written in the migration) refuses a fee for days that another fee of the same subscription covers, so no
 * mistake can charge them twice. Rows stay as they are, but for `refundedFrom`.
 */
export const subscriptionCharges = pgTable(
  "subscription_charges",
  {
    id: id(),
    subscriptionId: ref().notNull(),
    customerId: ref().notNull(),
    component: text().notNull(),
    /** Days of the customer's billing time zone, the last one excluded. */
    periodFrom: date({ mode: "string" }).notNull(),
    periodTo: date({ mode: "string" }).notNull(),
    amount: money().notNull(),
    /** What the whole period cost, and the part of its days that was paid for: a credit is worked out from these. */
    fullFee: money().notNull(),
    shareDays: integer().notNull(),
    shareOf: integer().notNull(),
    xdrId: ref().notNull(),
    /** Of what gives money back: the fee whose days these are. */
    credits: ref().references((): AnyPgColumn => subscriptionCharges.id),
    /** Of a fee: days from this one on were given back and may be charged again. It only ever moves to an earlier day. */
    refundedFrom: date({ mode: "string" }),
  },
  (t) => [
    index("subscription_charges_subscription").on(t.subscriptionId, t.periodFrom),
    index("subscription_charges_credits").on(t.credits).where(sql`${t.credits} is not null`),
    foreignKey({
      name: "subscription_charges_subscription_fk",
      columns: [t.subscriptionId, t.customerId],
      foreignColumns: [subscriptions.id, subscriptions.customerId],
    }),
    check(
      "subscription_charges_component",
      sql`${t.component} in ('fee','activation_fee','cancellation_fee','waiver','refund')`,
    ),
    check("subscription_charges_days", sql`${t.periodFrom} < ${t.periodTo}`),
    check(
      "subscription_charges_credit",
      sql`(${t.credits} is not null) = (${t.component} in ('waiver','refund'))`,
    ),
    check("subscription_charges_refunded", sql`${t.refundedFrom} is null or ${t.component} = 'fee'`),
  ],
);

/**
 * Whole days on which a customer's services, or one account's, could not be used. Triggers on `customers.blocked` and
 * `accounts.blocked` keep them, so that they are true whichever way something is blocked. An account that is expired now
 * has no row: its last day of use says it; a row is written when that day is moved after it has passed. Days without
 * funds are written once they are over (`funds_seen`), so such a row always has an end.
 */
export const daysWithoutService = pgTable(
  "days_without_service",
  {
    id: id(),
    customerId: ref()
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    /** Null: every service of the customer. */
    accountId: ref(),
    cause: text().notNull(),
    /** Days of the customer's billing time zone. */
    fromDay: date({ mode: "string" }).notNull(),
    /** The first day with service again; null while it lasts. */
    toDay: date({ mode: "string" }),
  },
  (t) => [
    index("days_without_service_customer").on(t.customerId, t.fromDay),
    foreignKey({
      name: "days_without_service_account_fk",
      columns: [t.accountId, t.customerId],
      foreignColumns: [accounts.id, accounts.customerId],
    }).onDelete("cascade"),
    check("days_without_service_cause", sql`${t.cause} in ('expired','blocked','suspended','no_funds')`),
    check("days_without_service_days", sql`${t.toDay} is null or ${t.fromDay} < ${t.toDay}`),
  ],
);

/**
 * How far the journal of a prepaid customer was looked through for days without funds. A trigger makes the row with the
 * customer. Each day is looked at once, when it is over; there is no row any more once a closed customer's last day was.
 */
export const fundsSeen = pgTable(
  "funds_seen",
  {
    customerId: ref()
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    /** The first day that was not looked at yet, in the customer's billing time zone. */
    seenTo: date({ mode: "string" }).notNull(),
    /** The journal's last position of the day before it. */
    position: bigint({ mode: "number" }).notNull().default(0),
  },
  (t) => [index("funds_seen_due").on(t.seenTo, t.customerId)],
);
