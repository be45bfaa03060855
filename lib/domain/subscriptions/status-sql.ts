import { type SQL, sql } from "drizzle-orm";
import { customers, subscriptions } from "@/db/schema";
import { addDays, todayIn } from "@/lib/platform/time";

/** `subscriptionStatus` in SQL, for filters and sums; a test holds the two together. @param today a date. */
export const statusSql = (today: SQL, now: Date): SQL<string> =>
  sql<string>`case when ${subscriptions.closedAt} <= ${now.toISOString()}::timestamptz
      or ${subscriptions.finishOn} < ${today} then 'closed'
    when ${subscriptions.activatedOn} <= ${today} then 'active' else 'pending' end`;

export const dateSql = (date: string): SQL => sql`${date}::date`;

/** True where a date lies within a day of now: only there can a customer's zone decide the status. */
export function nearNowSql(now: Date): SQL {
  const middle = todayIn(now, "UTC");
  const near = sql`between ${addDays(middle, -1)}::date and ${addDays(middle, 1)}::date`;
  return sql`(${subscriptions.finishOn} ${near} or ${subscriptions.activatedOn} ${near}) is true`;
}

/** Today in the zone of a joined customer. */
export const zoneTodaySql = (now: Date): SQL =>
  sql`(${now.toISOString()}::timestamptz at time zone ${customers.billingTimeZone})::date`;

/**
 * Today in each subscription's own zone, for reads over many customers: the customer's row is looked up just where the
 * zone matters.
 */
export const ownTodaySql = (now: Date): SQL => sql`case when ${nearNowSql(now)} then
    (select ${zoneTodaySql(now)} from ${customers} where ${customers.id} = ${subscriptions.customerId})
  else ${todayIn(now, "UTC")}::date end`;
