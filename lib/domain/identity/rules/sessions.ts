import type { Realm } from "@/lib/kernel/actor";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds (WEB-9): staff and partners 15 min idle, 8 h at most; customers and accounts 30 min and 12 h. */
export function sessionLimits(realm: Realm): { idleSeconds: number; absoluteSeconds: number } {
  return realm === "customer" || realm === "account"
    ? { idleSeconds: 30 * MINUTE, absoluteSeconds: 12 * HOUR }
    : { idleSeconds: 15 * MINUTE, absoluteSeconds: 8 * HOUR };
}

/** A session is "seen" at most once a minute, so that reading pages does not mean writing rows. */
export const SEEN_EVERY_SECONDS = 60;

export type SessionFacts = {
  lastSeenAt: Date;
  idleSeconds: number;
  expiresAt: Date;
  revokedAt: Date | null;
};

export const isLive = (session: SessionFacts, now: Date): boolean =>
  session.revokedAt === null &&
  now < session.expiresAt &&
  now.getTime() - session.lastSeenAt.getTime() < session.idleSeconds * 1000;

/** How long a proof of identity counts before an act that needs a fresh one (IMP-2, WEB-12). */
export const STEP_UP_SECONDS = 15 * MINUTE;

/** Whether a password (or second factor, where one is required) was proven within the last 15 minutes. */
export function isFresh(
  session: { authenticatedAt: Date; secondFactorAt: Date | null },
  needsSecondFactor: boolean,
  now: Date,
): boolean {
  const proven = needsSecondFactor ? session.secondFactorAt : session.authenticatedAt;
  return proven !== null && now.getTime() - proven.getTime() <= STEP_UP_SECONDS * 1000;
}
