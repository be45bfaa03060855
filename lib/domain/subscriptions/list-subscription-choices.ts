import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, plans, products } from "@/db/schema";
import { seesPersonalData } from "@/lib/kernel/actor";
import { idInput, optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { maskPhone, maskText } from "@/lib/platform/mask";
import { normalize } from "@/lib/platform/money";
import { standardFeeSql } from "./fee-sql";
import { calendarOf, getSubscriber, type Subscriber } from "./subscriber";
import { viewOf } from "./subscriber-view";

/** More than a person can choose from; a customer with more lines opens the form from the line. */
const MOST = 500;

async function accountsOf(read: Reader, customerId: number, accountId: number | null) {
  const rows = await read.tx
    .select({ accountId: accounts.id, identifier: accounts.identifier, name: accounts.name })
    .from(accounts)
    .where(visibleAnd(read.actor, "accounts", eq(accounts.customerId, customerId), isNull(accounts.closedAt)))
    .orderBy(sql`${accounts.id} <> ${accountId ?? 0}`, accounts.identifierKey)
    .limit(MOST);
  if (seesPersonalData(read.actor)) return rows;
  return rows.map((row) => ({ ...row, identifier: maskPhone(row.identifier), name: maskText(row.name) }));
}

const priced = (subscriber: Subscriber) =>
  sql<string>`${standardFeeSql(sql`${plans.id}`, sql`${subscriber.billingPeriod}::text`)}`;

async function plansFor(read: Reader, subscriber: Subscriber) {
  const fee = priced(subscriber);
  const rows = await read.tx
    .select({ planId: plans.id, name: plans.name, fee })
    .from(plans)
    .where(
      visibleAnd(
        read.actor,
        "plans",
        eq(plans.resellerId, subscriber.resellerId),
        eq(plans.currency, subscriber.currency),
        isNull(plans.archivedAt),
        sql`${fee} is not null`,
      ),
    )
    .orderBy(plans.nameKey)
    .limit(MOST);
  return rows.map((row) => ({ ...row, fee: normalize(row.fee) }));
}

async function productsFor(read: Reader, subscriber: Subscriber) {
  const fee = priced(subscriber);
  const rows = await read.tx
    .select({ productId: products.id, name: products.name, kind: products.kind, planName: plans.name, fee })
    .from(products)
    .innerJoin(plans, eq(plans.id, products.planId))
    .where(
      visibleAnd(
        read.actor,
        "products",
        eq(products.resellerId, subscriber.resellerId),
        eq(plans.currency, subscriber.currency),
        isNull(products.archivedAt),
        and(isNull(plans.archivedAt), sql`${fee} is not null`),
      ),
    )
    .orderBy(products.nameKey)
    .limit(MOST);
  return rows.map((row) => ({ ...row, fee: normalize(row.fee) }));
}

/** What a customer can be given: its open accounts, and the plans and products that fit its owner, currency and period. */
export const listSubscriptionChoices = query({
  name: "subscription.list_choices",
  permission: "subscription:create",
  impersonation: "allow",
  input: z.object({ customerId: idInput(), accountId: optionalId() }),
  async run(read, { customerId, accountId }) {
    const subscriber = await getSubscriber(read, customerId);
    return {
      subscriber: viewOf(read, subscriber, calendarOf(read, subscriber)),
      accounts: await accountsOf(read, customerId, accountId),
      plans: await plansFor(read, subscriber),
      products: await productsFor(read, subscriber),
    };
  },
  reads: (_, { subscriber, accounts: found }) => ({
    type: "account",
    id: null,
    customerId: subscriber.customerId,
    resellerId: subscriber.resellerId,
    distributorId: subscriber.distributorId,
    details: { count: found.length, ids: found.slice(0, 100).map((row) => row.accountId) },
  }),
});
