import { sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import type { Money } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";

/** Months that an invoice is compared with (MON-7). */
const MONTHS = 6;

/** Months differ by so many days; a period that is shorter by more was cut short. */
export const SLACK_DAYS = 3;

/**
 * The totals of each customer's last regular invoices, for a look at what is unusual. Those of periods that were cut short
 * (a customer's first days) say nothing about a whole one, and are left out.
 * @param closeOn the end of the period that is open.
 */
export async function recentTotals(
  read: Reader,
  customerIds: readonly number[],
  closeOn: PlainDate,
): Promise<Map<number, Money[]>> {
  const { rows } = await read.tx.execute<{ customer_id: string; totals: Money[] }>(sql`
    select c.id as customer_id, array_agg(h.total::text) as totals
    from customer_billing b join unnest(${idArray(customerIds)}) as c(id) on c.id = b.customer_id cross join lateral (
      select total from invoices i where i.customer_id = c.id and i.type = 'regular' and i.voided_at is null
        and i.period_to - i.period_from >= ${closeOn}::date - b.open_from - ${SLACK_DAYS}::int
      order by i.id desc limit ${MONTHS}) h group by c.id`);
  return new Map(rows.map(({ customer_id, totals }) => [Number(customer_id), totals]));
}
