import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { subscriptions } from "@/db/schema";
import { assertAccountOf } from "@/lib/domain/accounts";
import { optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { keyset, type ListPage, type SortColumn } from "@/lib/platform/keyset-page";
import { customerEntity } from "./entities";
import { type LineRow, readLineRows } from "./line-rows";
import { type SubscriptionLine, toLine } from "./lines";
import { readPlanTerms } from "./plan-terms";
import { dateSql, statusSql } from "./status-sql";
import { calendarOf, customerIdOf, getSubscriber, type Subscriber } from "./subscriber";
import { type SubscriberView, viewOf } from "./subscriber-view";
import {
  type StatusCounts,
  type SubscriptionTotal,
  statusCountsOf,
  totalsByAccount,
  totalsOf,
} from "./totals";

export const SUBSCRIPTION_STATUSES = ["pending", "active", "closed"] as const;

const input = z.object({
  /** A customer or an account may leave it out and means itself. */
  customerId: optionalId(),
  accountId: optionalId(),
  /** None: all of them. */
  statuses: z.array(z.enum(SUBSCRIPTION_STATUSES)).max(3).default([]),
  /** By account puts those on the customer itself first, then account by account; flat is the order of adding. */
  sort: z.enum(["account", "flat"]).default("flat"),
  cursor: z.string().max(2000).nullish().default(null),
  direction: z.enum(["next", "prev"]).default("next"),
  pageSize: z.coerce.number().int().min(1).max(500).default(100),
});
type Input = z.output<typeof input>;

export type AccountsSubscriptions = ListPage<SubscriptionLine> & {
  subscriber: SubscriberView;
  /** Over everything filtered, not just this page. */
  totals: SubscriptionTotal[];
  /** Ordered by account: what each account on this page costs as a whole. */
  subtotals: { accountId: number | null; totals: SubscriptionTotal[] }[];
  /** Before the filter by status. */
  statusCounts: StatusCounts;
};

const ACCOUNT = sql<number>`coalesce(${subscriptions.accountId}, 0)`;
const SORTS: Record<Input["sort"], SortColumn<LineRow>> = {
  account: { by: ACCOUNT, type: "bigint", of: (row) => row.accountId ?? 0 },
  flat: { by: sql`${subscriptions.id}`, type: "bigint", of: (row) => row.subscriptionId },
};
const ID = { by: sql`${subscriptions.id}`, of: (row: LineRow) => row.subscriptionId };

async function subtotalsOf(read: Reader, subscriber: Subscriber, which: SQL, rows: readonly LineRow[]) {
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId ?? 0))];
  const totals = await totalsByAccount(read, subscriber, and(which, inArray(ACCOUNT, accountIds)) as SQL);
  return accountIds.map((id) => ({ accountId: id || null, totals: totals.get(id) ?? [] }));
}

/**
 * Every subscription of a customer: of all its accounts, through products or added directly, and those on the
 * customer itself, with what they cost now and next (domain reference F8.5). An account sees its own.
 */
export const getAccountsSubscriptions = query({
  name: "customer.get_accounts_subscriptions",
  permission: "subscription:read",
  impersonation: "allow",
  input,
  async run(read, given): Promise<AccountsSubscriptions> {
    const subscriber = await getSubscriber(read, customerIdOf(read.actor, given.customerId));
    const { customerId } = subscriber;
    const { accountId, statuses, sort } = given;
    if (accountId !== null) await assertAccountOf(read, customerId, accountId);
    const calendar = calendarOf(read, subscriber);
    const all = and(
      eq(subscriptions.customerId, customerId),
      accountId === null ? undefined : eq(subscriptions.accountId, accountId),
    ) as SQL;
    const status = statusSql(dateSql(calendar.today), read.now);
    const which = and(all, statuses.length > 0 ? inArray(status, statuses) : undefined) as SQL;

    const keys = keyset({ ...given, dir: "asc" }, SORTS[sort], ID);
    const page = keys.page(await readLineRows(read, and(which, keys.where) as SQL, keys));
    const plans = await readPlanTerms(
      read,
      page.rows.map(({ planId }) => planId),
    );
    const sources = { subscriber, plans, today: calendar.today };
    const statusCounts = await statusCountsOf(read, subscriber, all);
    const counted = statuses.length > 0 ? statuses : SUBSCRIPTION_STATUSES;
    const value = [...new Set(counted)].reduce((sum, one) => sum + statusCounts[one], 0);
    return {
      subscriber: viewOf(read, subscriber, calendar),
      ...page,
      rows: page.rows.map((row) => toLine(read, row, sources)),
      count: { value, exact: true },
      totals: await totalsOf(read, subscriber, which),
      subtotals: sort === "account" ? await subtotalsOf(read, subscriber, which, page.rows) : [],
      statusCounts,
    };
  },
  reads: ({ customerId: _, cursor: __, ...filter }, { subscriber, rows, count }) => ({
    ...customerEntity(subscriber),
    details: { filter, count: count.value, ids: rows.slice(0, 100).map((row) => row.subscriptionId) },
  }),
});
