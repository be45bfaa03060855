import { eq } from "drizzle-orm";
import { z } from "zod";
import { company } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { conflict, invalid } from "@/lib/platform/errors";
import { demandsSecondFactor } from "./rules/pending-step";
import { proofProblem, proveSecondFactor } from "./second-factor-proof";
import { clearSecondFactor, lockSelf } from "./store";

/** Switches one's own second factor off, where the company does not demand it. */
export const removeSecondFactor = operation({
  name: "user.remove_second_factor",
  permission: "self",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ code: z.string().max(40) }),
  async run(work, { code }) {
    const user = await lockSelf(work);
    const [owner] = await work.tx.select().from(company).where(eq(company.id, 1));
    if (owner && demandsSecondFactor(user.realm, owner.secondFactorRequired))
      throw conflict("The company demands a second factor, so it can't be switched off.");
    const proof = await proveSecondFactor(work, user, code);
    if (proof !== "right") throw invalid(proofProblem(proof), { code: [proofProblem(proof)] });
    await clearSecondFactor(work, user.id);
    work.audit.event({ type: "user", id: user.id, name: user.login }, { details: { secondFactor: "off" } });
    return { removed: true };
  },
});
