import { sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import type { BillingTotal } from "./bill-part";

/** What a run's invoices come to, by currency: added up from the invoices themselves; void ones are left out. */
export async function runTotals(read: Reader, runId: number): Promise<BillingTotal[]> {
  const { rows } = await read.tx.execute<BillingTotal>(sql`
    select currency, count(*)::int as invoices, sum(net)::text as net, sum(tax)::text as tax, sum(total)::text as total
    from invoices where run_id = ${runId} and voided_at is null group by currency order by currency`);
  return rows.map((row) => ({
    ...row,
    net: normalize(row.net),
    tax: normalize(row.tax),
    total: normalize(row.total),
  }));
}
