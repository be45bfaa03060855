import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/lib/kernel/query";
import type { PaymentState } from "./rules/states";

export type Unsettled = {
  payments: { id: number; state: PaymentState }[];
  refunds: number[];
};

/** Payments and refunds whose outcome is to be asked for by now, the oldest first. */
export const listUnsettled = query({
  name: "payment.list_unsettled",
  permission: "system",
  impersonation: "deny",
  input: z.object({ size: z.number().int().min(1).max(1_000).default(200) }),
  reads: null,
  async run(read, { size }): Promise<Unsettled> {
    const now = sql`${read.now.toISOString()}::timestamptz`;
    const { rows } = await read.tx.execute<{ id: string; state: PaymentState }>(sql`
      select id, state from payment_intents where check_at <= ${now} order by check_at, id limit ${size}`);
    const { rows: refunds } = await read.tx.execute<{ id: string }>(sql`
      select id from payment_refunds where check_at <= ${now} order by check_at, id limit ${size}`);
    return {
      payments: rows.map(({ id, state }) => ({ id: Number(id), state })),
      refunds: refunds.map(({ id }) => Number(id)),
    };
  },
});
