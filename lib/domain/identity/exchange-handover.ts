import { and, eq, gt, isNotNull, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { impersonations } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import type { Reader, Work } from "@/lib/kernel/work";
import { reader } from "@/lib/kernel/work";
import { conflict, forbidden } from "@/lib/platform/errors";
import { randomToken, sha256Hex } from "@/lib/platform/ids";
import { checkActing } from "./find-impersonation";
import type { ActedRealm } from "./rules/impersonation";
import { endImpersonations, type ImpersonationRow, impersonationEntity, ofSession } from "./store";

/** Outside the operation's transaction, so that a refusal which rolls back does not give the code back. */
async function spendCode(read: Reader, code: string): Promise<ImpersonationRow | null> {
  const [row] = await read.tx
    .update(impersonations)
    .set({ handoverUsedAt: read.now, lastSeenAt: read.now })
    .where(
      and(
        eq(impersonations.handoverHash, sha256Hex(code)),
        isNull(impersonations.handoverUsedAt),
        isNull(impersonations.endedAt),
        gt(impersonations.handoverExpiresAt, read.now),
      ),
    )
    .returning();
  return row ?? null;
}

/** A browser acts for one subject a portal: its cookie is about to be overwritten, so the one before is over. */
async function endEarlier(work: Work, row: ImpersonationRow): Promise<void> {
  const earlier = and(
    ofSession(row.sessionHash),
    eq(impersonations.portal, row.portal),
    ne(impersonations.id, row.id),
    isNotNull(impersonations.handoverUsedAt),
  );
  for (const ended of await endImpersonations(work, earlier, "replaced", row.actorUserId))
    work.audit.event(impersonationEntity(ended), { details: { ended: "replaced" } });
}

/**
 * Turns a hand-over code into the acting portal's own token. The code works once, within a minute, and only in the
 * browser whose session asked for it (the caller passes the hashes of the sessions it finds in the cookies).
 * @throws {DomainError} forbidden or conflict; a code is spent even when the exchange fails afterwards.
 */
export const exchangeHandover = operation({
  name: "impersonation.exchange",
  permission: "public",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ code: z.string().max(200), sessionHashes: z.array(z.string()).max(5) }),
  async run(work, { code, sessionHashes }) {
    const row = await spendCode(reader(work.ctx), code);
    if (!row || !sessionHashes.includes(row.sessionHash))
      throw forbidden("This hand-over is not valid any more. Start again from the customer's page.");
    const { acting, ended } = await checkActing(work, row);
    if (!acting) throw conflict(`This hand-over can't go on (${ended.replaceAll("_", " ")}).`);
    const token = randomToken();
    await work.tx
      .update(impersonations)
      .set({ tokenHash: sha256Hex(token), lastSeenAt: work.now })
      .where(eq(impersonations.id, row.id));
    await endEarlier(work, row);
    work.audit.event(impersonationEntity(row), {
      reason: row.reason,
      details: { by: acting.actorName, realm: row.portal },
    });
    return { token, realm: row.portal as ActedRealm, subjectName: row.subjectName, endsAt: row.endsAt };
  },
});
