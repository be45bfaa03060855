import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { sessions, users } from "@/db/schema";
import { REALMS, type Realm } from "@/lib/kernel/actor";
import { operation } from "@/lib/kernel/operation";
import type { Reader, Work } from "@/lib/kernel/work";
import { randomToken, sha256Hex } from "@/lib/platform/ids";
import { verifyPassword } from "@/lib/platform/password-hash";
import { mayEnter, type PrincipalRow, personOf, selectPrincipals } from "./principal";
import { GLOBAL_PER_SECOND, HARD_LIMIT, PER_IP_PER_MINUTE, waitMinutes } from "./rules/lockout";
import { type PendingStep, pendingStep } from "./rules/pending-step";
import { sessionLimits } from "./rules/sessions";
import { blockedUntil, clearFailures, countEvent, countFailure } from "./store";

export type SignInResult =
  | { ok: true; realm: Realm; sessionToken: string; next: PendingStep | null }
  /** One text for every cause: a stranger learns nothing, not even that a login exists (WEB-11). */
  | { ok: false; message: string; retryAfterSeconds?: number };

const REFUSED = "The login or password is wrong. Passwords are case sensitive.";

const refused = (work: Work, login: string, why: string, retryAt?: Date): SignInResult => {
  work.audit.event({ type: "session", id: null, name: login }, { outcome: "denied", reason: why });
  if (!retryAt) return { ok: false, message: REFUSED };
  const seconds = Math.max(1, Math.ceil((retryAt.getTime() - work.now.getTime()) / 1000));
  const minutes = Math.ceil(seconds / 60);
  return {
    ok: false,
    message: `Too many tries. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and try again.`,
    retryAfterSeconds: seconds,
  };
};

async function openSession(work: Work, row: PrincipalRow): Promise<string> {
  const token = randomToken();
  const limits = sessionLimits(row.realm as Realm);
  await work.tx.insert(sessions).values({
    idHash: sha256Hex(token),
    userId: row.userId,
    portal: row.realm,
    lastSeenAt: work.now,
    idleSeconds: limits.idleSeconds,
    expiresAt: new Date(work.now.getTime() + limits.absoluteSeconds * 1000),
    authenticatedAt: work.now,
    ip: work.ctx.ip,
    userAgent: work.ctx.userAgent.slice(0, 300),
  });
  await work.tx
    .update(users)
    .set({ lastSignInAt: work.now, failedSignIns: 0 })
    .where(eq(users.id, row.userId));
  return token;
}

/**
 * Password in, session out. A refusal is a committed result, not an exception, so that its counters and audit row
 * stay. Limits: per login and IP, per IP, per login, and for the whole door (WEB-11).
 */
export const signIn = operation({
  name: "session.sign_in",
  permission: "public",
  impersonation: "deny",
  kind: "auth",
  input: z.object({
    login: z.string().trim().max(200),
    password: z.string().max(1024),
    realm: z.enum(REALMS).optional(),
  }),
  /** The slow hash runs before the transaction: a storm of sign-ins must not hold every connection. */
  async prepare(read, { login, password }): Promise<Checked> {
    const name = login.toLowerCase();
    const pair = `sign-in:${name}:${read.ctx.ip}`;
    const soon = (seconds: number) => new Date(read.now.getTime() + seconds * 1000);
    const until = await blockedUntil(read, [pair]);
    if (until) return { pair, refusal: "waiting after failures", retryAt: until };
    if ((await countEvent(read, `sign-in-ip:${read.ctx.ip}`, 60)) > PER_IP_PER_MINUTE)
      return { pair, refusal: "too many tries from this address", retryAt: soon(60) };
    if ((await countEvent(read, "sign-in-all", 1)) > GLOBAL_PER_SECOND)
      return { pair, refusal: "too many tries at this door", retryAt: soon(2) };
    const stored = await storedHash(read, name);
    return { pair, stored, right: await verifyPassword(stored?.hash ?? null, password) };
  },
  async run(work, { login, realm }, checked): Promise<SignInResult> {
    if (checked.refusal !== undefined) return refused(work, login, checked.refusal, checked.retryAt);
    const { stored, right, pair } = checked;
    const [row] = stored ? await selectPrincipals(work).where(eq(users.id, stored.id)) : [];
    const locked = (stored?.failures ?? 0) >= HARD_LIMIT;
    if (!row || !right || locked || !mayEnter(row) || (realm && row.realm !== realm)) {
      const wait = (n: number) =>
        waitMinutes(n) ? new Date(work.now.getTime() + waitMinutes(n) * 60_000) : null;
      await countFailure(work, pair, wait);
      if (row)
        await work.tx
          .update(users)
          .set({ failedSignIns: sql`${users.failedSignIns} + 1` })
          .where(eq(users.id, row.userId));
      const why = !row
        ? "unknown login"
        : !right
          ? "wrong password"
          : locked
            ? "locked until a reset"
            : "not allowed in";
      return refused(work, login, why);
    }
    await clearFailures(work, [pair]);
    const sessionToken = await openSession(work, row);
    work.audit.event(
      {
        type: "session",
        id: row.userId,
        name: row.login,
        resellerId: row.resellerId,
        distributorId: row.distributorId,
        customerId: row.customerId,
      },
      { by: personOf(row), details: { user: row.userName, realm: row.realm } },
    );
    return { ok: true, realm: row.realm as Realm, sessionToken, next: pendingStep(row, false) };
  },
});

type Stored = { id: number; hash: string; failures: number };
type Checked =
  | { pair: string; refusal: string; retryAt: Date }
  | { pair: string; refusal?: undefined; stored: Stored | null; right: boolean };

async function storedHash(read: Reader, login: string): Promise<Stored | null> {
  const [row] = await read.tx
    .select({ id: users.id, hash: users.passwordHash, failures: users.failedSignIns })
    .from(users)
    .where(sql`lower(${users.login}) = ${login}`);
  return row ?? null;
}
