import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/lib/kernel/query";

const MOST = 20_000;

/** The next prepaid customers (20,000 at most), after the one named, of whom a day is over and was not looked at. */
export const listFundsDue = query({
  name: "subscription.list_funds_due",
  permission: "system",
  impersonation: "deny",
  input: z.object({ after: z.number().int().nonnegative().default(0) }),
  reads: null,
  async run(read, { after }): Promise<number[]> {
    const now = sql`${read.now.toISOString()}::timestamptz`;
    // The first condition is one an index knows: no zone has a later day than the easternmost.
    const { rows } = await read.tx.execute<{ id: string }>(sql`
      select f.customer_id as id
      from funds_seen f join customers c on c.id = f.customer_id
      where f.seen_to < (${now} at time zone 'Pacific/Kiritimati')::date and f.customer_id > ${after}
        and f.seen_to < least((${now} at time zone c.billing_time_zone)::date,
          (c.closed_at at time zone c.billing_time_zone)::date + 1)
      order by f.customer_id limit ${MOST}`);
    return rows.map(({ id }) => Number(id));
  },
});
