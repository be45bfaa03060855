import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { currencies, customerClasses, distributors, partyId, resellers } from "./parties";
import { createdAt, distributorId, id, instant, money, percent, ref, resellerId } from "./shared";

/** The payer. Balances live in a narrow table of their own, away from the row that carries the search index. */
export const customers = pgTable(
  "customers",
  {
    id: partyId(),
    resellerId: resellerId().references(() => resellers.id),
    distributorId: distributorId().references(() => distributors.id),
    classId: ref()
      .notNull()
      .references(() => customerClasses.id),
    /** The id in the system a customer came from; the key that makes an import repeatable. */
    externalRef: text(),
    name: text().notNull(),
    companyName: text().notNull().default(""),
    salutation: text().notNull().default(""),
    firstName: text().notNull().default(""),
    lastName: text().notNull().default(""),
    email: text().notNull().default(""),
    phone1: text().notNull().default(""),
    phone2: text().notNull().default(""),
    fax: text().notNull().default(""),
    contact1: text().notNull().default(""),
    contact2: text().notNull().default(""),
    address1: text().notNull().default(""),
    address2: text().notNull().default(""),
    city: text().notNull().default(""),
    state: text().notNull().default(""),
    zip: text().notNull().default(""),
    country: text().notNull().default(""),
    taxId: text().notNull().default(""),
    note: text().notNull().default(""),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    balanceControl: text().notNull().default("postpaid"),
    creditLimit: money(),
    /** A temporary raise of the limit, counted until its moment; what is in force is worked out, never switched. */
    creditRaise: money(),
    creditRaiseUnit: text(),
    creditRaiseUntil: instant(),
    billingPeriod: text().notNull().default("monthly"),
    /** Anchor day of an anniversary period: stored once, clamped per month, never drifting. */
    anchorDay: ref().notNull().default(1),
    billingTimeZone: text().notNull().default("UTC"),
    language: text().notNull().default("en"),
    /** Default discount on recurring fees, percent. */
    discountPercent: percent().notNull().default("0"),
    /** Kept states only; the status shown is computed (lib/domain/customers/rules/status.ts). */
    blocked: boolean().notNull().default(false),
    closedAt: instant(),
    exportedAt: instant(),
    createdAt: createdAt(),
    /** Byte-ordered sort key (COLLATE "C" in the migration): keyset paging and "begins with" use one index. */
    nameKey: text().generatedAlwaysAs((): SQL => sql`lower(${customers.name})`),
    /** Every name and contact field, lower case, one line each: one trigram index serves every "contains". */
    search: text().generatedAlwaysAs(
      (): SQL =>
        sql`lower(${customers.name} || E'\n' || ${customers.companyName} || E'\n' || ${customers.firstName} || ' ' || ${customers.lastName} || E'\n' || ${customers.email} || E'\n' || ${customers.phone1} || E'\n' || ${customers.phone2} || E'\n' || ${customers.fax} || E'\n' || ${customers.contact1} || E'\n' || ${customers.contact2} || E'\n' || ${customers.address1} || E'\n' || ${customers.address2} || E'\n' || ${customers.city} || E'\n' || ${customers.state} || E'\n' || ${customers.zip} || E'\n' || ${customers.country} || E'\n' || coalesce(${customers.externalRef}, ''))`,
    ),
  },
  (t) => [
    unique("customers_owner").on(t.id, t.resellerId, t.distributorId),
    uniqueIndex("customers_name").on(t.resellerId, t.nameKey),
    uniqueIndex("customers_external_ref").on(t.resellerId, t.externalRef),
    index("customers_by_name").on(t.nameKey, t.id),
    index("customers_reseller_by_name").on(t.resellerId, t.nameKey, t.id),
    index("customers_reseller_id").on(t.resellerId, t.id),
    index("customers_distributor_by_name").on(t.distributorId, t.nameKey, t.id),
    index("customers_search").using("gin", sql`${t.search} gin_trgm_ops`),
    index("customers_distributor_id").on(t.distributorId, t.id),
    index("customers_class").on(t.classId),
    index("customers_balance").on(t.balanceControl),
    index("customers_blocked").on(t.id).where(sql`${t.blocked}`),
    index("customers_closed").on(t.id).where(sql`${t.closedAt} is not null`),
    index("customers_limited")
      .on(t.id)
      .where(
        sql`${t.creditLimit} is not null and ${t.balanceControl} = 'postpaid' and ${t.closedAt} is null`,
      ),
    check("customers_balance_control", sql`${t.balanceControl} in ('postpaid','prepaid')`),
    check(
      "customers_billing_period",
      sql`${t.billingPeriod} in ('daily','weekly','semimonthly','monthly','anniversary','days30')`,
    ),
    check("customers_anchor_day", sql`${t.anchorDay} between 1 and 31`),
    check(
      "customers_credit_raise",
      sql`(${t.creditRaise} is null) = (${t.creditRaiseUntil} is null) and (${t.creditRaise} is null) = (${t.creditRaiseUnit} is null)
        and ${t.creditRaise} > 0 and ${t.creditRaiseUnit} in ('fixed','percent')`,
    ),
    check("customers_name_present", sql`btrim(${t.name}) <> ''`),
  ],
);

