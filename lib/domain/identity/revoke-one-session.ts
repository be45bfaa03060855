import { and, eq, isNull, sql } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { userEntity } from "./entities";
import { REF_LENGTH } from "./session-rows";
import { endImpersonations, impersonationEntity, ofSession, type UserRow } from "./store";

/**
 * Ends the session of `user` named `ref`, and every "log in as" that hangs on it.
 * @throws {DomainError} not_found when there is no such live session.
 */
export async function revokeOneSession(
  work: Work,
  user: UserRow,
  ref: string,
  because: string,
): Promise<{ ended: number }> {
  const gone = await work.tx
    .update(sessions)
    .set({ revokedAt: work.now, revokedBecause: because })
    .where(
      and(
        eq(sessions.userId, user.id),
        isNull(sessions.revokedAt),
        sql`left(${sessions.idHash}, ${REF_LENGTH}) = ${ref}`,
      ),
    )
    .returning({ hash: sessions.idHash });
  if (gone.length === 0) throw notFound("session");
  const by = realPerson(work.actor)?.userId ?? null;
  for (const { hash } of gone)
    for (const row of await endImpersonations(work, ofSession(hash), "actor_signed_out", by))
      work.audit.event(impersonationEntity(row), { details: { ended: row.endCause } });
  work.audit.event(userEntity(user), { details: { sessionEnded: ref } });
  return { ended: gone.length };
}
