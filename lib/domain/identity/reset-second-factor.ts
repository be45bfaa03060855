import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { userEntity } from "./entities";
import { assertNotSelf, endActing, lockManagedUser } from "./managed-user";
import { assertFresh } from "./step-up";
import { clearSecondFactor, revokeSessions } from "./store";

/** For someone who lost their phone and their recovery codes: the second factor goes, and everything open ends. */
export const resetSecondFactor = operation({
  name: "user.reset_second_factor",
  permission: "user:manage",
  impersonation: "deny",
  input: z.object({ userId: idInput(), reason: reasonLine() }),
  async run(work, { userId, reason }) {
    const { user } = await lockManagedUser(work, userId);
    assertNotSelf(work, user, "Switch your own second factor off on your security page.");
    assertThat(user.totpConfirmedAt !== null, "This user has no second factor.");
    await assertFresh(work);
    await clearSecondFactor(work, user.id);
    const sessions = await revokeSessions(work, user.id, "second factor reset");
    const details = { secondFactor: "off", sessionsEnded: sessions };
    work.audit.event(userEntity(user), { reason, details });
    await endActing(work, user.id, "actor_signed_out");
    return { userId, sessions };
  },
});
