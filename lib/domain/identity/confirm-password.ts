import { eq } from "drizzle-orm";
import { z } from "zod";
import { sessions } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { reader, type Work } from "@/lib/kernel/work";
import { verifyPassword } from "@/lib/platform/password-hash";
import { waitMinutes } from "./rules/lockout";
import { blockedUntil, clearFailures, countFailure, lockSelf, type UserRow } from "./store";

/**
 * Checks the person's own password with the same growing waits as the sign-in page. The counters stand outside the
 * transaction: a refusal that rolls back must not forget that it was tried.
 */
export async function provesPassword(work: Work, user: UserRow, password: string): Promise<boolean> {
  const key = `confirm:${user.id}`;
  const counters = reader(work.ctx);
  if (await blockedUntil(counters, [key])) return false;
  const right = await verifyPassword(user.passwordHash, password);
  if (right) await clearFailures(counters, [key]);
  else
    await countFailure(counters, key, (n) =>
      waitMinutes(n) ? new Date(work.now.getTime() + waitMinutes(n) * 60_000) : null,
    );
  return right;
}

/** Step-up for those without a second factor: the password again, good for 15 minutes. */
export const confirmPassword = operation({
  name: "session.confirm_password",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ password: z.string().max(1024) }),
  async run(work, { password }): Promise<{ ok: boolean; message?: string }> {
    const user = await lockSelf(work);
    const entity = { type: "session", id: user.id, name: user.login };
    if (!(await provesPassword(work, user, password))) {
      work.audit.event(entity, { outcome: "denied", reason: "wrong password" });
      return { ok: false, message: "This password is not right, or there were too many tries." };
    }
    await work.tx
      .update(sessions)
      .set({ authenticatedAt: work.now })
      .where(eq(sessions.idHash, work.ctx.sessionHash));
    work.audit.event(entity, { details: { confirmed: true } });
    return { ok: true };
  },
});
