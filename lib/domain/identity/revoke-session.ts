import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { sessionRef } from "./input";
import { revokeOneSession } from "./revoke-one-session";
import { lockSelf } from "./store";

/** Signs out one of one's own sessions, on whatever device it is. */
export const revokeSession = operation({
  name: "session.revoke",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ ref: sessionRef() }),
  run: async (work, { ref }) =>
    revokeOneSession(work, await lockSelf(work), ref, "signed out from another session"),
});
