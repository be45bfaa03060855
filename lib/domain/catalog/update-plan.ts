import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { auditTerms } from "./audit-terms";
import { soundTerms } from "./create-plan";
import { planTerms } from "./input";
import { assertFeesStay } from "./plan-in-use";
import { lockPlan, savePlan } from "./store";

/**
 * Changes a plan for everyone who has it. What was charged stays; periods not charged yet are charged by the new
 * terms, and a job works out again what its subscriptions cost.
 */
export const updatePlan = operation({
  name: "plan.update",
  permission: "plan:manage",
  impersonation: "allow",
  input: z.object({ planId: idInput(), ...planTerms }),
  async run(work, { planId, ...typed }) {
    const terms = soundTerms(typed);
    const before = await lockPlan(work, planId);
    await assertFeesStay(work, planId, before.fees, terms.fees);
    await savePlan(work, planId, terms);
    const { feesChanged } = auditTerms(work, before, terms);
    const rounding =
      before.roundingDecimals !== terms.roundingDecimals || before.roundingMethod !== terms.roundingMethod;
    if (feesChanged || rounding)
      work.enqueue({
        name: "subscriptions.recompute_fees",
        payload: { planId },
        jobKey: `subscriptions.recompute_fees:${planId}`,
      });
    return { planId, feesChanged };
  },
});
