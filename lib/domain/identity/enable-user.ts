import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { userEntity } from "./entities";
import { lockManagedUser } from "./managed-user";
import { setUser } from "./store";

/** Lets a disabled person sign in again, with the password they had. */
export const enableUser = operation({
  name: "user.enable",
  permission: "user:manage",
  impersonation: "deny",
  input: z.object({ userId: idInput() }),
  async run(work, { userId }) {
    const { user } = await lockManagedUser(work, userId);
    assertThat(user.status === "disabled", "This user is active already.");
    await setUser(work, user.id, { status: "active" });
    work.audit.property(userEntity(user), "status", "disabled", "active");
    return { userId };
  },
});
