import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { seal } from "@/lib/platform/seal";
import { newTotpSecret, totpUri } from "./rules/totp";
import { lockSelf, setUser } from "./store";

/** Makes a secret to scan; nothing is demanded of the person until they confirm it with a code. */
export const beginSecondFactor = operation({
  name: "user.begin_second_factor",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({}),
  async run(work) {
    const user = await lockSelf(work);
    if (user.totpConfirmedAt) throw conflict("A second factor is set up already.");
    const secret = newTotpSecret();
    await setUser(work, user.id, { totpSecret: seal(secret, `totp:${user.id}`) });
    work.audit.event({ type: "user", id: user.id, name: user.login }, { details: { begun: true } });
    return { secret, uri: totpUri(secret, user.login, "Trunkline") };
  },
});
