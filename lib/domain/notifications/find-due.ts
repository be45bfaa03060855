import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { idArray } from "@/lib/platform/id-array";

const MOST = 500;

/** Which messages are to be sent now, the oldest first: all of them, or those of a job that nobody has sent since. */
export const findDue = query({
  name: "message.find_due",
  permission: "system",
  impersonation: "deny",
  input: z.object({ messageIds: z.array(z.number().int().positive()).max(1000).optional() }),
  reads: null,
  async run(read, { messageIds }): Promise<number[]> {
    const these = messageIds ? sql`and id = any(${idArray(messageIds)})` : sql``;
    const { rows } = await read.tx.execute<{ id: string }>(sql`
      select id from outbox where status = 'pending' and next_at <= ${read.now.toISOString()}::timestamptz ${these}
      order by next_at, id limit ${MOST}`);
    return rows.map(({ id }) => Number(id));
  },
});
