import { eq } from "drizzle-orm";
import { z } from "zod";
import { sessions } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { conflict, invalid } from "@/lib/platform/errors";
import { unseal } from "@/lib/platform/seal";
import { giveRecoveryCodes } from "./new-recovery-codes";
import { acceptedStep } from "./rules/totp";
import { lockSelf, setUser } from "./store";

/** @throws {DomainError} invalid when the code does not fit the secret that was scanned. */
export const confirmSecondFactor = operation({
  name: "user.confirm_second_factor",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ code: z.string().trim().max(10) }),
  async run(work, { code }) {
    const user = await lockSelf(work);
    if (user.totpConfirmedAt) throw conflict("A second factor is set up already.");
    if (!user.totpSecret) throw conflict("Start again: there is nothing to confirm.");
    const typed = code.replaceAll(" ", "");
    const step = acceptedStep(unseal(user.totpSecret, `totp:${user.id}`), typed, work.now, null);
    if (step === null)
      throw invalid("This code is not right.", { code: ["Type the six digits your app shows now."] });
    await setUser(work, user.id, { totpConfirmedAt: work.now, totpLastStep: step });
    const recoveryCodes = await giveRecoveryCodes(work, user.id);
    await work.tx
      .update(sessions)
      .set({ secondFactorAt: work.now, authenticatedAt: work.now })
      .where(eq(sessions.idHash, work.ctx.sessionHash));
    work.audit.event({ type: "user", id: user.id, name: user.login }, { details: { secondFactor: "on" } });
    return { recoveryCodes };
  },
});
