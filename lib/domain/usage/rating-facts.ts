import { and, inArray, sql } from "drizzle-orm";
import { customers } from "@/db/schema";
import {
  type BillingPeriod,
  type CustomerRating,
  type DiscountEntry,
  type ProductRating,
  readCustomerRating,
  readDestinationGroups,
  readDiscountPlans,
  readProductRating,
} from "@/lib/domain/catalog";
import { visibleTo } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import { type ReadyTariff, readReadyTariffs } from "./prepared-tariffs";
import { prepareGroups } from "./rules/destination-group";
import type { PrefixMap } from "./rules/prefix-map";

/** What of a customer decides what its usage costs. */
export type RatedCustomer = {
  id: number;
  name: string;
  resellerId: number;
  distributorId: number;
  currency: string;
  billingTimeZone: string;
  billingPeriod: BillingPeriod;
  anchorDay: number;
};

export type RatedLine = {
  accountId: number;
  customerId: number;
  productId: number | null;
  activatesOn: PlainDate;
  closedAt: Date | null;
};

/** An add-on of a line, or (accountId null) of a customer and all its lines. Days of the billing zone, the last included. */
export type AddOn = {
  subscriptionId: number;
  customerId: number;
  accountId: number | null;
  productId: number;
  from: PlainDate;
  lastDay: PlainDate | null;
};

/** Everything that rating looks at, for the lines it was read for. */
export type RatingFacts = {
  customers: ReadonlyMap<number, RatedCustomer>;
  lines: ReadonlyMap<number, RatedLine>;
  addOns: { ofLine: ReadonlyMap<number, AddOn[]>; ofCustomer: ReadonlyMap<number, AddOn[]> };
  products: ReadonlyMap<number, ProductRating>;
  own: ReadonlyMap<number, CustomerRating>;
  tariffs: ReadonlyMap<number, ReadyTariff>;
  /** By volume discount plan. */
  entries: ReadonlyMap<number, readonly DiscountEntry[]>;
  /** Destination groups by owner. */
  groups: ReadonlyMap<number, PrefixMap<number>>;
};

const ids = (values: readonly number[]) => sql`${sql.param([...new Set(values)])}::bigint[]`;

/** A line is found by the name a record gives, as it stands or as bare digits. */
export async function findLines(
  read: Reader,
  keys: readonly string[],
): Promise<Map<string, { accountId: number; customerId: number }>> {
  const wanted = [...new Set(keys)].flatMap((key) => {
    const digits = key.replace(/[\s().+\-/]/g, "");
    return digits === key || digits === ""
      ? [{ key, name: key }]
      : [
          { key, name: key },
          { key, name: digits },
        ];
  });
  if (wanted.length === 0) return new Map();
  const { rows } = await read.tx.execute<{ key: string; id: string; customer_id: string }>(sql`
    select distinct on (k.key) k.key, accounts.id, accounts.customer_id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as k(key text, name text)
    join accounts on accounts.identifier_key = lower(k.name) and ${visibleTo(read.actor, "accounts")}
    order by k.key, k.name <> k.key`);
  return new Map(
    rows.map((row) => [row.key, { accountId: Number(row.id), customerId: Number(row.customer_id) }]),
  );
}

/** Locks customers in id order, as posting does; counters and balances move under these locks. */
export async function lockRatedCustomers(
  work: Work,
  customerIds: readonly number[],
): Promise<Map<number, RatedCustomer>> {
  if (customerIds.length === 0) return new Map();
  const rows = await work.tx
    .select({
      id: customers.id,
      name: customers.name,
      resellerId: customers.resellerId,
      distributorId: customers.distributorId,
      currency: customers.currency,
      billingTimeZone: customers.billingTimeZone,
      billingPeriod: customers.billingPeriod,
      anchorDay: customers.anchorDay,
    })
    .from(customers)
    .where(and(inArray(customers.id, [...new Set(customerIds)]), visibleTo(work.actor, "customers")))
    .orderBy(customers.id)
    .for("no key update");
  return new Map(rows.map((row) => [row.id, { ...row, billingPeriod: row.billingPeriod as BillingPeriod }]));
}

