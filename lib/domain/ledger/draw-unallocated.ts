import { sql } from "drizzle-orm";
import { explaining } from "@/lib/kernel/constraints";
import type { Work } from "@/lib/kernel/work";
import type { Money } from "@/lib/platform/money";

/**
 * Part: moves payments out of the pot that no invoice has used (above zero: an invoice uses them), or back into it. The
 * balance does not change: it was lowered when the payment was posted. The caller holds the customers' locks, keeps which
 * payment went where, and leaves the audit rows.
 * @throws {DomainError} conflict when there is not as much in the pot.
 */
export async function drawUnallocated(
  work: Work,
  list: readonly { customerId: number; amount: Money }[],
): Promise<void> {
  if (list.length === 0) return;
  const records = JSON.stringify(list.map(({ customerId, amount }) => ({ c: customerId, a: amount })));
  await explaining(
    {
      customer_balances_unallocated: {
        field: "amount",
        message: "There are not enough unallocated payments for that.",
      },
    },
    () =>
      work.tx.execute(sql`
        update customer_balances b set unallocated = b.unallocated - s.amount, updated_at = clock_timestamp()
        from (select c, sum(a) as amount from jsonb_to_recordset(${records}::jsonb) as r(c bigint, a numeric) group by c) s
        where b.customer_id = s.c`),
  );
}
