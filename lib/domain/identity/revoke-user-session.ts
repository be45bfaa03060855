import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { sessionRef } from "./input";
import { lockManagedUser } from "./managed-user";
import { revokeOneSession } from "./revoke-one-session";

/** Ends one session of someone else. */
export const revokeUserSession = operation({
  name: "user.revoke_session",
  permission: "user:manage",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ userId: idInput(), ref: sessionRef() }),
  async run(work, { userId, ref }) {
    const { user } = await lockManagedUser(work, userId);
    return revokeOneSession(work, user, ref, "ended by an administrator");
  },
});
