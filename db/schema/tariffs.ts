import { type SQL, sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { products } from "./catalog";
import { customerOwnersFk } from "./customers";
import { discountPlans } from "./discounts";
import { currencies, resellers } from "./parties";
import { bytes, createdAt, distributorId, id, instant, money, ref, resellerId } from "./shared";

/** A price list for one service in one currency. Owned by the company or a reseller. */
export const tariffs = pgTable(
  "tariffs",
  {
    id: id(),
    resellerId: resellerId().references(() => resellers.id),
    name: text().notNull(),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    service: text().notNull(),
    /** Where its wall clock hangs: off-peak hours, holidays, and dates in its rate files. */
    zone: text().notNull().default("UTC"),
    split: text().notNull().default("by_start"),
    offPeakWindows: jsonb().$type<{ weekday: number; from: string; to: string }[]>().notNull().default([]),
    holidays: jsonb().$type<{ day: string; name: string }[]>().notNull().default([]),
    roundingDecimals: integer().notNull().default(2),
    roundingMethod: text().notNull().default("half-up"),
    minimumCharge: money().notNull().default("0"),
    dataUnitBytes: bigint({ mode: "number" }).notNull().default(1_048_576),
    numberRules: jsonb()
      .$type<{
        internationalPrefixes: string[];
        nationalPrefix: string;
        countryCode: string;
        nationalDigits: number | null;
        shortCodeDigits: number;
      }>()
      .notNull(),
    fallbackTariffId: ref(),
    /** Rises with every change of the terms or the rates: what was prepared from an earlier one is out of date. */
    revision: bigint({ mode: "number" }).notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
    nameKey: text().generatedAlwaysAs((): SQL => sql`lower(${tariffs.name})`),
  },
  (t) => [
    unique("tariffs_owner").on(t.id, t.resellerId),
    uniqueIndex("tariffs_name").on(t.resellerId, t.nameKey),
    index("tariffs_by_name").on(t.nameKey, t.id),
    index("tariffs_fallback").on(t.fallbackTariffId),
    foreignKey({
      name: "tariffs_fallback_fk",
      columns: [t.fallbackTariffId, t.resellerId],
      foreignColumns: [t.id, t.resellerId],
    }),
    check("tariffs_service", sql`${t.service} in ('call','message','data','event')`),
    check("tariffs_split", sql`${t.split} in ('by_start')`),
    check("tariffs_rounding_method", sql`${t.roundingMethod} in ('half-up','half-even','away-from-zero')`),
    check("tariffs_rounding_decimals", sql`${t.roundingDecimals} between 0 and 5`),
    check("tariffs_amounts", sql`${t.minimumCharge} >= 0 and ${t.dataUnitBytes} > 0`),
    check("tariffs_fallback_other", sql`${t.fallbackTariffId} <> ${t.id}`),
  ],
);

/** One change of a rate table: a file, or one rate by hand. What it said stays, whatever comes later. */
export const rateUploads = pgTable(
  "rate_uploads",
  {
    id: id(),
    tariffId: ref()
      .notNull()
      .references(() => tariffs.id),
    mode: text().notNull(),
    /** The moment from which it holds. */
    effectiveFrom: instant().notNull(),
    fileName: text().notNull().default(""),
    lines: integer().notNull().default(0),
    added: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    ended: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    createdBy: ref(),
    createdByName: text().notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [
    unique("rate_uploads_tariff").on(t.id, t.tariffId),
    index("rate_uploads_history").on(t.tariffId, t.id),
    check("rate_uploads_mode", sql`${t.mode} in ('listed','whole','one','end')`),
  ],
);

/** A file of rates between its arrival and the moment it is taken over; swept after a day. */
export const rateDrafts = pgTable(
  "rate_drafts",
  {
    id: id(),
    tariffId: ref()
      .notNull()
      .references(() => tariffs.id),
    fileName: text().notNull(),
    content: bytes().notNull(),
    createdByName: text().notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [index("rate_drafts_tariff").on(t.tariffId)],
);

/**
 * What a destination costs during some time. A row is written once and never edited: a change supersedes it, and what is
 * left of it (its time cut short) is a row of its own that still names the upload which said the price. So the rows without
 * `superseded_by` are the table as it is, and those of any earlier moment are known too. Two of the former never overlap
 * for one prefix: an exclusion constraint, written in the migration.
 */
export const rates = pgTable(
  "rates",
  {
    id: id(),
    tariffId: ref().notNull(),
    /** Which upload said this price … */
    uploadId: ref().notNull(),
    /** … which one wrote this row, another one when the time of the price was cut short … */
    enteredBy: ref().notNull(),
    /** … and which one put another row, or none, in its place. */
    supersededBy: ref(),
    prefix: text().notNull(),
    destination: text().notNull().default(""),
    connectFee: money().notNull(),
    price: money().notNull(),
    offPeakPrice: money(),
    firstInterval: integer().notNull().default(1),
    nextInterval: integer().notNull().default(1),
    freeSeconds: integer().notNull().default(0),
    /** The first moment, and the first moment after; null for no limit. */
    validFrom: instant(),
    validTo: instant(),
  },
  (t) => [
    index("rates_live").on(t.tariffId, t.prefix, t.id).where(sql`${t.supersededBy} is null`),
    index("rates_prefix").on(t.tariffId, t.prefix, t.id),
    index("rates_entered").on(t.enteredBy),
    foreignKey({
      name: "rates_upload_fk",
      columns: [t.uploadId, t.tariffId],
      foreignColumns: [rateUploads.id, rateUploads.tariffId],
    }),
    check("rates_prefix_digits", sql`${t.prefix} ~ '^[0-9]{0,20}$'`),
    check("rates_amounts", sql`${t.connectFee} >= 0 and ${t.price} >= 0 and ${t.offPeakPrice} >= 0`),
    check(
      "rates_seconds",
      sql`${t.firstInterval} between 1 and 86400 and ${t.nextInterval} between 1 and 86400 and ${t.freeSeconds} between 0 and 86400`,
    ),
    check("rates_validity", sql`${t.validFrom} < ${t.validTo}`),
  ],
);

/** The tariff a product rates one service by. */
export const productTariffs = pgTable(
  "product_tariffs",
  {
    productId: ref().notNull(),
    resellerId: resellerId(),
    service: text().notNull(),
    tariffId: ref().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.service] }),
    index("product_tariffs_tariff").on(t.tariffId),
    foreignKey({
      name: "product_tariffs_product_fk",
      columns: [t.productId, t.resellerId],
      foreignColumns: [products.id, products.resellerId],
    }),
    foreignKey({
      name: "product_tariffs_tariff_fk",
      columns: [t.tariffId, t.resellerId],
      foreignColumns: [tariffs.id, tariffs.resellerId],
    }),
    check("product_tariffs_service", sql`${t.service} in ('call','message','data','event')`),
  ],
);

