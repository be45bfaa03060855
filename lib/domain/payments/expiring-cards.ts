import { type SQL, sql } from "drizzle-orm";
import { todayOf } from "./automatic-due";

/** The month of a customer `c`: "2026-11". */
export const monthOf = (now: Date): SQL => sql`to_char(${todayOf(now)}, 'YYYY-MM')`;

const yearAndMonth = (moment: SQL): SQL =>
  sql`(extract(year from ${moment})::int, extract(month from ${moment})::int)`;

/**
 * Default cards `m` of open customers `c` that expire in the customer's month or the next, and of which they have not been
 * told in this month. The year and month bounds, a day wide of every zone, let the index find them.
 */
export function expiring(now: Date): SQL {
  const moment = sql`${now.toISOString()}::timestamptz`;
  const first = yearAndMonth(sql`((${moment} - interval '1 day') at time zone 'UTC')`);
  const last = yearAndMonth(sql`((${moment} + interval '1 day') at time zone 'UTC' + interval '1 month')`);
  return sql`m.is_default and m.removed_at is null and c.closed_at is null
    and (m.expiry_year, m.expiry_month) >= ${first} and (m.expiry_year, m.expiry_month) <= ${last}
    and make_date(m.expiry_year, m.expiry_month, 1) between date_trunc('month', ${todayOf(now)})
      and date_trunc('month', ${todayOf(now)}) + interval '1 month'
    and m.expiry_told_in is distinct from ${monthOf(now)}`;
}
