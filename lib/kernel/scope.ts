import { and, eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import {
  accounts,
  auditLog,
  billPreviews,
  billRuns,
  branding,
  collectionPolicies,
  customerClasses,
  customerDiscountPlans,
  customers,
  customerTariffs,
  destinationGroups,
  discountPlans,
  disputes,
  distributors,
  HOUSE,
  impersonations,
  imports,
  invoices,
  notificationSets,
  numberSeries,
  outbox,
  paymentIntents,
  paymentMethods,
  paymentSettings,
  plans,
  products,
  resellers,
  senderDomains,
  serviceStops,
  subscriptions,
  tariffs,
  taxRegimes,
  unratedUsage,
  usageFiles,
  usageRecords,
  usageSources,
  usageTopUps,
  users,
  xdrs,
} from "@/db/schema";
import type { Actor } from "./actor";

type Owners = {
  resellerId?: PgColumn;
  distributorId?: PgColumn;
  customerId?: PgColumn;
  accountId?: PgColumn;
};

/** The columns that say whose a row is. A table that is not listed can't be read through a scope. */
const OWNERS = {
  customers: {
    resellerId: customers.resellerId,
    distributorId: customers.distributorId,
    customerId: customers.id,
  },
  accounts: {
    resellerId: accounts.resellerId,
    distributorId: accounts.distributorId,
    customerId: accounts.customerId,
    accountId: accounts.id,
  },
  subscriptions: {
    resellerId: subscriptions.resellerId,
    distributorId: subscriptions.distributorId,
    customerId: subscriptions.customerId,
    accountId: subscriptions.accountId,
  },
  xdrs: {
    resellerId: xdrs.resellerId,
    distributorId: xdrs.distributorId,
    customerId: xdrs.customerId,
    accountId: xdrs.accountId,
  },
  // An account's charges stand on its customer's invoice; whose invoice it is says whose account may look (billing).
  invoices: {
    resellerId: invoices.resellerId,
    distributorId: invoices.distributorId,
    customerId: invoices.customerId,
  },
  disputes: {
    resellerId: disputes.resellerId,
    distributorId: disputes.distributorId,
    customerId: disputes.customerId,
  },
  collectionPolicies: { resellerId: collectionPolicies.resellerId },
  serviceStops: {
    resellerId: serviceStops.resellerId,
    distributorId: serviceStops.distributorId,
    customerId: serviceStops.customerId,
  },
  paymentIntents: {
    resellerId: paymentIntents.resellerId,
    distributorId: paymentIntents.distributorId,
    customerId: paymentIntents.customerId,
  },
  paymentMethods: {
    resellerId: paymentMethods.resellerId,
    customerId: paymentMethods.customerId,
  },
  paymentSettings: { resellerId: paymentSettings.resellerId },
  taxRegimes: { resellerId: taxRegimes.resellerId },
  notificationSets: { resellerId: notificationSets.resellerId },
  senderDomains: { resellerId: senderDomains.resellerId },
  outbox: {
    resellerId: outbox.resellerId,
    distributorId: outbox.distributorId,
    customerId: outbox.customerId,
  },
  numberSeries: { resellerId: numberSeries.resellerId },
  billRuns: { resellerId: billRuns.resellerId },
  billPreviews: { resellerId: billPreviews.resellerId },
  branding: { resellerId: branding.resellerId },
  usageRecords: {
    resellerId: usageRecords.resellerId,
    distributorId: usageRecords.distributorId,
    customerId: usageRecords.customerId,
    accountId: usageRecords.accountId,
  },
  usageTopUps: {
    resellerId: usageTopUps.resellerId,
    distributorId: usageTopUps.distributorId,
    customerId: usageTopUps.customerId,
  },
  usageSources: { resellerId: usageSources.resellerId },
  usageFiles: { resellerId: usageFiles.resellerId },
  unratedUsage: { resellerId: unratedUsage.resellerId },
  users: { resellerId: users.resellerId },
  resellers: { resellerId: resellers.id },
  distributors: { resellerId: distributors.resellerId, distributorId: distributors.id },
  customerClasses: { resellerId: customerClasses.resellerId },
  plans: { resellerId: plans.resellerId },
  products: { resellerId: products.resellerId },
  tariffs: { resellerId: tariffs.resellerId },
  destinationGroups: { resellerId: destinationGroups.resellerId },
  discountPlans: { resellerId: discountPlans.resellerId },
  customerTariffs: {
    resellerId: customerTariffs.resellerId,
    distributorId: customerTariffs.distributorId,
    customerId: customerTariffs.customerId,
  },
  customerDiscountPlans: {
    resellerId: customerDiscountPlans.resellerId,
    distributorId: customerDiscountPlans.distributorId,
    customerId: customerDiscountPlans.customerId,
  },
  imports: { resellerId: imports.resellerId },
  impersonations: { resellerId: impersonations.resellerId },
  auditLog: {
    resellerId: auditLog.resellerId,
    distributorId: auditLog.distributorId,
    customerId: auditLog.customerId,
  },
} satisfies Record<string, Owners>;

export type ScopedTable = keyof typeof OWNERS;

/** Whose rows of a table an actor sees: all, none, or those with this id in this column. */
function ownership(actor: Actor, table: ScopedTable): "all" | "none" | { column: PgColumn; id: number } {
  const owners: Owners = OWNERS[table];
  const only = (column: PgColumn | undefined, id: number) => (column ? { column, id } : "none");
  switch (actor.kind) {
    case "admin":
    case "system":
      return "all";
    case "reseller":
      return only(owners.resellerId, actor.resellerId);
    case "distributor":
      return only(owners.distributorId, actor.distributorId);
    case "customer":
      return only(owners.customerId, actor.customerId);
    case "account":
      return only(owners.accountId, actor.accountId);
    case "anonymous":
      return "none";
  }
}

/**
 * The one tenancy predicate: which rows of a table an actor may see. Operators and jobs see all of them; for
 * everyone else it is a plain equality on the owner column of the actor's realm, and a table without that
 * column shows nothing. Out of scope and absent are the same thing to the caller (`notFound`).
 */
export function visibleTo(actor: Actor, table: ScopedTable): SQL {
  const owned = ownership(actor, table);
  if (owned === "all") return sql`true`;
  return owned === "none" ? sql`false` : eq(owned.column, owned.id);
}

/**
 * `visibleTo` for a statement that is written once and kept: the same text for every actor of a kind, which is what
 * `key` is for, with the owner's id as a placeholder.
 */
export function keptScope(actor: Actor, table: ScopedTable) {
  const owned = ownership(actor, table);
  const isOne = typeof owned !== "string";
  return {
    key: actor.kind,
    where: isOne ? eq(owned.column, sql.placeholder("owner")) : visibleTo(actor, table),
    values: isOne ? { owner: owned.id } : {},
  };
}

/** Whether an actor sees the whole table, so that what is known of the table is true of what it sees. */
export const seesAll = (actor: Actor, table: ScopedTable): boolean => ownership(actor, table) === "all";

/** `visibleTo` and further conditions. */
export const visibleAnd = (actor: Actor, table: ScopedTable, ...more: (SQL | undefined)[]): SQL =>
  and(visibleTo(actor, table), ...more) as SQL;

/** The reseller under whom an actor creates things: its own, or the company itself for operators and jobs. */
export const ownResellerId = (actor: Actor): number => ("resellerId" in actor ? actor.resellerId : HOUSE);
