import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { chargeable, lastChargeDay, notTriedSince, todayOf } from "./automatic-due";

/**
 * Customers with a stored card of whom something is to be paid by itself now: a periodic payment, an invoice, a top-up.
 * Found by index; `beginAutomatic` looks again under the customer's lock.
 */
export const listAutomaticDue = query({
  name: "payment.list_automatic_due",
  permission: "system",
  impersonation: "deny",
  input: z.object({ after: z.number().default(0), size: z.number().int().min(1).max(5_000).default(500) }),
  reads: null,
  async run(read, { after, size }): Promise<number[]> {
    const today = todayOf(read.now);
    const { rows } = await read.tx.execute<{ id: string }>(sql`
      select t.customer_id as id from customer_payments t
        join payment_methods m on m.customer_id = t.customer_id and m.is_default and m.removed_at is null
        join customers c on c.id = t.customer_id and c.closed_at is null
      where t.customer_id > ${after} and t.frozen_at is null
        and not exists (select 1 from payment_intents o where o.customer_id = t.customer_id and o.verb = 'charge'
          and o.state in ('created', 'pending', 'requires_confirmation', 'unknown'))
        and (t.periodic_next <= ${today}
          or (t.auto_pay and exists (select 1 from payment_settings ps join invoices i on i.customer_id = t.customer_id
            where ps.class_id = c.class_id and ps.auto_charge <> 'never' and i.review = 'issued'
              and i.voided_at is null and i.total > i.paid + i.adjusted
              and ${notTriedSince(lastChargeDay(today))} and ${lastChargeDay(today)} is not null and ${chargeable(today)}))
          or (t.top_up_at is not null and exists (select 1 from customer_balances b where b.customer_id = t.customer_id
            and case when c.balance_control = 'prepaid' then coalesce(c.credit_limit, 0) - b.balance < t.top_up_at
              else b.balance > t.top_up_at end)
            and not exists (select 1 from payment_intents a where a.customer_id = t.customer_id and a.origin = 'top_up'
              and a.state = 'failed' and a.failure_code <> 'not_received' and a.day >= ${today})))
      order by t.customer_id limit ${size}`);
    return rows.map(({ id }) => Number(id));
  },
});