/** Of a table whose rows belong to whoever their customer belongs to, and go along when it changes hands. */
export const customerOwnersFk = <Table extends string>(
  name: string,
  t: Record<"customerId" | "resellerId" | "distributorId", AnyPgColumn<{ tableName: Table }>>,
) =>
  foreignKey({
    name,
    columns: [t.customerId, t.resellerId, t.distributorId],
    foreignColumns: [customers.id, customers.resellerId, customers.distributorId],
  }).onUpdate("cascade");

/** When a customer is near its limit: an amount, or a part of the limit. Prepaid customers are warned by amounts of funds. */
export const creditWarnings = pgTable(
  "credit_warnings",
  {
    customerId: ref()
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    unit: text().notNull(),
    value: money().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.unit, t.value] }),
    check("credit_warnings_unit", sql`${t.unit} in ('fixed','percent')`),
    check("credit_warnings_value", sql`${t.value} > 0`),
  ],
);

/** What of its limit and warnings a customer had reached when it was last told, so that each crossing is told once. */
export const creditTold = pgTable(
  "credit_told",
  {
    customerId: ref()
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    /** By name, as lib/domain/customers/rules/credit-news.ts makes it; empty once the customer is back below them all. */
    reached: text().array().notNull(),
    /** How often it was told so far: the number that keeps one message from being the same as another. */
    times: ref().notNull().default(0),
  },
  (t) => [index("credit_told_reached").on(t.customerId).where(sql`${t.reached} <> '{}'`)],
);

/** Every change of a credit limit, for the people who look after the customer; the audit log has it too. Append-only. */
export const creditLimitChanges = pgTable(
  "credit_limit_changes",
  {
    id: id(),
    customerId: ref()
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    at: instant().notNull(),
    byName: text().notNull(),
    what: text().notNull(),
    limitBefore: money(),
    limitAfter: money(),
    raise: money(),
    raiseUnit: text(),
    raiseUntil: instant(),
    reason: text().notNull().default(""),
  },
  (t) => [
    index("credit_limit_changes_customer").on(t.customerId, t.id),
    check("credit_limit_changes_what", sql`${t.what} in ('limit','raise','raise_ended')`),
  ],
);

/** How much customers let themselves, or are let, spend on usage in one day; a row for those who have such a limit. */
export const customerSpending = pgTable(
  "customer_spending",
  {
    customerId: ref()
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    dailyLimit: money().notNull(),
    /** It does not count until then: the end of the day on which it was lifted. */
    liftedUntil: instant(),
  },
  (t) => [check("customer_spending_limit", sql`${t.dailyLimit} > 0`)],
);
