import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { impersonations } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { conflict, forbidden } from "@/lib/platform/errors";
import { randomToken, sha256Hex } from "@/lib/platform/ids";
import { checkActing } from "./find-impersonation";
import type { ActedRealm } from "./rules/impersonation";
import { impersonationEntity } from "./store";

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
    const token = randomToken();
    const [row] = await work.tx
      .update(impersonations)
      .set({ handoverUsedAt: work.now, tokenHash: sha256Hex(token), lastSeenAt: work.now })
      .where(
        and(
          eq(impersonations.handoverHash, sha256Hex(code)),
          isNull(impersonations.handoverUsedAt),
          isNull(impersonations.endedAt),
          gt(impersonations.handoverExpiresAt, work.now),
        ),
      )
      .returning();
    if (!row || !sessionHashes.includes(row.sessionHash))
      throw forbidden("This hand-over is not valid any more. Start again from the customer's page.");
    const { acting, ended } = await checkActing(work, row);
    if (!acting) throw conflict(`This hand-over can't go on (${ended.replaceAll("_", " ")}).`);
    work.audit.event(impersonationEntity(row), {
      reason: row.reason,
      details: { by: acting.actorName, realm: row.portal },
    });
    return { token, realm: row.portal as ActedRealm, subjectName: row.subjectName, endsAt: row.endsAt };
  },
});
