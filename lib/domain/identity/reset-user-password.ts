import { randomInt } from "node:crypto";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { hashPassword } from "@/lib/platform/password-hash";
import { userEntity } from "./entities";
import { assertNotSelf, endActing, lockManagedUser } from "./managed-user";
import { temporaryPassword } from "./rules/temporary-password";
import { assertFresh } from "./step-up";
import { revokeSessions, setUser } from "./store";

/**
 * Gives someone a temporary password, to be changed at the next sign-in. Everything they have open ends; a door that was
 * locked by wrong tries opens. The second factor stays. @returns the password, which is kept nowhere.
 */
export const resetUserPassword = operation({
  name: "user.reset_password",
  permission: "user:manage",
  impersonation: "deny",
  secretOutput: true,
  input: z.object({ userId: idInput() }),
  async prepare() {
    const password = temporaryPassword(randomInt);
    return { password, passwordHash: await hashPassword(password) };
  },
  async run(work, { userId }, { password, passwordHash }) {
    const { user } = await lockManagedUser(work, userId);
    assertNotSelf(work, user, "Change your own password on your security page.");
    await assertFresh(work);
    await setUser(work, user.id, {
      passwordHash,
      passwordChangedAt: work.now,
      mustChangePassword: true,
      failedSignIns: 0,
    });
    const sessions = await revokeSessions(work, user.id, "password reset");
    work.audit.event(userEntity(user), { details: { mustChange: true, sessionsEnded: sessions } });
    await endActing(work, user.id, "password_changed");
    return { login: user.login, temporaryPassword: password };
  },
});
