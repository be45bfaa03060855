import { type SQL, sql } from "drizzle-orm";
import { customers, subscriptions } from "@/db/schema";
import { addDays, todayIn } from "@/lib/platform/time";

/** `subscriptionStatus` in SQL, for filters and sums; a test holds the two together. @param today a date. */
export const statusSql = (today: SQL, now: Date): SQL<string> =>
  sql<string>`case when ${subscriptions.closedAt} <= ${now.toISOString()}::timestamptz
      or ${subscriptions.finishOn} < ${today} then 'closed'
    when ${subscriptions.activatedOn} <= ${today} then 'active' else 'pending' end`;

export const dateSql = (date: string): SQL => sql`${date}::date`;

/**
 * Today in each subscription's own zone, for sums over many customers. Only where a date lies within a day of now can
 * the zone matter; just there is the customer's row looked up, so a sum over a whole base does not join it.
 */
export function ownTodaySql(now: Date): SQL {
  const middle = todayIn(now, "UTC");
  const near = sql`between ${addDays(middle, -1)}::date and ${addDays(middle, 1)}::date`;
  return sql`case when ${subscriptions.finishOn} ${near} or ${subscriptions.activatedOn} ${near} then
      (select (${now.toISOString()}::timestamptz at time zone ${customers.billingTimeZone})::date
       from ${customers} where ${customers.id} = ${subscriptions.customerId})
    else ${middle}::date end`;
}
