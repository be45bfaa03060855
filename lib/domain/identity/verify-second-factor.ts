import { eq } from "drizzle-orm";
import { z } from "zod";
import { sessions } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { sha256Hex } from "@/lib/platform/ids";
import { unseal } from "@/lib/platform/seal";
import { acceptedStep } from "./rules/totp";
import {
  blockedUntil,
  clearFailures,
  countFailure,
  lockSelf,
  setUser,
  spendRecoveryCode,
  type UserRow,
} from "./store";

export const RECOVERY_CODE = /^[a-z0-9]{5}-[a-z0-9]{5}$/;
const TRIES = 5;
const HOLD_MS = 5 * 60_000;

/** Accepts a current code once, or a recovery code once. */
export async function provesSecondFactor(work: Work, user: UserRow, code: string): Promise<boolean> {
  const typed = code.trim().toLowerCase().replaceAll(" ", "");
  if (RECOVERY_CODE.test(typed)) {
    const used = await spendRecoveryCode(work, user.id, sha256Hex(`${user.id}:${typed}`));
    if (used)
      work.audit.event(
        { type: "user", id: user.id, name: user.login },
        { details: { recoveryCodeUsed: true } },
      );
    return used;
  }
  if (!user.totpSecret) return false;
  const step = acceptedStep(unseal(user.totpSecret, `totp:${user.id}`), typed, work.now, user.totpLastStep);
  if (step === null) return false;
  await setUser(work, user.id, { totpLastStep: step });
  return true;
}

/**
 * The second half of a sign-in, and the step-up of those who have a second factor. A wrong code is a committed
 * result, so that its counter stays: five wrong ones hold the door for five minutes (WEB-12).
 */
export const verifySecondFactor = operation({
  name: "session.verify_second_factor",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ code: z.string().max(40) }),
  async run(work, { code }): Promise<{ ok: boolean; message?: string }> {
    const user = await lockSelf(work);
    const entity = { type: "session", id: user.id, name: user.login };
    const key = `second-factor:${user.id}`;
    if (await blockedUntil(work, [key])) {
      work.audit.event(entity, { outcome: "denied", reason: "waiting after wrong codes" });
      return { ok: false, message: "Too many wrong codes. Wait five minutes and try again." };
    }
    if (!(await provesSecondFactor(work, user, code))) {
      await countFailure(work, key, (n) => (n % TRIES === 0 ? new Date(work.now.getTime() + HOLD_MS) : null));
      work.audit.event(entity, { outcome: "denied", reason: "wrong code" });
      return { ok: false, message: "This code is not right. Use the newest one, or a recovery code." };
    }
    await clearFailures(work, [key]);
    await work.tx
      .update(sessions)
      .set({ secondFactorAt: work.now, authenticatedAt: work.now })
      .where(eq(sessions.idHash, work.ctx.sessionHash));
    work.audit.event(entity, { details: { secondFactor: true } });
    return { ok: true };
  },
});
