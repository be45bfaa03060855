import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { invoices } from "./billing";
import { customers } from "./customers";
import { customerClasses, resellers } from "./parties";
import { createdAt, day, distributorId, id, instant, money, ref, resellerId } from "./shared";

/** Which gateway new payments go through: one row. Its secrets are in the environment, never here. */
export const paymentGateway = pgTable(
  "payment_gateway",
  {
    id: integer().primaryKey().default(1),
    gateway: text().notNull().default("sandbox"),
  },
  (t) => [
    check("payment_gateway_one", sql`${t.id} = 1`),
    check("payment_gateway_known", sql`${t.gateway} in ('none','sandbox','stripe')`),
  ],
);

/** When the stored methods of a class's customers are charged by themselves. A class without a row: never. */
export const paymentSettings = pgTable(
  "payment_settings",
  {
    classId: ref()
      .primaryKey()
      .references(() => customerClasses.id, { onDelete: "cascade" }),
    resellerId: resellerId().references(() => resellers.id),
    autoCharge: text().notNull().default("never"),
    /** Days after the due date on which it is tried again. */
    retryDays: integer().array().notNull(),
    /** Failures in a row after which automatic payments stop until somebody unlocks them. */
    freezeAfter: integer().notNull().default(3),
  },
  (t) => [
    check("payment_settings_auto", sql`${t.autoCharge} in ('never','at_issue','on_due')`),
    check("payment_settings_freeze", sql`${t.freezeAfter} between 1 and 20`),
  ],
);

