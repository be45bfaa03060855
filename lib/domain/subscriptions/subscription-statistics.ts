import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { customers, plans, subscriptions } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import { todayIn } from "@/lib/platform/time";
import { dateSql, nearNowSql, statusSql, zoneTodaySql } from "./status-sql";

export type SubscriptionStatistics = {
  counts: { pending: number; active: number; closed: number; all: number };
  /** Recurring fees of whole billing periods, closed ones at their last fee, as if all periods were equally long. */
  recurring: { currency: string; active: string; overall: string }[];
};

type Sums = {
  currency: string;
  all_n: number;
  active_n: number;
  closed_n: number;
  all_total: string;
  active_total: string;
};

/**
 * Sums by plan first, in one pass: a condition for each status instead of a group for each, and the customer's row
 * only for the few whose status its zone decides. That keeps the pass as cheap as a bare sum, and parallel.
 */
function sumsSql({ actor, now }: Reader): SQL {
  const visible = visibleTo(actor, "subscriptions");
  const near = nearNowSql(now);
  const sums = (status: SQL) => sql`${subscriptions.planId} as plan_id, count(*) as all_n,
    sum(${subscriptions.recurringFee}) as all_total,
    count(*) filter (where ${status} = 'active') as active_n,
    sum(${subscriptions.recurringFee}) filter (where ${status} = 'active') as active_total,
    count(*) filter (where ${status} = 'closed') as closed_n`;
  return sql`
    select ${sums(statusSql(dateSql(todayIn(now, "UTC")), now))} from ${subscriptions}
    where ${visible} and not ${near} group by 1
    union all
    select ${sums(statusSql(zoneTodaySql(now), now))} from ${subscriptions}
    join ${customers} on ${customers.id} = ${subscriptions.customerId}
    where ${visible} and ${near} group by 1`;
}

/** How many subscriptions there are and what they bring in, over everything the actor may see; summed in SQL. */
export const subscriptionStatistics = query({
  name: "subscription.statistics",
  permission: "subscription:read",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  async run(read): Promise<SubscriptionStatistics> {
    const { rows } = await read.tx.execute<Sums>(sql`
      select p.currency, sum(s.all_n)::int as all_n, sum(s.active_n)::int as active_n,
        sum(s.closed_n)::int as closed_n, sum(s.all_total)::text as all_total,
        coalesce(sum(s.active_total), 0)::text as active_total
      from (${sumsSql(read)}) s join ${plans} p on p.id = s.plan_id
      group by p.currency order by p.currency`);
    const count = (name: "all_n" | "active_n" | "closed_n") => rows.reduce((sum, row) => sum + row[name], 0);
    const [all, active, closed] = [count("all_n"), count("active_n"), count("closed_n")];
    return {
      counts: { pending: all - active - closed, active, closed, all },
      recurring: rows.map((row) => ({
        currency: row.currency,
        active: normalize(row.active_total),
        overall: normalize(row.all_total),
      })),
    };
  },
});