async function readLines(read: Reader, accountIds: readonly number[]): Promise<Map<number, RatedLine>> {
  const { rows } = await read.tx.execute<{
    id: string;
    customer_id: string;
    product_id: string | null;
    activates_on: string;
    closed_at: string | null;
  }>(sql`
    select id, customer_id, product_id, activates_on::text, closed_at from accounts
    where id = any(${ids(accountIds)}) and ${visibleTo(read.actor, "accounts")}`);
  return new Map(
    rows.map((row) => [
      Number(row.id),
      {
        accountId: Number(row.id),
        customerId: Number(row.customer_id),
        productId: row.product_id === null ? null : Number(row.product_id),
        activatesOn: row.activates_on,
        closedAt: row.closed_at === null ? null : new Date(row.closed_at),
      },
    ]),
  );
}

async function readAddOns(
  read: Reader,
  accountIds: readonly number[],
  customerIds: readonly number[],
): Promise<AddOn[]> {
  const { rows } = await read.tx.execute<{
    id: string;
    customer_id: string;
    account_id: string | null;
    product_id: string;
    from_day: string;
    last_day: string | null;
  }>(sql`
    select s.id, s.customer_id, s.account_id, s.product_id, coalesce(s.activated_on, s.start_on)::text as from_day,
      s.finish_on::text as last_day
    from subscriptions s join products p on p.id = s.product_id
    where p.kind = 'addon' and (s.account_id = any(${ids(accountIds)})
      or s.account_id is null and s.customer_id = any(${ids(customerIds)}))`);
  return rows.map((row) => ({
    subscriptionId: Number(row.id),
    customerId: Number(row.customer_id),
    accountId: row.account_id === null ? null : Number(row.account_id),
    productId: Number(row.product_id),
    from: row.from_day,
    lastDay: row.last_day,
  }));
}

function byHolder(addOns: readonly AddOn[]): RatingFacts["addOns"] {
  const held = { ofLine: new Map<number, AddOn[]>(), ofCustomer: new Map<number, AddOn[]>() };
  for (const addOn of addOns) {
    const [of, id] =
      addOn.accountId === null ? [held.ofCustomer, addOn.customerId] : [held.ofLine, addOn.accountId];
    of.set(id, [...(of.get(id) ?? []), addOn]);
  }
  return held;
}

async function readGroups(read: Reader, owners: readonly number[]): Promise<Map<number, PrefixMap<number>>> {
  const groups = new Map<number, PrefixMap<number>>();
  for (const owner of new Set(owners))
    groups.set(owner, prepareGroups(await readDestinationGroups(read, owner)));
  return groups;
}

/**
 * Reads what the lines of some customers are rated by: some ten statements, whatever their number. Who rates holds the
 * customers' locks.
 */
export async function readRatingFacts(
  read: Reader,
  found: ReadonlyMap<number, RatedCustomer>,
  accountIds: readonly number[],
): Promise<RatingFacts> {
  const customerIds = [...found.keys()];
  const lines = await readLines(read, accountIds);
  const addOns = await readAddOns(read, accountIds, customerIds);
  const own = await readCustomerRating(read, customerIds);
  const productIds = [...lines.values(), ...addOns].flatMap(({ productId }) => productId ?? []);
  const products = await readProductRating(read, [...new Set(productIds)]);
  const rated = [...products.values(), ...own.values()];
  const tariffs = await readReadyTariffs(read, [
    ...new Set(rated.flatMap((one) => Object.values(one.tariffs))),
  ]);
  const plans = await readDiscountPlans(read, [
    ...new Set([
      ...[...products.values()].flatMap(({ discountPlanId }) => discountPlanId ?? []),
      ...[...own.values()].flatMap(({ discountPlan }) => discountPlan?.id ?? []),
    ]),
  ]);
  const grouped = [...plans.values()].filter(({ entries }) =>
    entries.some(({ groupId }) => groupId !== null),
  );
  const groups = await readGroups(
    read,
    grouped.map(({ resellerId }) => resellerId),
  );
  const entries = new Map([...plans].map(([id, plan]) => [id, plan.entries]));
  return { customers: found, lines, addOns: byHolder(addOns), products, own, tariffs, entries, groups };
}
