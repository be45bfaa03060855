import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { planEntity } from "./entities";
import { lockPlan, savePlan } from "./store";

/** Puts an archived plan back on offer. */
export const restorePlan = operation({
  name: "plan.restore",
  permission: "plan:manage",
  impersonation: "allow",
  input: z.object({ planId: idInput() }),
  async run(work, { planId }) {
    const before = await lockPlan(work, planId);
    assertThat(before.archivedAt !== null, "This plan is not archived.");
    await savePlan(work, planId, { archivedAt: null });
    work.audit.property(planEntity(before), "archivedAt", before.archivedAt, null);
    return { planId };
  },
});
