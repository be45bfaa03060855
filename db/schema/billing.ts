import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { customerOwnersFk, customers } from "./customers";
import { customerClasses, resellers } from "./parties";
import { bytes, createdAt, day, distributorId, id, instant, money, percent, ref, resellerId } from "./shared";

/** Taxes charged together, in their order. Owned by the company or a reseller; an empty one is no tax at all. */
export const taxRegimes = pgTable(
  "tax_regimes",
  {
    id: id(),
    resellerId: resellerId().references(() => resellers.id),
    name: text().notNull(),
    /** Inclusive: the charges hold the taxes already. */
    prices: text().notNull().default("exclusive"),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("tax_regimes_owner").on(t.id, t.resellerId),
    uniqueIndex("tax_regimes_name").on(t.resellerId, sql`lower(${t.name})`),
    check("tax_regimes_prices", sql`${t.prices} in ('exclusive','inclusive')`),
  ],
);

export const taxes = pgTable(
  "taxes",
  {
    id: id(),
    regimeId: ref()
      .notNull()
      .references(() => taxRegimes.id, { onDelete: "cascade" }),
    ordinal: integer().notNull(),
    name: text().notNull(),
    /** Taken on the amount and the taxes before it. */
    compound: boolean().notNull().default(false),
  },
  (t) => [unique("taxes_place").on(t.regimeId, t.ordinal)],
);

/** What one tax takes of a category; null stands for every category without a rate of its own. */
export const taxRates = pgTable(
  "tax_rates",
  {
    taxId: ref()
      .notNull()
      .references(() => taxes.id, { onDelete: "cascade" }),
    category: text(),
    percent: percent().notNull(),
  },
  (t) => [
    unique("tax_rates_category").on(t.taxId, t.category).nullsNotDistinct(),
    check("tax_rates_percent", sql`${t.percent} >= 0`),
  ],
);

