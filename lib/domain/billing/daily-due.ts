import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";

/**
 * Part: customers with a subscription charged day by day of which yesterday, in their own zone, is not charged yet, or with
 * one that waits for funds and was not tried today; in id order. One whose period is over but not closed is left out: its last days are for the invoice of that period, which its
 * bill run charges.
 * @param which a further condition on s.customer_id.
 */
export async function readDailyDue(read: Reader, which: SQL, most: number): Promise<number[]> {
  const today = sql`(${read.now.toISOString()}::timestamptz at time zone c.billing_time_zone)::date`;
  const { rows } = await read.tx.execute<{ id: string }>(sql`
    select distinct s.customer_id as id
    from plans p join subscriptions s on s.plan_id = p.id
      join customers c on c.id = s.customer_id join customer_billing b on b.customer_id = s.customer_id
    where p.charge_model = 'progressive' and ${which} and not b.done and b.next_close > ${today}
      and greatest(s.activated_on, s.charge_from) < ${today} and s.activated_on is not null
      and (s.billed_to is null or s.billed_to < ${today} - 1)
      and (s.finish_on is null or s.billed_to is null or s.billed_to < s.finish_on)
      and (s.paused_on is null or coalesce(s.billed_to, s.activated_on - 1) < s.paused_on - 1)
    union
    select s.customer_id
    from subscriptions s join customers c on c.id = s.customer_id join customer_billing b on b.customer_id = s.customer_id
    where s.short_from is not null and ${which} and not b.done and b.next_close > ${today}
      and s.short_from <= ${today} and s.short_tried_on < ${today}
    order by 1 limit ${most}`);
  return rows.map(({ id }) => Number(id));
}