/** What a customer decided about paying by itself, and how it went: a narrow row for those who did. */
export const customerPayments = pgTable(
  "customer_payments",
  {
    customerId: ref().primaryKey(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    autoPay: boolean().notNull().default(true),
    frozenAt: instant(),
    frozenReason: text().notNull().default(""),
    /** Automatic payments that failed since the last one that did not. */
    failures: integer().notNull().default(0),
    /** Postpaid: pay so much when more than this is owed; prepaid: when less than this is left. Null: off. */
    topUpAt: money(),
    topUpAmount: money(),
    /** So much every so often, from the anchor on. Null: off. */
    periodicAmount: money(),
    periodicEvery: text(),
    periodicAnchor: day(),
    /** How many dates from the anchor on are done; the next one is worked out from the anchor (L6). */
    periodicDone: integer().notNull().default(0),
    periodicNext: day(),
  },
  (t) => [
    index("customer_payments_periodic")
      .on(t.periodicNext, t.customerId)
      .where(sql`${t.periodicNext} is not null and ${t.frozenAt} is null`),
    index("customer_payments_top_up")
      .on(t.customerId)
      .where(sql`${t.topUpAt} is not null and ${t.frozenAt} is null`),
    index("customer_payments_frozen").on(t.frozenAt, t.customerId).where(sql`${t.frozenAt} is not null`),
    foreignKey({
      name: "customer_payments_customer_fk",
      columns: [t.customerId, t.resellerId, t.distributorId],
      foreignColumns: [customers.id, customers.resellerId, customers.distributorId],
    })
      .onUpdate("cascade")
      .onDelete("cascade"),
    check("customer_payments_failures", sql`${t.failures} >= 0 and ${t.periodicDone} >= 0`),
    check(
      "customer_payments_top_up_whole",
      sql`(${t.topUpAt} is null) = (${t.topUpAmount} is null) and ${t.topUpAmount} > 0`,
    ),
    check(
      "customer_payments_periodic_whole",
      sql`num_nulls(${t.periodicAmount}, ${t.periodicEvery}, ${t.periodicAnchor}, ${t.periodicNext}) in (0, 4) and ${t.periodicAmount} > 0
        and ${t.periodicEvery} in ('week','month','quarter','year')`,
    ),
  ],
);

/** A gateway's name for a card, and what may be shown of it. A card's number is never here (check). */
export const paymentMethods = pgTable(
  "payment_methods",
  {
    id: id(),
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    gateway: text().notNull(),
    token: text().notNull(),
    brand: text().notNull(),
    last4: text().notNull(),
    expiryMonth: integer().notNull(),
    expiryYear: integer().notNull(),
    isDefault: boolean().notNull().default(false),
    createdAt: createdAt(),
    removedAt: instant(),
    /** The customer's month in which they were last told that it expires: "2026-11". */
    expiryToldIn: text(),
  },
  (t) => [
    index("payment_methods_expiry")
      .on(t.expiryYear, t.expiryMonth, t.id)
      .where(sql`${t.isDefault} and ${t.removedAt} is null`),
    unique("payment_methods_owner").on(t.id, t.customerId),
    index("payment_methods_customer").on(t.customerId, t.id),
    uniqueIndex("payment_methods_token")
      .on(t.customerId, t.gateway, t.token)
      .where(sql`${t.removedAt} is null`),
    uniqueIndex("payment_methods_default")
      .on(t.customerId)
      .where(sql`${t.isDefault} and ${t.removedAt} is null`),
    foreignKey({
      name: "payment_methods_customer_fk",
      columns: [t.customerId, t.resellerId, t.distributorId],
      foreignColumns: [customers.id, customers.resellerId, customers.distributorId],
    }).onUpdate("cascade"),
    check("payment_methods_last4", sql`${t.last4} ~ '^[0-9]{4}$'`),
    check("payment_methods_no_number", sql`${t.token} !~ '^[0-9 -]{12,23}$'`),
    check(
      "payment_methods_expiry",
      sql`${t.expiryMonth} between 1 and 12 and ${t.expiryYear} between 2000 and 2100`,
    ),
  ],
);

/**
 * A payment, from the wish to pay on: written and committed before the gateway is asked (MON-5). What was received without
 * a gateway (cash, a cheque, a transfer) is one that succeeded at once.
 */
export const paymentIntents = pgTable(
  "payment_intents",
  {
    id: id(),
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    means: text().notNull(),
    /** `authorize` holds the amount; it is captured or let go later. */
    verb: text().notNull().default("charge"),
    origin: text().notNull(),
    /** Who asked for it, as shown. */
    byName: text().notNull().default(""),
    /** Null for an amount in general; it goes to the oldest invoices either way. */
    invoiceId: ref(),
    methodId: ref(),
    gateway: text().notNull(),
    /** Our own key: whatever the gateway is asked for this payment is asked under it. */
    key: text().notNull(),
    /** What can be begun once only: "invoice 17 on 2026-03-16". */
    once: text(),
    amount: money().notNull(),
    /** Of an authorisation: what is to be taken, from the moment it was asked for. */
    capture: money(),
    currency: text().notNull(),
    state: text().notNull().default("created"),
    /** The step under way with the gateway. */
    step: text(),
    gatewayRef: text(),
    confirmUrl: text(),
    failureCode: text().notNull().default(""),
    failure: text().notNull().default(""),
    reference: text().notNull().default(""),
    /** The customer's day when it was begun. */
    day: day().notNull(),
    createdAt: instant().notNull(),
    /** When the gateway is to be asked again what became of it; null once that is known. */
    checkAt: instant(),
    settledAt: instant(),
    xdrId: ref(),
    refunded: money().notNull().default("0"),
    chargedBackAt: instant(),
  },
  (t) => [
    unique("payment_intents_owner").on(t.id, t.customerId),
    unique("payment_intents_key").on(t.key),
    uniqueIndex("payment_intents_once").on(t.once).where(sql`${t.once} is not null`),
    // One payment under way for an invoice, and one charge for a customer: whoever comes second is told so (B2).
    uniqueIndex("payment_intents_open_invoice")
      .on(t.invoiceId)
      .where(
        sql`${t.state} in ('created','pending','requires_confirmation','authorized','unknown') and ${t.invoiceId} is not null`,
      ),
    uniqueIndex("payment_intents_open_customer")
      .on(t.customerId)
      .where(
        sql`${t.state} in ('created','pending','requires_confirmation','unknown') and ${t.verb} = 'charge'`,
      ),
    uniqueIndex("payment_intents_ref").on(t.gateway, t.gatewayRef).where(sql`${t.gatewayRef} is not null`),
    index("payment_intents_check").on(t.checkAt, t.id).where(sql`${t.checkAt} is not null`),
    index("payment_intents_customer").on(t.customerId, t.id),
    index("payment_intents_reseller").on(t.resellerId, t.id),
    index("payment_intents_distributor").on(t.distributorId, t.id),
    index("payment_intents_invoice").on(t.invoiceId, t.id).where(sql`${t.invoiceId} is not null`),
    index("payment_intents_state").on(t.state, t.id),
    index("payment_intents_xdr").on(t.xdrId).where(sql`${t.xdrId} is not null`),
    foreignKey({
      name: "payment_intents_customer_fk",
      columns: [t.customerId, t.resellerId, t.distributorId],
      foreignColumns: [customers.id, customers.resellerId, customers.distributorId],
    }).onUpdate("cascade"),
    foreignKey({
      name: "payment_intents_invoice_fk",
      columns: [t.invoiceId, t.customerId],
      foreignColumns: [invoices.id, invoices.customerId],
    }),
    foreignKey({
      name: "payment_intents_method_fk",
      columns: [t.methodId, t.customerId],
      foreignColumns: [paymentMethods.id, paymentMethods.customerId],
    }),
    check("payment_intents_means", sql`${t.means} in ('card','cash','cheque','transfer')`),
    check("payment_intents_verb", sql`${t.verb} in ('charge','authorize')`),
    check("payment_intents_step", sql`${t.step} in ('pay','capture','void')`),
    check("payment_intents_origin", sql`${t.origin} in ('customer','staff','invoice','periodic','top_up')`),
    check(
      "payment_intents_state_known",
      sql`${t.state} in ('created','pending','requires_confirmation','authorized','succeeded','failed','unknown','cancelled')`,
    ),
    check(
      "payment_intents_amounts",
      sql`${t.amount} > 0 and (${t.capture} is null or (${t.capture} > 0 and ${t.capture} <= ${t.amount}))
        and ${t.refunded} >= 0 and ${t.refunded} <= coalesce(${t.capture}, ${t.amount})`,
    ),
    check("payment_intents_posted", sql`(${t.state} = 'succeeded') = (${t.xdrId} is not null)`),
  ],
);

/** What was asked and answered, the oldest first: the attempts of a payment's page. Rows stay as they are. */
export const paymentSteps = pgTable(
  "payment_steps",
  {
    id: id(),
    intentId: ref().notNull(),
    customerId: ref().notNull(),
    at: instant().notNull(),
    what: text().notNull(),
    state: text().notNull(),
    detail: text().notNull().default(""),
  },
  (t) => [
    index("payment_steps_intent").on(t.intentId, t.id),
    foreignKey({
      name: "payment_steps_intent_fk",
      columns: [t.intentId, t.customerId],
      foreignColumns: [paymentIntents.id, paymentIntents.customerId],
    }),
  ],
);

/** Money on its way back. It is booked when it is asked for, and taken back if the gateway refuses. */
export const paymentRefunds = pgTable(
  "payment_refunds",
  {
    id: id(),
    intentId: ref().notNull(),
    customerId: ref().notNull(),
    amount: money().notNull(),
    key: text().notNull(),
    state: text().notNull().default("created"),
    gatewayRef: text(),
    failure: text().notNull().default(""),
    reason: text().notNull(),
    byName: text().notNull().default(""),
    /** The bank took it back: nobody here gave it, and no gateway is asked. */
    byBank: boolean().notNull().default(false),
    xdrId: ref().notNull(),
    createdAt: instant().notNull(),
    checkAt: instant(),
    settledAt: instant(),
  },
  (t) => [
    unique("payment_refunds_key").on(t.key),
    index("payment_refunds_intent").on(t.intentId, t.id),
    index("payment_refunds_check").on(t.checkAt, t.id).where(sql`${t.checkAt} is not null`),
    foreignKey({
      name: "payment_refunds_intent_fk",
      columns: [t.intentId, t.customerId],
      foreignColumns: [paymentIntents.id, paymentIntents.customerId],
    }),
    check("payment_refunds_amount", sql`${t.amount} > 0`),
    check("payment_refunds_state", sql`${t.state} in ('created','pending','succeeded','failed','unknown')`),
  ],
);

/** What a clerk keeps from being applied by itself: this much of a payment stays unallocated until it is let go. */
export const paymentHolds = pgTable(
  "payment_holds",
  {
    xdrId: ref().notNull(),
    customerId: ref()
      .notNull()
      .references(() => customers.id),
    amount: money().notNull(),
    reason: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.xdrId] }),
    index("payment_holds_customer").on(t.customerId),
    check("payment_holds_amount", sql`${t.amount} > 0`),
  ],
);

