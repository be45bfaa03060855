import { type SQL, sql } from "drizzle-orm";
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
import { discountPlans } from "./discounts";
import { currencies, resellers } from "./parties";
import { createdAt, id, instant, money, ref, resellerId } from "./shared";

/** A periodic fee and the rules of charging it (domain reference F8.1). Owned by the company or a reseller. */
export const plans = pgTable(
  "plans",
  {
    id: id(),
    resellerId: resellerId().references(() => resellers.id),
    name: text().notNull(),
    endUserName: text().notNull().default(""),
    invoiceDescription: text().notNull().default(""),
    /** What kind of thing its fees are, for taxes; "" for the common one. */
    taxCategory: text().notNull().default(""),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    chargeModel: text().notNull().default("in_advance"),
    /** How many whole periods ahead are charged when the model is in_advance. */
    advancePeriods: integer().notNull().default(1),
    activationMode: text().notNull().default("start_date"),
    activationFee: money().notNull().default("0"),
    prorateFirst: boolean().notNull().default(true),
    prorateLast: boolean().notNull().default(true),
    /** Decimals kept on each posted charge. */
    roundingDecimals: integer().notNull().default(2),
    roundingMethod: text().notNull().default("half-up"),
    minimumPeriods: integer().notNull().default(0),
    cancellationFeeKind: text().notNull().default("none"),
    cancellationFee: money().notNull().default("0"),
    creditWhenExpired: boolean().notNull().default(false),
    creditWhenBlocked: boolean().notNull().default(false),
    creditWhenSuspended: boolean().notNull().default(false),
    creditWhenNoFunds: boolean().notNull().default(false),
    multiple: boolean().notNull().default(false),
    obligatory: boolean().notNull().default(false),
    archivedAt: instant(),
    createdAt: createdAt(),
    nameKey: text().generatedAlwaysAs((): SQL => sql`lower(${plans.name})`),
  },
  (t) => [
    unique("plans_owner").on(t.id, t.resellerId),
    uniqueIndex("plans_name").on(t.resellerId, t.nameKey),
    index("plans_by_name").on(t.nameKey, t.id),
    check("plans_charge_model", sql`${t.chargeModel} in ('in_advance','at_end','progressive')`),
    check("plans_activation_mode", sql`${t.activationMode} in ('start_date','first_use')`),
    check("plans_rounding_method", sql`${t.roundingMethod} in ('half-up','half-even','away-from-zero')`),
    check("plans_rounding_decimals", sql`${t.roundingDecimals} between 0 and 5`),
    check("plans_cancellation", sql`${t.cancellationFeeKind} in ('none','fixed','remaining')`),
    check("plans_amounts", sql`${t.activationFee} >= 0 and ${t.cancellationFee} >= 0`),
    check(
      "plans_counts",
      sql`${t.advancePeriods} between 1 and 36 and ${t.minimumPeriods} between 0 and 120`,
    ),
  ],
);

/** Fee per kind of billing period. `periods` 0 is the running fee; n > 0 is a price for n periods at once. */
export const planFees = pgTable(
  "plan_fees",
  {
    planId: ref()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    billingPeriod: text().notNull(),
    periods: integer().notNull().default(0),
    fee: money().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.billingPeriod, t.periods] }),
    check(
      "plan_fees_period",
      sql`${t.billingPeriod} in ('daily','weekly','semimonthly','monthly','anniversary','days30')`,
    ),
    check("plan_fees_amount", sql`${t.fee} >= 0 and ${t.periods} between 0 and 36`),
  ],
);

/** Promotional periods counted from activation: 1-based first period and how many. They may not overlap. */
export const planPromotions = pgTable(
  "plan_promotions",
  {
    planId: ref()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    fromPeriod: integer().notNull(),
    periods: integer().notNull(),
    kind: text().notNull(),
    value: money().notNull().default("0"),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.fromPeriod] }),
    check("plan_promotions_kind", sql`${t.kind} in ('free','fixed_fee','percent_off')`),
    check("plan_promotions_range", sql`${t.fromPeriod} >= 1 and ${t.periods} >= 1 and ${t.value} >= 0`),
  ],
);

/** One main product per account, plus add-ons that override it by precedence. */
export const products = pgTable(
  "products",
  {
    id: id(),
    resellerId: resellerId().references(() => resellers.id),
    kind: text().notNull(),
    name: text().notNull(),
    endUserName: text().notNull().default(""),
    description: text().notNull().default(""),
    endUserDescription: text().notNull().default(""),
    infoUrl: text().notNull().default(""),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    planId: ref().references(() => plans.id),
    discountPlanId: ref(),
    /** What kind of thing its usage is, for taxes; "" for the common one. */
    taxCategory: text().notNull().default(""),
    /** Add-ons only: the higher one wins where two grant the same thing. */
    precedence: integer().notNull().default(0),
    hidden: boolean().notNull().default(false),
    archivedAt: instant(),
    createdAt: createdAt(),
    nameKey: text().generatedAlwaysAs((): SQL => sql`lower(${products.name})`),
  },
  (t) => [
    unique("products_owner").on(t.id, t.resellerId),
    uniqueIndex("products_name").on(t.resellerId, t.nameKey),
    index("products_by_name").on(t.nameKey, t.id),
    index("products_plan").on(t.planId),
    index("products_discount_plan").on(t.discountPlanId).where(sql`${t.discountPlanId} is not null`),
    foreignKey({
      name: "products_discount_plan_fk",
      columns: [t.discountPlanId, t.resellerId],
      foreignColumns: [discountPlans.id, discountPlans.resellerId],
    }),
    check("products_kind", sql`${t.kind} in ('main','addon')`),
  ],
);
