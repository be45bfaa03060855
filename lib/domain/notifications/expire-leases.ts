import { sql } from "drizzle-orm";
import { z } from "zod";
import { outbox } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { queueMessages } from "./queue";
import { LOST_MS } from "./rules/delivery";
import { endAttempts } from "./settle-message";

const BATCH = 1_000;

/**
 * Takes up what workers left behind: attempts whose lease ran out are "may have gone out", and messages whose job is lost get
 * another. Run by the clock; late or twice, it does the same.
 */
export const expireLeases = operation({
  name: "message.expire",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({}),
  async run(work) {
    const now = work.now.toISOString();
    const late = await work.tx
      .select()
      .from(outbox)
      .where(sql`${outbox.status} = 'sending' and ${outbox.leaseUntil} < ${now}::timestamptz`)
      .orderBy(outbox.leaseUntil)
      .limit(BATCH)
      .for("update", { skipLocked: true });
    const outcome = { kind: "uncertain", detail: "The worker stopped while it was sending." } as const;
    await endAttempts(
      work,
      late.map((row) => ({ row, outcome })),
    );
    const lostSince = new Date(work.now.getTime() - LOST_MS).toISOString();
    const { rows: lost } = await work.tx.execute<{ id: string }>(sql`
      select id from outbox where status = 'pending' and next_at < ${lostSince}::timestamptz order by next_at, id limit ${BATCH}`);
    queueMessages(
      work,
      lost.map(({ id }) => Number(id)),
    );
    if (late.length === 0)
      work.audit.event({ type: "message", id: null }, { details: { expired: 0, queued: lost.length } });
    return { expired: late.length, queued: lost.length };
  },
});
