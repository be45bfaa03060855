import { sql } from "drizzle-orm";
import { bigint, boolean, check, integer, pgSequence, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, createdAt, id, instant, money, percent, ref, resellerId } from "./shared";

/**
 * Customers, resellers and distributors draw their ids from one sequence: clients of the JSON API know all
 * three as `i_customer`, told apart by type.
 */
export const partyIds = pgSequence("party_id_seq");
export const partyId = () => bigint({ mode: "number" }).primaryKey().default(sql`nextval('party_id_seq')`);

/** The installation's owner: exactly one row. The base currency is set once and never changed. */
export const company = pgTable(
  "company",
  {
    id: integer().primaryKey().default(1),
    name: text().notNull(),
    email: text().notNull().default(""),
    phone: text().notNull().default(""),
    address: text().notNull().default(""),
    country: text().notNull().default(""),
    taxId: text().notNull().default(""),
    baseCurrency: text().notNull(),
    timeZone: text().notNull().default("UTC"),
    language: text().notNull().default("en"),
    /** TOTP is demanded of operators, resellers and distributors. On in a new installation. */
    secondFactorRequired: boolean().notNull().default(true),
    /** The kill switch of "log in as": off ends every running impersonation on its next request. */
    impersonationEnabled: boolean().notNull().default(true),
    /** IMP-12: the customer sees that support looked at the account. */
    tellCustomerOfAccess: boolean().notNull().default(false),
    demo: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [check("company_single", sql`${t.id} = 1`)],
);

/** ISO 4217 currencies in use. `rate` is base-currency units for one unit of this currency. */
export const currencies = pgTable("currencies", {
  code: text().primaryKey(),
  name: text().notNull(),
  decimals: integer().notNull().default(2),
  minimumPayment: money().notNull().default("0"),
  rate: money().notNull().default("1"),
  active: boolean().notNull().default(true),
});

/** IANA zones offered in forms; any valid zone may be added. */
export const timeZones = pgTable("time_zones", {
  name: text().primaryKey(),
  active: boolean().notNull().default(true),
});

export const resellers = pgTable(
  "resellers",
  {
    id: partyId(),
    name: text().notNull(),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    email: text().notNull().default(""),
    phone: text().notNull().default(""),
    /** As it stands on its invoices. */
    address: text().notNull().default(""),
    country: text().notNull().default(""),
    taxId: text().notNull().default(""),
    status: text().notNull().default("active"),
    createdAt: createdAt(),
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex("resellers_name").on(sql`lower(${t.name})`),
    check("resellers_status", sql`${t.status} in ('active','blocked','closed')`),
  ],
);

/**
 * How the invoices of the company (0) or of a reseller look. A table of its own: a logo has no business in rows that are
 * read on every request. Nothing here is nothing changed: no logo, the house's own colour.
 */
export const branding = pgTable(
  "branding",
  {
    resellerId: ref()
      .primaryKey()
      .references(() => resellers.id),
    logo: bytes(),
    logoType: text(),
    /** "#1d4ed8". */
    accent: text().notNull().default("#1d4ed8"),
    /** Stands at the foot of every invoice, after what its class says. */
    invoiceText: text().notNull().default(""),
    updatedAt: instant().notNull(),
  },
  (t) => [
    check("branding_accent", sql`${t.accent} ~ '^#[0-9a-f]{6}$'`),
    check(
      "branding_logo",
      sql`(${t.logo} is null) = (${t.logoType} is null) and ${t.logoType} in ('image/png','image/jpeg') and length(${t.logo}) <= 300000`,
    ),
  ],
);

/** Sells prepaid, activates and collects for a commission; belongs to the company or to a reseller. */
export const distributors = pgTable(
  "distributors",
  {
    id: partyId(),
    resellerId: resellerId().references(() => resellers.id),
    name: text().notNull(),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    email: text().notNull().default(""),
    phone: text().notNull().default(""),
    salesCommission: percent().notNull().default("0"),
    paymentCommission: percent().notNull().default("0"),
    creditLimit: money(),
    status: text().notNull().default("active"),
    createdAt: createdAt(),
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex("distributors_name").on(t.resellerId, sql`lower(${t.name})`),
    check("distributors_status", sql`${t.status} in ('active','blocked','closed')`),
  ],
);

/** A shared policy set for customers. A class without a currency fits customers of any currency. */
export const customerClasses = pgTable(
  "customer_classes",
  {
    id: id(),
    resellerId: resellerId().references(() => resellers.id),
    name: text().notNull(),
    description: text().notNull().default(""),
    currency: text().references(() => currencies.code),
    isDefault: boolean().notNull().default(false),
    restoreWithinDays: integer().notNull().default(30),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("customer_classes_name").on(t.resellerId, sql`lower(${t.name})`),
    uniqueIndex("customer_classes_default").on(t.resellerId).where(sql`${t.isDefault}`),
  ],
);
