import { eq } from "drizzle-orm";
import { z } from "zod";
import { sessions } from "@/db/schema";
import { REALMS, type SignedActor } from "@/lib/kernel/actor";
import { query } from "@/lib/kernel/query";
import { actorOf, findPrincipalBySession, mayEnter, type PrincipalRow } from "./principal";
import { type PendingStep, pendingStep } from "./rules/pending-step";
import { isFresh, isLive, SEEN_EVERY_SECONDS } from "./rules/sessions";

export type Session = {
  idHash: string;
  actor: SignedActor;
  pending: PendingStep | null;
  /** A password, or the second factor of those who have one, was proven within the last 15 minutes. */
  fresh: boolean;
  hasSecondFactor: boolean;
  login: string;
  roleName: string;
  timeZone: string;
  companyName: string;
  expiresAt: Date;
};

export function sessionOf(row: PrincipalRow & { session: typeof sessions.$inferSelect }, now: Date): Session {
  const { session } = row;
  const hasSecondFactor = row.totpConfirmedAt !== null;
  return {
    idHash: session.idHash,
    actor: actorOf(row),
    pending: pendingStep(row, session.secondFactorAt !== null),
    fresh: isFresh(session, hasSecondFactor, now),
    hasSecondFactor,
    login: row.login,
    roleName: row.roleName,
    timeZone: row.userTimeZone ?? row.customerTimeZone ?? row.companyTimeZone,
    companyName: row.companyName,
    expiresAt: session.expiresAt,
  };
}

/**
 * The live session behind a cookie, with its actor and rights as they are right now; null when it is over or belongs
 * to another portal. One statement, plus a write at most once a minute.
 */
export const findSession = query({
  name: "session.find",
  permission: "system",
  impersonation: "deny",
  reads: null,
  input: z.object({ sessionHash: z.string(), portal: z.enum(REALMS) }),
  async run(read, { sessionHash, portal }): Promise<Session | null> {
    const row = await findPrincipalBySession(read, sessionHash);
    if (
      !row ||
      row.session.portal !== portal ||
      row.realm !== portal ||
      !isLive(row.session, read.now) ||
      !mayEnter(row)
    )
      return null;
    if (read.now.getTime() - row.session.lastSeenAt.getTime() > SEEN_EVERY_SECONDS * 1000)
      await read.tx.update(sessions).set({ lastSeenAt: read.now }).where(eq(sessions.idHash, sessionHash));
    return sessionOf(row, read.now);
  },
});
