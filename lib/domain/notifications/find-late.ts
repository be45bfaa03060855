import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { LOST_MS } from "./rules/delivery";

/** Whether a worker left something behind that is to be taken up. */
export const findLate = query({
  name: "message.find_late",
  permission: "system",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read): Promise<{ late: boolean }> {
    const now = read.now.toISOString();
    const lostSince = new Date(read.now.getTime() - LOST_MS).toISOString();
    const { rows } = await read.tx.execute<{ late: boolean }>(sql`
      select exists (select from outbox where status = 'sending' and lease_until < ${now}::timestamptz)
        or exists (select from outbox where status = 'pending' and next_at < ${lostSince}::timestamptz) as late`);
    return { late: rows[0]?.late === true };
  },
});