/** A tax a customer does not pay; no tax named is all of them. */
export const taxExemptions = pgTable(
  "tax_exemptions",
  {
    id: id(),
    customerId: ref()
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    taxId: ref().references(() => taxes.id),
    certificate: text().notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [unique("tax_exemptions_once").on(t.customerId, t.taxId).nullsNotDistinct()],
);

/** How the customers of a class are billed. A class without a row is billed by the defaults. */
export const billingSettings = pgTable(
  "billing_settings",
  {
    classId: ref()
      .primaryKey()
      .references(() => customerClasses.id, { onDelete: "cascade" }),
    resellerId: resellerId().references(() => resellers.id),
    termsKind: text().notNull().default("days"),
    termsCount: integer().notNull().default(15),
    /** Days an invoice may be looked at before it is issued by itself; 0 issues it at once. */
    reviewDays: integer().notNull().default(0),
    roundingDecimals: integer().notNull().default(2),
    roundingMethod: text().notNull().default("half-up"),
    taxRegimeId: ref(),
    numberScope: text().notNull().default("company"),
    numberPattern: text().notNull().default("INV-{number:6}"),
    numberReset: text().notNull().default("never"),
    /** Recurring fees stand on an invoice of their own. */
    separateFees: boolean().notNull().default(false),
    /** Also when nothing was charged: a statement of what is owed. */
    invoiceWhenNothingCharged: boolean().notNull().default(false),
    /** The PDF lists every call. */
    callDetail: boolean().notNull().default(false),
    footer: text().notNull().default(""),
  },
  (t) => [
    foreignKey({
      name: "billing_settings_regime_fk",
      columns: [t.taxRegimeId, t.resellerId],
      foreignColumns: [taxRegimes.id, taxRegimes.resellerId],
    }),
    check("billing_settings_terms", sql`${t.termsKind} in ('on_receipt','days','periods')`),
    check("billing_settings_scope", sql`${t.numberScope} in ('company','reseller','customer')`),
    check("billing_settings_reset", sql`${t.numberReset} in ('never','yearly')`),
    check(
      "billing_settings_rounding",
      sql`${t.roundingMethod} in ('half-up','half-even','away-from-zero') and ${t.roundingDecimals} between 0 and 5`,
    ),
    check(
      "billing_settings_counts",
      sql`${t.termsCount} between 0 and 365 and ${t.reviewDays} between 0 and 60`,
    ),
  ],
);

/**
 * A narrow row per customer that says what is billed: made and kept true by triggers on customers (in the migration), so
 * that there is one whoever writes the customer. `nextClose` null: to be worked out from the terms as they are now.
 */
export const customerBilling = pgTable(
  "customer_billing",
  {
    customerId: ref()
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    billingPeriod: text().notNull(),
    timeZone: text().notNull(),
    /** The first day that no period which was closed covers. */
    billedUntil: day().notNull(),
    /** The first day of the next invoice: earlier than `billedUntil` where an invoice was voided. */
    openFrom: day().notNull(),
    /** The first day after the period that is open: on it, it can be closed. */
    nextClose: day(),
    /** The journal's last position that stands on an invoice. */
    watermark: bigint({ mode: "number" }).notNull().default(0),
    /** The last invoice's amount due. */
    amountDue: money().notNull().default("0"),
    /** The run that could not bill this customer, and why; it is left alone until someone says "try again". */
    parkedRunId: ref(),
    parkedReason: text(),
    /** Somebody wants no invoice made for now. */
    heldAt: instant(),
    heldReason: text().notNull().default(""),
    /** Closed, and everything of it is invoiced. */
    done: boolean().notNull().default(false),
  },
  (t) => [
    index("customer_billing_due")
      .on(t.nextClose, t.billingPeriod, t.timeZone, t.customerId)
      .where(sql`${t.parkedReason} is null and ${t.heldAt} is null and not ${t.done}`),
    index("customer_billing_unplanned").on(t.customerId).where(sql`${t.nextClose} is null and not ${t.done}`),
    index("customer_billing_parked")
      .on(t.parkedRunId, t.customerId)
      .where(sql`${t.parkedReason} is not null`),
    index("customer_billing_held").on(t.customerId).where(sql`${t.heldAt} is not null`),
  ],
);

/** Counters of invoice numbers: only ever moved in the transaction that issues, so no number is lost (B9). */
export const numberSeries = pgTable(
  "number_series",
  {
    id: id(),
    resellerId: resellerId(),
    scope: text().notNull(),
    /** The reseller or the customer counted for; 0 for the company. */
    ownerId: ref().notNull(),
    pattern: text().notNull(),
    /** 0 for one that never begins again. */
    year: integer().notNull(),
    lastNumber: bigint({ mode: "number" }).notNull().default(0),
  },
  (t) => [unique("number_series_key").on(t.scope, t.ownerId, t.pattern, t.year)],
);

/**
 * The closing of all customers whose period ends on one day in one zone. One row, however often the work is taken up: who
 * is done no longer has this day as its next close.
 */
export const billRuns = pgTable(
  "bill_runs",
  {
    id: id(),
    resellerId: resellerId(),
    billingPeriod: text().notNull(),
    timeZone: text().notNull(),
    closeOn: day().notNull(),
    state: text().notNull().default("running"),
    pauseReason: text().notNull().default(""),
    /** Who looked at it after it had paused by itself; it does not pause for that again. */
    confirmedBy: text().notNull().default(""),
    /** Customers that were due when it began. */
    customers: integer().notNull().default(0),
    /** By currency, as they were when it ended: so that a list of runs adds nothing up. */
    totals: jsonb(),
    /** Periods that were closed without an invoice, since nothing was charged in them. */
    skipped: integer().notNull().default(0),
    startedAt: instant().notNull(),
    startedBy: text().notNull(),
    finishedAt: instant(),
    /** When the last chunk was committed: a run that stands still is taken up again. */
    progressAt: instant().notNull(),
  },
  (t) => [
    unique("bill_runs_key").on(t.closeOn, t.billingPeriod, t.timeZone),
    index("bill_runs_open").on(t.id).where(sql`${t.state} <> 'finished'`),
    check("bill_runs_state", sql`${t.state} in ('running','paused','finished')`),
  ],
);

/** A dry run that somebody asked for: what a run would do, without doing it. */
export const billPreviews = pgTable(
  "bill_previews",
  {
    id: id(),
    resellerId: resellerId(),
    billingPeriod: text().notNull(),
    timeZone: text().notNull(),
    closeOn: day().notNull(),
    state: text().notNull().default("running"),
    done: integer().notNull().default(0),
    customers: integer().notNull().default(0),
    result: jsonb(),
    error: text().notNull().default(""),
    requestedBy: text().notNull(),
    createdAt: createdAt(),
    progressAt: instant().notNull(),
  },
  (t) => [
    index("bill_previews_key").on(t.closeOn, t.billingPeriod, t.timeZone, t.id),
    check("bill_previews_state", sql`${t.state} in ('running','finished','failed')`),
  ],
);

/** Drawn before an invoice is written: what is posted for it names it. */
export const invoiceIds = pgSequence("invoice_ids");

/**
 * An invoice owns the journal's positions from `positionFrom` (excluded) to `positionTo`, and the xDRs that were posted for
 * it. Its amounts are frozen once it is made (trigger); what changes are facts: issued, paid, adjusted, void.
 */
export const invoices = pgTable(
  "invoices",
  {
    id: bigint({ mode: "number" }).primaryKey(),
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    type: text().notNull(),
    runId: ref(),
    seriesId: ref(),
    /** As printed; null until it is issued. */
    number: text(),
    periodFrom: day().notNull(),
    /** The first day after the period. */
    periodTo: day().notNull(),
    /** The customer's billing zone when it was made: its dates are days of this zone. */
    timeZone: text().notNull(),
    currency: text().notNull(),
    positionFrom: bigint({ mode: "number" }).notNull(),
    positionTo: bigint({ mode: "number" }).notNull(),
    decimals: integer().notNull(),
    pricesIncludeTax: boolean().notNull(),
    net: money().notNull(),
    tax: money().notNull(),
    total: money().notNull(),
    rounding: money().notNull(),
    /** What payments and refunds of the span did to the balance. */
    payments: money().notNull(),
    previousAmountDue: money().notNull(),
    amountDue: money().notNull(),
    closedOn: day().notNull(),
    review: text().notNull(),
    /** Why somebody should look at it first. */
    holdReason: text().notNull().default(""),
    /** Issued by itself on this day, unless somebody does before. */
    issueOn: day().notNull(),
    issuedOn: day(),
    issuedAt: instant(),
    dueOn: day(),
    paid: money().notNull().default("0"),
    adjusted: money().notNull().default("0"),
    /** False where its class decided once and for all, when it was issued, that so little is not asked for: never overdue. */
    collectable: boolean().notNull().default(true),
    voidedAt: instant(),
    voidReason: text().notNull().default(""),
    /** Of a void one: the invoice that has its charges now. */
    absorbedBy: ref(),
    /** Whom it is from and to, as it was when it was made. */
    seller: jsonb().notNull(),
    buyer: jsonb().notNull(),
    language: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("invoices_owner").on(t.id, t.customerId),
    uniqueIndex("invoices_number").on(t.seriesId, t.number),
    index("invoices_customer").on(t.customerId, t.id),
    index("invoices_run").on(t.runId, t.id),
    index("invoices_reseller").on(t.resellerId, t.id),
    index("invoices_distributor").on(t.distributorId, t.id),
    index("invoices_waiting")
      .on(t.issueOn, t.id)
      .where(sql`${t.review} <> 'issued' and ${t.voidedAt} is null`),
    index("invoices_open")
      .on(t.customerId, t.id)
      .where(
        sql`${t.review} = 'issued' and ${t.voidedAt} is null and ${t.total} > ${t.paid} + ${t.adjusted}`,
      ),
    index("invoices_unpaid")
      .on(t.id)
      .where(
        sql`${t.review} = 'issued' and ${t.voidedAt} is null and ${t.total} > ${t.paid} + ${t.adjusted}`,
      ),
    index("invoices_free").on(t.customerId).where(sql`${t.voidedAt} is not null and ${t.absorbedBy} is null`),
    index("invoices_by_number").on(sql`lower(${t.number}) text_pattern_ops`),
    customerOwnersFk("invoices_customer_fk", t),
    check("invoices_type", sql`${t.type} in ('regular','out_of_turn','separate')`),
    check("invoices_review", sql`${t.review} in ('under_review','approved','issued')`),
    check("invoices_period", sql`${t.periodFrom} < ${t.periodTo}`),
    check("invoices_positions", sql`${t.positionFrom} <= ${t.positionTo}`),
    check("invoices_total", sql`${t.net} + ${t.tax} = ${t.total}`),
    check("invoices_due", sql`${t.previousAmountDue} + ${t.payments} + ${t.total} = ${t.amountDue}`),
    check(
      "invoices_issued",
      sql`(${t.review} = 'issued') = (${t.number} is not null and ${t.seriesId} is not null and ${t.issuedOn} is not null and ${t.dueOn} is not null)`,
    ),
    check(
      "invoices_settled",
      sql`${t.paid} >= 0 and ${t.adjusted} >= 0 and ${t.paid} + ${t.adjusted} <= greatest(${t.total}, 0)`,
    ),
  ],
);

/**
 * Written before their invoice: triggers (in the migration) refuse an invoice whose lines are not its customer's or do not
 * add up to it, and lines for an invoice that is there. A key for each line would cost a bill run a third of its time.
 * What an invoice shows, frozen with it: page, PDF, CSV and API read these rows. Taxes are lines
 * like the others (B19).
 */
export const invoiceLines = pgTable(
  "invoice_lines",
  {
    invoiceId: ref().notNull(),
    ordinal: integer().notNull(),
    customerId: ref().notNull(),
    section: text().notNull(),
    kind: text().notNull(),
    accountId: ref(),
    service: text().notNull(),
    description: text().notNull(),
    periodFrom: day(),
    periodTo: day(),
    taxCategory: text().notNull(),
    taxId: ref(),
    /** xDRs summed here. */
    count: integer().notNull(),
    rate: percent(),
    base: money(),
    exact: money().notNull(),
    amount: money().notNull(),
    tax: money().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.invoiceId, t.ordinal] }),
    check("invoice_lines_section", sql`${t.section} in ('charges','credits','taxes','payments')`),
  ],
);

