import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { impersonations } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { endImpersonations, impersonationEntity, lockSelf, ofActor, revokeSessions } from "./store";

/**
 * Ends every session of the signed-in person, this one too, every "log in as" they started, and, for a customer or
 * account, every one that acts for them (IMP-6).
 */
export const signOutEverywhere = operation({
  name: "session.sign_out_everywhere",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({}),
  async run(work) {
    const user = await lockSelf(work);
    const sessions = await revokeSessions(work, user.id, "signed out everywhere");
    const onMe =
      user.customerId === null
        ? undefined
        : and(
            eq(impersonations.customerId, user.customerId),
            user.accountId === null ? undefined : eq(impersonations.accountId, user.accountId),
          );
    const ended = await endImpersonations(work, ofActor(user.id), "actor_signed_out", user.id);
    if (onMe) ended.push(...(await endImpersonations(work, onMe, "subject_signed_out_everywhere", user.id)));
    for (const row of ended) work.audit.event(impersonationEntity(row), { details: { ended: row.endCause } });
    work.audit.event({ type: "user", id: user.id, name: user.login }, { details: { sessions } });
    return { sessions };
  },
});
