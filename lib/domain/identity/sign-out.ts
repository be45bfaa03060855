import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { sessions } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { endImpersonations, impersonationEntity, ofSession } from "./store";

/** Ends this session and every "log in as" that hangs on it. Signing out twice is harmless. */
export const signOut = operation({
  name: "session.sign_out",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({}),
  async run(work) {
    const hash = work.ctx.sessionHash;
    await work.tx
      .update(sessions)
      .set({ revokedAt: work.now, revokedBecause: "signed out" })
      .where(and(eq(sessions.idHash, hash), isNull(sessions.revokedAt)));
    const person = "person" in work.actor ? work.actor.person : null;
    const ended = await endImpersonations(work, ofSession(hash), "actor_signed_out", person?.userId ?? null);
    for (const row of ended) work.audit.event(impersonationEntity(row), { details: { ended: row.endCause } });
    work.audit.event({ type: "session", id: person?.userId ?? null, name: person?.login });
    return { ended: ended.length };
  },
});
