import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/lib/kernel/query";

export type BillingAttention = {
  paused: { runId: number; closeOn: string; reason: string }[];
  parked: number;
  held: number;
  /** Invoices under review, and how many of them are held for being unusual. */
  waiting: number;
  unusual: number;
};

/** What waits for somebody in billing. Every count is of a small index. */
export const getAttention = query({
  name: "bill_run.get_attention",
  permission: "bill_run:read",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  async run(read): Promise<BillingAttention> {
    const paused = await read.tx.execute<{ id: string; close_on: string; pause_reason: string }>(sql`
      select id, close_on::text, pause_reason from bill_runs where state = 'paused' order by id limit 20`);
    const counts = await read.tx.execute<Omit<BillingAttention, "paused">>(sql`
      select (select count(*)::int from (select 1 from customer_billing where parked_reason is not null limit 10001) c) as parked,
        (select count(*)::int from (select 1 from customer_billing where held_at is not null limit 10001) c) as held,
        (select count(*)::int from (select 1 from invoices where review <> 'issued' and voided_at is null limit 10001) c) as waiting,
        (select count(*)::int from (select 1 from invoices where review <> 'issued' and voided_at is null
          and hold_reason <> '' limit 10001) c) as unusual`);
    const [row] = counts.rows;
    if (!row) throw new Error("a row of counts always comes");
    return {
      ...row,
      paused: paused.rows.map(({ id, close_on, pause_reason }) => ({
        runId: Number(id),
        closeOn: close_on,
        reason: pause_reason,
      })),
    };
  },
});
