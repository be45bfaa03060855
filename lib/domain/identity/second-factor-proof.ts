import { and, eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { reader, type Work } from "@/lib/kernel/work";
import { unauthenticated } from "@/lib/platform/errors";
import { unseal } from "@/lib/platform/seal";
import { RECOVERY_CODE, recoveryHash } from "./new-recovery-codes";
import { acceptedStep } from "./rules/totp";
import { blockedUntil, clearFailures, countFailure, setUser, spendRecoveryCode, type UserRow } from "./store";

const TRIES = 5;
const HOLD_MS = 5 * 60_000;

export type Proof = "right" | "wrong" | "waiting";

async function accepts(work: Work, user: UserRow, typed: string): Promise<boolean> {
  if (RECOVERY_CODE.test(typed)) {
    const used = await spendRecoveryCode(work, user.id, recoveryHash(user.id, typed));
    if (used)
      work.audit.event(
        { type: "user", id: user.id, name: user.login },
        { details: { recoveryCodeUsed: true } },
      );
    return used;
  }
  if (!user.totpSecret || !user.totpConfirmedAt) return false;
  const step = acceptedStep(unseal(user.totpSecret, `totp:${user.id}`), typed, work.now, user.totpLastStep);
  if (step === null) return false;
  await setUser(work, user.id, { totpLastStep: step });
  return true;
}

/**
 * Accepts a current code once, or a recovery code once. Five wrong ones hold the door for five minutes, wherever they
 * were typed (WEB-12); that count stands outside the transaction, so that a refusal which rolls back is not forgotten.
 * `user` is locked.
 */
export async function proveSecondFactor(work: Work, user: UserRow, code: string): Promise<Proof> {
  const key = `second-factor:${user.id}`;
  const counters = reader(work.ctx);
  if (await blockedUntil(counters, [key])) return "waiting";
  const typed = code.trim().toLowerCase().replaceAll(" ", "");
  if (await accepts(work, user, typed)) {
    await clearFailures(counters, [key]);
    return "right";
  }
  await countFailure(counters, key, (n) => (n % TRIES === 0 ? new Date(work.now.getTime() + HOLD_MS) : null));
  return "wrong";
}

/**
 * Who has only proven the password so far is not through the door: a stolen password must not become a new one.
 * @throws {DomainError} unauthenticated
 */
export async function assertSecondFactorDone(work: Work, user: UserRow): Promise<void> {
  if (!user.totpConfirmedAt) return;
  const [session] = await work.tx
    .select({ provenAt: sessions.secondFactorAt })
    .from(sessions)
    .where(and(eq(sessions.idHash, work.ctx.sessionHash), eq(sessions.userId, user.id)));
  if (!session?.provenAt) throw unauthenticated("Finish signing in first: enter your code.");
}

/** What to tell the person. */
export const proofProblem = (proof: Exclude<Proof, "right">): string =>
  proof === "waiting"
    ? "Too many wrong codes. Wait five minutes and try again."
    : "This code is not right. Use the newest one, or a recovery code.";
