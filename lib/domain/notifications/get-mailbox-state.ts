import { sql } from "drizzle-orm";
import { z } from "zod";
import { outbox } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { type WayOut, wayOut } from "@/lib/platform/mail/way-out";
import { visibleMessages } from "./message-rows";

export type MailboxState = {
  /** How mail leaves this installation; "mailbox" where it stays. */
  through: WayOut["by"];
  uncertain: number;
  dead: number;
  waiting: number;
  /** Since when the oldest message that is due has been waiting; null when none is. */
  oldestDue: Date | null;
};

/** Counted no further: beyond it the list says more. */
const MOST = 1_000;

/** How mail leaves, and what waits for somebody. Names nobody. */
export const getMailboxState = query({
  name: "message.get_state",
  permission: "message:read",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  async run(read): Promise<MailboxState> {
    const count = (status: string) => sql`(select count(*)::int from
      (select 1 from ${outbox} where ${visibleMessages(read.actor)} and ${outbox.status} = ${status} limit ${MOST}) x)`;
    const { rows } = await read.tx.execute<{
      uncertain: number;
      dead: number;
      waiting: number;
      oldest: string | null;
    }>(sql`
      select ${count("uncertain")} as uncertain, ${count("dead")} as dead, ${count("pending")} as waiting,
        (select min(${outbox.nextAt})::text from ${outbox} where ${visibleMessages(read.actor)} and ${outbox.status} = 'pending'
          and ${outbox.nextAt} <= ${read.now.toISOString()}::timestamptz) as oldest`);
    const { oldest = null, ...counts } = rows[0] ?? { uncertain: 0, dead: 0, waiting: 0 };
    return {
      through: wayOut().by,
      ...counts,
      oldestDue: oldest === null ? null : new Date(oldest),
    };
  },
});
