import { and, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { idempotencyKeys, impersonations, rateLimits, readReceipts, sessions } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { IDLE_MINUTES } from "./rules/impersonation";
import { endImpersonations, impersonationEntity } from "./store";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A sweep never holds the tables for long: what is left is taken an hour later. */
const MOST = 50_000;

/** Those that nobody asked for again after they were over: the log says so now. */
async function endOver(work: Work): Promise<number> {
  const ago = (ms: number) => new Date(work.now.getTime() - ms);
  const unclaimed = and(
    isNull(impersonations.handoverUsedAt),
    lt(impersonations.handoverExpiresAt, work.now),
  );
  const ends: ["expired" | "idle", SQL | undefined][] = [
    ["expired", or(lte(impersonations.endsAt, work.now), unclaimed)],
    ["idle", lte(impersonations.lastSeenAt, ago(IDLE_MINUTES * MINUTE))],
  ];
  let count = 0;
  for (const [cause, where] of ends)
    for (const row of await endImpersonations(work, where, cause, null)) {
      work.audit.event(impersonationEntity(row), { details: { ended: cause, by: row.actorName } });
      count += 1;
    }
  return count;
}

async function deleted(work: Work, statement: SQL): Promise<number> {
  return (await work.tx.execute(statement)).rowCount ?? 0;
}

/**
 * Throws away what identity no longer needs: sessions over for 30 days (those someone acted from stay, the log leads to
 * them), receipts after an hour, counters after a day, answers kept for repeated requests after seven days.
 */
export const sweepIdentity = operation({
  name: "identity.sweep",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({}),
  async run(work) {
    const before = (ms: number) => new Date(work.now.getTime() - ms).toISOString();
    const swept = {
      impersonations: await endOver(work),
      sessions: await deleted(
        work,
        sql`delete from ${sessions} where id_hash in (select s.id_hash from ${sessions} s
          where s.expires_at < ${before(30 * DAY)} and not exists
            (select from ${impersonations} i where i.session_hash = s.id_hash) limit ${MOST})`,
      ),
      receipts: await deleted(
        work,
        sql`delete from ${readReceipts} where id in
          (select id from ${readReceipts} where created_at < ${before(HOUR)} limit ${MOST})`,
      ),
      counters: await deleted(
        work,
        sql`delete from ${rateLimits} where (key, window_start) in
          (select key, window_start from ${rateLimits} where window_start < ${before(DAY)}
            and (window_start > 'epoch' or blocked_until < ${before(DAY)}) limit ${MOST})`,
      ),
      answers: await deleted(
        work,
        sql`delete from ${idempotencyKeys} where (actor_key, operation, key) in
          (select actor_key, operation, key from ${idempotencyKeys} where created_at < ${before(7 * DAY)}
            limit ${MOST})`,
      ),
    };
    work.audit.event({ type: "session", id: null }, { details: swept });
    return swept;
  },
});
