import { eq } from "drizzle-orm";
import { z } from "zod";
import { sessions } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { proofProblem, proveSecondFactor } from "./second-factor-proof";
import { lockSelf } from "./store";

/**
 * The second half of a sign-in, and the step-up of those who have a second factor. A wrong code is a committed
 * result, so that its audit row stays.
 */
export const verifySecondFactor = operation({
  name: "session.verify_second_factor",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ code: z.string().max(40) }),
  async run(work, { code }): Promise<{ ok: boolean; message?: string }> {
    const user = await lockSelf(work);
    const entity = { type: "session", id: user.id, name: user.login };
    const proof = await proveSecondFactor(work, user, code);
    if (proof !== "right") {
      const reason = proof === "waiting" ? "waiting after wrong codes" : "wrong code";
      work.audit.event(entity, { outcome: "denied", reason });
      return { ok: false, message: proofProblem(proof) };
    }
    await work.tx
      .update(sessions)
      .set({ secondFactorAt: work.now, authenticatedAt: work.now })
      .where(eq(sessions.idHash, work.ctx.sessionHash));
    work.audit.event(entity, { details: { secondFactor: true } });
    return { ok: true };
  },
});