/** A tariff of a customer's own for one service, before those of its products. */
export const customerTariffs = pgTable(
  "customer_tariffs",
  {
    customerId: ref().notNull(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    service: text().notNull(),
    tariffId: ref().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.service] }),
    index("customer_tariffs_tariff").on(t.tariffId),
    customerOwnersFk("customer_tariffs_customer_fk", t).onDelete("cascade"),
    foreignKey({
      name: "customer_tariffs_tariff_fk",
      columns: [t.tariffId, t.resellerId],
      foreignColumns: [tariffs.id, tariffs.resellerId],
    }),
    check("customer_tariffs_service", sql`${t.service} in ('call','message','data','event')`),
  ],
);

/** A volume discount plan of a customer's own, before those of its products. */
export const customerDiscountPlans = pgTable(
  "customer_discount_plans",
  {
    customerId: ref().primaryKey(),
    resellerId: resellerId(),
    distributorId: distributorId(),
    discountPlanId: ref().notNull(),
    /** The day it was given, in the customer's billing time zone; grants begin with that day's period. */
    since: date({ mode: "string" }).notNull(),
  },
  (t) => [
    index("customer_discount_plans_plan").on(t.discountPlanId),
    customerOwnersFk("customer_discount_plans_customer_fk", t).onDelete("cascade"),
    foreignKey({
      name: "customer_discount_plans_plan_fk",
      columns: [t.discountPlanId, t.resellerId],
      foreignColumns: [discountPlans.id, discountPlans.resellerId],
    }),
  ],
);
