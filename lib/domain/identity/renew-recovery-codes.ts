import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { giveRecoveryCodes } from "./new-recovery-codes";
import { proofProblem, proveSecondFactor } from "./second-factor-proof";
import { lockSelf } from "./store";

/** New recovery codes; the old ones stop working. @throws {DomainError} invalid for a wrong code. */
export const renewRecoveryCodes = operation({
  name: "user.renew_recovery_codes",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ code: z.string().max(40) }),
  async run(work, { code }) {
    const user = await lockSelf(work);
    const proof = await proveSecondFactor(work, user, code);
    if (proof !== "right") throw invalid(proofProblem(proof), { code: [proofProblem(proof)] });
    const recoveryCodes = await giveRecoveryCodes(work, user.id);
    work.audit.event({ type: "user", id: user.id, name: user.login }, { details: { renewed: true } });
    return { recoveryCodes };
  },
});
