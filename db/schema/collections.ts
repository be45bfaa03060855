import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { invoices } from "./billing";
import { customerOwnersFk, customers } from "./customers";
import { customerClasses, resellers } from "./parties";
import { createdAt, day, distributorId, id, instant, money, ref, resellerId } from "./shared";

/**
 * How a class collects, version by version; the one in force on a day is the last that took effect until then. A version
 * is never changed: going back is a version like an older one. A class without any collects nothing.
 */
export const collectionPolicies = pgTable(
  "collection_policies",
  {
    id: id(),
    classId: ref()
      .notNull()
      .references(() => customerClasses.id, { onDelete: "cascade" }),
    resellerId: resellerId().references(() => resellers.id),
    /** From the beginning of this day in each customer's billing zone. */
    effectiveOn: day().notNull(),
    /** lib/domain/collections/rules/policy.ts says what is in it. */
    settings: jsonb().notNull(),
    note: text().notNull().default(""),
    createdBy: text().notNull(),
    createdAt: createdAt(),
    /** Taken back before it took effect. */
    cancelledAt: instant(),
  },
  (t) => [
    index("collection_policies_class")
      .on(t.classId, t.effectiveOn, t.id)
      .where(sql`${t.cancelledAt} is null`),
  ],
);

/** Holidays and the like: no service is limited or suspended on them, where a class says so. */
export const nonWorkingDays = pgTable("non_working_days", {
  day: day().primaryKey(),
  name: text().notNull().default(""),
});

/**
 * A narrow row per customer who was ever looked at: what was decided for them by people, what holds now, and when there is
 * something to do next. `suspended` and `limited` follow from the invoices and are worked out anew at every look.
 */
export const customerCollection = pgTable(
  "customer_collection",
  {
    customerId: ref()
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    suspended: boolean().notNull().default(false),
    limited: boolean().notNull().default(false),
    /** Provisionally: services are off, and can be had back for some days. */
    terminatedAt: instant(),
    /** Services are on until this moment although an invoice would suspend them. */
    liftedUntil: instant(),
    /** The last day of a promise to pay. */
    promiseUntil: day(),
    promiseAmount: money(),
    /** When to look again, if nothing happens before; null: there is nothing to come. Worked out at every look. */
    nextAt: instant(),
    lookedAt: instant(),
  },
  (t) => [
    index("customer_collection_next").on(t.nextAt, t.customerId).where(sql`${t.nextAt} is not null`),
    index("customer_collection_suspended").on(t.customerId).where(sql`${t.suspended}`),
    index("customer_collection_limited").on(t.customerId).where(sql`${t.limited}`),
    index("customer_collection_terminated").on(t.customerId).where(sql`${t.terminatedAt} is not null`),
    index("customer_collection_promised").on(t.customerId).where(sql`${t.promiseUntil} is not null`),
    index("customer_collection_lifted").on(t.customerId).where(sql`${t.liftedUntil} is not null`),
    check(
      "customer_collection_promise",
      sql`(${t.promiseUntil} is null) = (${t.promiseAmount} is null) and ${t.promiseAmount} > 0`,
    ),
  ],
);

/** What was last seen of an invoice, so that each change is recorded once, with what it was before. */
export const invoiceCollection = pgTable(
  "invoice_collection",
  {
    invoiceId: ref()
      .primaryKey()
      .references(() => invoices.id),
    customerId: ref().notNull(),
    status: text().notNull(),
    paymentStatus: text().notNull(),
    /** Whether it was to be collected when it was issued: all that counts in the old mode. */
    collectAtIssue: boolean().notNull(),
    /** How often it came to be collected: steps are counted anew each time. */
    episode: integer().notNull().default(0),
    /** Nothing is to be expected of it any more. */
    settled: boolean().notNull().default(false),
  },
  (t) => [
    index("invoice_collection_customer").on(t.customerId, t.invoiceId).where(sql`not ${t.settled}`),
    index("invoice_collection_collect").on(t.invoiceId).where(sql`${t.status} = 'collect'`),
    foreignKey({
      name: "invoice_collection_owner_fk",
      columns: [t.invoiceId, t.customerId],
      foreignColumns: [invoices.id, invoices.customerId],
    }),
    check("invoice_collection_status", sql`${t.status} in ('collect','do_not_collect')`),
  ],
);

/** A rung of the ladder, done once for an invoice and episode, whoever comes first (I8). */
export const dunningSteps = pgTable(
  "dunning_steps",
  {
    invoiceId: ref().notNull(),
    episode: integer().notNull(),
    step: text().notNull(),
    /** Days before or after the due date, or before what it announces: as the policy counts them. */
    days: integer().notNull(),
    customerId: ref().notNull(),
    /** The customer's day. */
    doneOn: day().notNull(),
    /** Passed over because a later one of its kind was due as well. */
    skipped: boolean().notNull().default(false),
    /** Of a notice: the day it was sent. What it announces counts from here. */
    givenOn: day(),
    /** How, where it was not by mail: "letter", and who says so. */
    givenBy: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.invoiceId, t.episode, t.step, t.days] }),
    index("dunning_steps_customer").on(t.customerId),
    index("dunning_steps_waiting")
      .on(t.invoiceId, t.episode)
      .where(
        sql`not ${t.skipped} and ${t.givenOn} is null and ${t.step} in ('limit_notice', 'suspend_notice', 'terminate_notice')`,
      ),
    foreignKey({
      name: "dunning_steps_invoice_fk",
      columns: [t.invoiceId, t.customerId],
      foreignColumns: [invoices.id, invoices.customerId],
    }),
  ],
);

/** Each time services were limited, suspended or provisionally terminated for debt, and when that ended. */
export const serviceStops = pgTable(
  "service_stops",
  {
    id: id(),
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    kind: text().notNull(),
    invoiceId: ref().notNull(),
    startedAt: instant().notNull(),
    /** Days of the customer's billing zone. */
    fromDay: day().notNull(),
    endedAt: instant(),
    toDay: day(),
    endReason: text().notNull().default(""),
  },
  (t) => [
    index("service_stops_customer").on(t.customerId, t.id),
    uniqueIndex("service_stops_open").on(t.customerId, t.kind).where(sql`${t.endedAt} is null`),
    customerOwnersFk("service_stops_customer_fk", t),
    check("service_stops_kind", sql`${t.kind} in ('limited','suspended','terminated')`),
  ],
);
