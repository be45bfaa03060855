import { type SQL, sql } from "drizzle-orm";

/**
 * Whether an open invoice `i` of a customer `c` may be charged by itself: it is collected, or the class's collection policy
 * in force lets cards be charged all the same. A class without a policy has no threshold that could forbid it.
 */
export const chargeable = (today: SQL): SQL => sql`not exists (
  select 1 from invoice_collection ic cross join lateral (select p.settings from collection_policies p
    where p.class_id = c.class_id and p.cancelled_at is null and p.effective_on <= ${today}
    order by p.effective_on desc, p.id desc limit 1) p
  where ic.invoice_id = i.id and ic.status = 'do_not_collect'
    and not coalesce((p.settings ->> 'chargeBelowThreshold')::boolean, false))`;

/** The last day that has come on which an invoice `i` is to be charged; null before the first. */
export const lastChargeDay = (today: SQL): SQL => sql`(
  select max(d) from unnest(
    case when ps.auto_charge = 'at_issue' then array[i.issued_on] else array[i.due_on] end
    || array(select i.due_on + r from unnest(ps.retry_days) r)) d
  where d <= ${today} and d >= case when ps.auto_charge = 'at_issue' then i.issued_on else i.due_on end)`;

/** Nobody tried since that day, leaving out what never reached a gateway. */
export const notTriedSince = (day: SQL): SQL => sql`not exists (select 1 from payment_intents a
  where a.invoice_id = i.id and a.origin = 'invoice' and a.failure_code <> 'not_received' and a.day >= ${day})`;

export const todayOf = (now: Date): SQL =>
  sql`(${now.toISOString()}::timestamptz at time zone c.billing_time_zone)::date`;
