import { type SQL, sql } from "drizzle-orm";
import {
  bigint,
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
import { currencies, resellers } from "./parties";
import { createdAt, id, instant, money, ref, resellerId } from "./shared";

/** A named set of destinations of one owner, which volume discounts are given on. */
export const destinationGroups = pgTable(
  "destination_groups",
  {
    id: id(),
    resellerId: resellerId().references(() => resellers.id),
    name: text().notNull(),
    createdAt: createdAt(),
    nameKey: text().generatedAlwaysAs((): SQL => sql`lower(${destinationGroups.name})`),
  },
  (t) => [
    unique("destination_groups_owner").on(t.id, t.resellerId),
    uniqueIndex("destination_groups_name").on(t.resellerId, t.nameKey),
    index("destination_groups_by_name").on(t.nameKey, t.id),
  ],
);

/** A prefix is in one group of an owner, so that every number has one answer. */
export const destinationGroupPrefixes = pgTable(
  "destination_group_prefixes",
  {
    resellerId: resellerId(),
    prefix: text().notNull(),
    groupId: ref().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.resellerId, t.prefix] }),
    index("destination_group_prefixes_group").on(t.groupId, t.prefix),
    foreignKey({
      name: "destination_group_prefixes_group_fk",
      columns: [t.groupId, t.resellerId],
      foreignColumns: [destinationGroups.id, destinationGroups.resellerId],
    }).onDelete("cascade"),
    check("destination_group_prefixes_digits", sql`${t.prefix} ~ '^[0-9]{1,20}$'`),
  ],
);

/** A volume discount plan; without an entry it is a draft. */
export const discountPlans = pgTable(
  "discount_plans",
  {
    id: id(),
    resellerId: resellerId().references(() => resellers.id),
    name: text().notNull(),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    archivedAt: instant(),
    createdAt: createdAt(),
    nameKey: text().generatedAlwaysAs((): SQL => sql`lower(${discountPlans.name})`),
  },
  (t) => [
    unique("discount_plans_owner").on(t.id, t.resellerId),
    uniqueIndex("discount_plans_name").on(t.resellerId, t.nameKey),
    index("discount_plans_by_name").on(t.nameKey, t.id),
  ],
);

/**
 * What is given on one service to one group of destinations; no group: every destination that has no entry of its own.
 * An entry keeps its id through every change of its plan, because what customers have left is counted under it.
 */
export const discountEntries = pgTable(
  "discount_entries",
  {
    id: id(),
    planId: ref().notNull(),
    resellerId: resellerId(),
    service: text().notNull(),
    groupId: ref(),
    period: text().notNull(),
    rolloverPeriods: integer().notNull().default(0),
  },
  (t) => [
    unique("discount_entries_once").on(t.planId, t.service, t.groupId).nullsNotDistinct(),
    index("discount_entries_group").on(t.groupId),
    foreignKey({
      name: "discount_entries_plan_fk",
      columns: [t.planId, t.resellerId],
      foreignColumns: [discountPlans.id, discountPlans.resellerId],
    }).onDelete("cascade"),
    foreignKey({
      name: "discount_entries_group_fk",
      columns: [t.groupId, t.resellerId],
      foreignColumns: [destinationGroups.id, destinationGroups.resellerId],
    }),
    check("discount_entries_service", sql`${t.service} in ('call','message','data','event')`),
    check(
      "discount_entries_period",
      sql`${t.period} in ('billing','daily','weekly','semimonthly','monthly','anniversary','days30')`,
    ),
    check("discount_entries_rollover", sql`${t.rolloverPeriods} between 0 and 36`),
  ],
);

/** Stretches of what is used in a period, in their order; only the last may have no end. */
export const discountSteps = pgTable(
  "discount_steps",
  {
    entryId: ref()
      .notNull()
      .references(() => discountEntries.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    /** Seconds, pieces or bytes; null for the rest of the period. */
    quantity: bigint({ mode: "bigint" }),
    kind: text().notNull(),
    value: money().notNull().default("0"),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.position] }),
    check("discount_steps_kind", sql`${t.kind} in ('free','percent_off','fixed_price')`),
    check("discount_steps_quantity", sql`${t.quantity} > 0 and ${t.value} >= 0`),
  ],
);