/**
 * What moves `paid` and `adjusted` of an invoice, each beside the xDR that did it: an allocated payment, an adjustment, a
 * write-off; taking it back is a row with the opposite amount. Rows stay as they are.
 */
export const invoiceSettlements = pgTable(
  "invoice_settlements",
  {
    id: id(),
    invoiceId: ref().notNull(),
    customerId: ref().notNull(),
    kind: text().notNull(),
    /** Above zero lowers what is outstanding. */
    amount: money().notNull(),
    xdrId: ref().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("invoice_settlements_invoice").on(t.invoiceId, t.id),
    index("invoice_settlements_customer").on(t.customerId, t.id),
    index("invoice_settlements_xdr").on(t.xdrId),
    foreignKey({
      name: "invoice_settlements_invoice_fk",
      columns: [t.invoiceId, t.customerId],
      foreignColumns: [invoices.id, invoices.customerId],
    }),
    check("invoice_settlements_kind", sql`${t.kind} in ('payment','adjustment','write_off')`),
    check("invoice_settlements_amount", sql`${t.amount} <> 0`),
  ],
);

/** A drawn PDF, kept until something on it changes. Masked ones are for readers without the right to personal data. */
export const invoiceFiles = pgTable(
  "invoice_files",
  {
    invoiceId: ref().notNull(),
    customerId: ref().notNull(),
    masked: boolean().notNull(),
    /** Of everything that is drawn: the same fingerprint is the same file. */
    fingerprint: text().notNull(),
    pdf: bytes().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.invoiceId, t.masked] }),
    foreignKey({
      name: "invoice_files_invoice_fk",
      columns: [t.invoiceId, t.customerId],
      foreignColumns: [invoices.id, invoices.customerId],
    }),
  ],
);
