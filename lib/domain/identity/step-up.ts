import { and, eq } from "drizzle-orm";
import { sessions, users } from "@/db/schema";
import { isSigned } from "@/lib/kernel/actor";
import type { Work } from "@/lib/kernel/work";
import { DomainError, forbidden } from "@/lib/platform/errors";
import { isFresh } from "./rules/sessions";

/**
 * Step-up: what follows is too weighty for a session that was left open. The actor's own session must have proven a
 * password, or the second factor of those who have one, in the last 15 minutes (IMP-2, WEB-12). Jobs and commands pass.
 * @throws {DomainError} forbidden; with the field `stepUp` when proving it again is all that is missing.
 */
export async function assertFresh(work: Work): Promise<void> {
  const { actor } = work;
  if (actor.kind === "system") return;
  const userId = isSigned(actor) ? actor.person?.userId : undefined;
  if (!userId) throw forbidden();
  const [row] = await work.tx
    .select({ session: sessions, confirmed: users.totpConfirmedAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.idHash, work.ctx.sessionHash), eq(sessions.userId, userId)));
  if (!row) throw forbidden("This needs a session of your own in this browser. Sign in again.");
  if (!isFresh(row.session, row.confirmed !== null, work.now))
    throw new DomainError("forbidden", "Confirm that it is you to go on.", {
      stepUp: ["Confirm it is you."],
    });
}