/** What a clerk moved by hand, from an invoice or the pot (null) to another: shown with the payment, and what can be undone. */
export const allocationMoves = pgTable(
  "allocation_moves",
  {
    id: id(),
    customerId: ref()
      .notNull()
      .references(() => customers.id),
    xdrId: ref().notNull(),
    fromInvoiceId: ref(),
    toInvoiceId: ref(),
    amount: money().notNull(),
    reason: text().notNull(),
    byName: text().notNull(),
    createdAt: instant().notNull(),
    undoneAt: instant(),
  },
  (t) => [
    index("allocation_moves_xdr").on(t.xdrId, t.id),
    index("allocation_moves_customer").on(t.customerId),
    check("allocation_moves_amount", sql`${t.amount} > 0`),
    check("allocation_moves_somewhere", sql`${t.fromInvoiceId} is distinct from ${t.toInvoiceId}`),
  ],
);

/** What gateways told us, each event once however often it comes; also what we could do nothing with. */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    id: id(),
    gateway: text().notNull(),
    eventId: text().notNull(),
    type: text().notNull(),
    body: text().notNull(),
    receivedAt: instant().notNull(),
    outcome: text().notNull(),
    customerId: ref(),
    intentId: ref(),
    /** How often it came. */
    times: integer().notNull().default(1),
  },
  (t) => [
    unique("webhook_events_once").on(t.gateway, t.eventId),
    index("webhook_events_intent").on(t.intentId).where(sql`${t.intentId} is not null`),
    check("webhook_events_outcome", sql`${t.outcome} in ('applied','unmatched','unknown')`),
  ],
);

/** The sandbox gateway's own books: what a real one would keep on its side. */
export const sandboxPayments = pgTable(
  "sandbox_payments",
  {
    id: id(),
    /** The caller's key: asking again under it is answered with what is here. */
    key: text().notNull(),
    kind: text().notNull(),
    /** Of a refund: the payment it gives back. */
    parentId: ref(),
    card: text().notNull(),
    amount: money().notNull(),
    captured: money().notNull().default("0"),
    currency: text().notNull(),
    state: text().notNull(),
    failureCode: text().notNull().default(""),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("sandbox_payments_key").on(t.key),
    check("sandbox_payments_kind", sql`${t.kind} in ('payment','refund')`),
    check(
      "sandbox_payments_amounts",
      sql`${t.amount} > 0 and ${t.captured} >= 0 and ${t.captured} <= ${t.amount}`,
    ),
  ],
);
