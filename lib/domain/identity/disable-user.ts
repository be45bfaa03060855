import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { userEntity } from "./entities";
import { assertNotLastSuperAdmin } from "./granting";
import { assertNotSelf, endActing, lockManagedUser } from "./managed-user";
import { revokeSessions, setUser } from "./store";

/** Keeps someone out from now on: their sessions and every "log in as" they started end with it. */
export const disableUser = operation({
  name: "user.disable",
  permission: "user:manage",
  impersonation: "deny",
  input: z.object({ userId: idInput(), reason: reasonLine() }),
  async run(work, { userId, reason }) {
    const { user, role } = await lockManagedUser(work, userId);
    assertNotSelf(work, user, "You can't disable yourself.");
    assertThat(user.status === "active", "This user is disabled already.");
    await assertNotLastSuperAdmin(work, user, role);
    await setUser(work, user.id, { status: "disabled" });
    work.audit.property(userEntity(user), "status", "active", "disabled", { reason });
    const sessions = await revokeSessions(work, user.id, "disabled");
    if (sessions > 0) work.audit.event(userEntity(user), { details: { sessionsEnded: sessions } });
    await endActing(work, user.id, "actor_disabled");
    return { userId, sessions };
  },
});
