import { sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";
import type { Money } from "@/lib/platform/money";
import { idArray } from "./billing-rows";

/** Months that an invoice is compared with (MON-7). */
const MONTHS = 6;

/** The totals of each customer's last regular invoices, for a look at what is unusual. */
export async function recentTotals(
  read: Reader,
  customerIds: readonly number[],
): Promise<Map<number, Money[]>> {
  const { rows } = await read.tx.execute<{ customer_id: string; totals: Money[] }>(sql`
    select c.id as customer_id, array_agg(h.total::text) as totals
    from unnest(${idArray(customerIds)}) as c(id) cross join lateral (
      select total from invoices i where i.customer_id = c.id and i.type = 'regular' and i.voided_at is null
      order by i.id desc limit ${MONTHS}) h group by c.id`);
  return new Map(rows.map(({ customer_id, totals }) => [Number(customer_id), totals]));
}
