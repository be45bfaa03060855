import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { expiring } from "./expiring-cards";

/** Default cards whose customers are to hear by now that they expire. Found by index; `tellExpiringCards` looks again. */
export const listExpiringCards = query({
  name: "payment.list_expiring_cards",
  permission: "system",
  impersonation: "deny",
  input: z.object({ size: z.number().int().min(1).max(5_000).default(500) }),
  reads: null,
  async run(read, { size }): Promise<number[]> {
    const { rows } = await read.tx.execute<{ id: string }>(sql`
      select m.id from payment_methods m join customers c on c.id = m.customer_id
      where ${expiring(read.now)} order by m.expiry_year, m.expiry_month, m.id limit ${size}`);
    return rows.map(({ id }) => Number(id));
  },
});
