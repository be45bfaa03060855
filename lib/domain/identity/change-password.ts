import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { hashPassword, verifyPassword } from "@/lib/platform/password-hash";
import { provesPassword } from "./confirm-password";
import { passwordProblems } from "./rules/password-policy";
import { assertSecondFactorDone } from "./second-factor-proof";
import { endImpersonations, impersonationEntity, lockSelf, ofActor, revokeSessions, setUser } from "./store";

/**
 * Changes one's own password. Every other session ends, and every "log in as" the person started (IMP-6).
 * @throws {DomainError} invalid with what is wrong beside each field.
 */
export const changePassword = operation({
  name: "user.change_password",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({
    current: z.string().max(1024),
    password: z.string().max(1024),
    repeat: z.string().max(1024),
  }),
  prepare: async (_read, { password }) => ({ passwordHash: await hashPassword(password) }),
  async run(work, { current, password, repeat }, { passwordHash }) {
    const user = await lockSelf(work);
    await assertSecondFactorDone(work, user);
    if (!(await provesPassword(work, user, current)))
      throw invalid("The current password is not right.", {
        current: ["This is not your current password."],
      });
    const problems = passwordProblems(password, user.login, user.totpConfirmedAt !== null);
    if (problems.length) throw invalid("Choose another password.", { password: problems });
    if (password !== repeat)
      throw invalid("The two do not match.", { repeat: ["This differs from the new password."] });
    if (await verifyPassword(user.passwordHash, password))
      throw invalid("Choose another password.", { password: ["This is your current password."] });
    await setUser(work, user.id, {
      passwordHash,
      passwordChangedAt: work.now,
      mustChangePassword: false,
      failedSignIns: 0,
    });
    const sessions = await revokeSessions(work, user.id, "password changed", work.ctx.sessionHash);
    const ended = await endImpersonations(work, ofActor(user.id), "password_changed", user.id);
    for (const row of ended) work.audit.event(impersonationEntity(row), { details: { ended: row.endCause } });
    work.audit.event(
      { type: "user", id: user.id, name: user.login },
      { details: { otherSessionsEnded: sessions } },
    );
    return { sessions };
  },
});
