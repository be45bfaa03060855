import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";
import { deviceOf } from "./rules/user-agent";

/** A live session, named by the start of its hash as the audit log names it; the hash itself stays here. */
export type SessionItem = {
  ref: string;
  device: string;
  ip: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  /** The one this request was made in. */
  current: boolean;
};

export const REF_LENGTH = 12;
const MOST = 100;

/** Sessions of a user that would still open a page, the last used first. */
export async function readLiveSessions(read: Reader, userId: number): Promise<SessionItem[]> {
  const rows = await read.tx
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, read.now),
        sql`${sessions.lastSeenAt} + ${sessions.idleSeconds} * interval '1 second' > ${read.now}`,
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
    .limit(MOST);
  return rows.map((row) => ({
    ref: row.idHash.slice(0, REF_LENGTH),
    device: deviceOf(row.userAgent),
    ip: row.ip,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    expiresAt: row.expiresAt,
    current: row.idHash === read.ctx.sessionHash,
  }));
}
