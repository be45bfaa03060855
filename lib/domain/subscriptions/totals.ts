import { eq, min, type SQL, sql } from "drizzle-orm";
import { plans, subscriptions } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import type * as money from "@/lib/platform/money";
import { FEE_ADJUSTMENTS, FEE_FACTS } from "./line-rows";
import { feeTermsOf, planOf } from "./lines";
import { type PlanTerms, readPlanTerms } from "./plan-terms";
import { consolidatedLine } from "./rules/consolidated";
import { type CurrencyTotal, type FeeLine, totalsPerCurrency } from "./rules/totals";
import { dateSql, statusSql } from "./status-sql";
import { type Calendar, calendarOf, type Subscriber } from "./subscriber";

/** `count` equal lines of one amount: what a sum is shown as ("20.00 × 3 + 15.00"). */
export type SumTerm = { name: string; amount: money.Money; count: number };
export type SubscriptionTotal = CurrencyTotal & { nowTerms: SumTerm[]; nextTerms: SumTerm[] };

type Group = FeeLine & { accountId: number; name: string; count: number };

/**
 * Equal subscriptions (same plan, dates and adjustments) cost the same, so the rules are asked once for each kind and
 * not once for each line: a customer with ten thousand lines of one product is one question.
 */
async function readGroups(
  read: Reader,
  subscriber: Subscriber,
  { today }: Calendar,
  which: SQL,
  byAccount: boolean,
): Promise<Group[]> {
  const accountId = byAccount ? sql<number>`coalesce(${subscriptions.accountId}, 0)` : sql<number>`0`;
  const lines = read.tx
    .select({
      ...FEE_FACTS,
      id: subscriptions.id,
      accountId: accountId.mapWith(Number).as("of_account"),
      adjustments: FEE_ADJUSTMENTS.as("adjustments"),
      name: plans.name,
      endUserName: plans.endUserName,
      currency: plans.currency,
    })
    .from(subscriptions)
    .innerJoin(plans, eq(plans.id, subscriptions.planId))
    .where(
      visibleAnd(read.actor, "subscriptions", which, sql`${statusSql(dateSql(today), read.now)} <> 'closed'`),
    )
    .as("lines");
  const kinds = {
    accountId: lines.accountId,
    planId: lines.planId,
    startOn: lines.startOn,
    activatedOn: lines.activatedOn,
    finishOn: lines.finishOn,
    closedAt: lines.closedAt,
    promotionRemovedOn: lines.promotionRemovedOn,
    pausedOn: lines.pausedOn,
    adjustments: lines.adjustments,
    name: lines.name,
    endUserName: lines.endUserName,
    currency: lines.currency,
  };
  const rows = await read.tx
    .select({ ...kinds, count: sql<number>`count(*)::int` })
    .from(lines)
    .groupBy(...Object.values(kinds))
    .orderBy(min(lines.id));
  const terms = await readPlanTerms(
    read,
    rows.map(({ planId }) => planId),
  );
  return rows.map((row) => {
    const plan: PlanTerms = planOf({ plans: terms }, row.planId);
    const { feeNow, feeNext } = consolidatedLine(feeTermsOf(row, plan, subscriber), today, read.now);
    const { accountId, currency, count } = row;
    return { accountId, name: row.endUserName || row.name, currency, count, feeNow, feeNext };
  });
}

function* oneByOne(groups: Group[]): Generator<FeeLine> {
  for (const group of groups) for (let n = 0; n < group.count; n++) yield group;
}

/** Terms in the order of their oldest line; lines of one name and amount are one term. */
function termsOf(groups: Group[], amountOf: (group: Group) => money.Money | null): SumTerm[] {
  const terms = new Map<string, SumTerm>();
  for (const group of groups) {
    const amount = amountOf(group);
    if (amount === null) continue;
    const key = `${amount} ${group.name}`;
    const known = terms.get(key);
    if (known) known.count += group.count;
    else terms.set(key, { name: group.name, amount, count: group.count });
  }
  return [...terms.values()];
}

const totalled = (groups: Group[]): SubscriptionTotal[] =>
  totalsPerCurrency(oneByOne(groups)).map((total) => {
    const own = groups.filter(({ currency }) => currency === total.currency);
    return {
      ...total,
      nowTerms: termsOf(own, ({ feeNow }) => feeNow),
      nextTerms: termsOf(own, ({ feeNext }) => feeNext),
    };
  });

/**
 * What the pending and active ones of these subscriptions cost in the customer's current and next billing period, one
 * total a currency, exactly and over all of them, whatever page is shown. Closed ones cost nothing.
 */
export const totalsOf = async (
  read: Reader,
  subscriber: Subscriber,
  which: SQL,
): Promise<SubscriptionTotal[]> =>
  totalled(await readGroups(read, subscriber, calendarOf(read, subscriber), which, false));

/** The same for each account; 0 is the customer itself. */
export async function totalsByAccount(
  read: Reader,
  subscriber: Subscriber,
  which: SQL,
): Promise<Map<number, SubscriptionTotal[]>> {
  const groups = await readGroups(read, subscriber, calendarOf(read, subscriber), which, true);
  const accountIds = [...new Set(groups.map(({ accountId }) => accountId))];
  return new Map(accountIds.map((id) => [id, totalled(groups.filter(({ accountId }) => accountId === id))]));
}

export type StatusCounts = Record<"pending" | "active" | "closed", number>;

/** How many of one customer's subscriptions there are in each status. */
export async function statusCountsOf(
  read: Reader,
  subscriber: Subscriber,
  which: SQL,
): Promise<StatusCounts> {
  const { today } = calendarOf(read, subscriber);
  const status = statusSql(dateSql(today), read.now);
  const rows = await read.tx
    .select({ status: sql<keyof StatusCounts>`status`, count: sql<number>`count(*)::int` })
    .from(
      read.tx
        .select({ status: sql<string>`${status}`.as("status") })
        .from(subscriptions)
        .where(visibleAnd(read.actor, "subscriptions", which))
        .as("lines"),
    )
    .groupBy(sql`status`);
  const counts: StatusCounts = { pending: 0, active: 0, closed: 0 };
  for (const row of rows) counts[row.status] = row.count;
  return counts;
}
