import { sql } from "drizzle-orm";
import { z } from "zod";
import type { BillingPeriod } from "@/lib/domain/catalog";
import { periodOf } from "@/lib/domain/subscriptions";
import { operation } from "@/lib/kernel/operation";
import type { PlainDate } from "@/lib/platform/time";

const BATCH = 5_000;

type Row = {
  customer_id: string;
  billing_period: BillingPeriod;
  anchor_day: string;
  billed_until: PlainDate;
};

/**
 * Works out when the open period of new customers ends, and of those whose calendar was changed: a trigger blanks it. A
 * batch at a time; 0 when there is nothing left. The due list is then one index.
 */
export const planClosings = operation({
  name: "bill_run.plan_closings",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({}),
  async run(work): Promise<{ planned: number }> {
    const { rows } = await work.tx.execute<Row>(sql`
      select b.customer_id, b.billing_period, c.anchor_day, b.billed_until::text
      from customer_billing b join customers c on c.id = b.customer_id
      where b.next_close is null and not b.done order by b.customer_id limit ${BATCH} for update of c skip locked`);
    const planned = rows.map((row) => ({
      c: Number(row.customer_id),
      n: periodOf(row.billing_period, Number(row.anchor_day), row.billed_until).end,
      k: row.billing_period,
    }));
    // One whose calendar changed since it was read is left for the next batch.
    await work.tx.execute(sql`
      update customer_billing b set next_close = r.n from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb)
        as r(c bigint, n date, k text) where b.customer_id = r.c and b.next_close is null and b.billing_period = r.k`);
    work.audit.event({ type: "bill_run", id: null }, { details: { planned: rows.length } });
    return { planned: rows.length };
  },
});
