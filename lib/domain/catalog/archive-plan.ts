import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { planEntity } from "./entities";
import { assertOnNoProduct } from "./plan-in-use";
import { lockPlan, savePlan } from "./store";

/** Takes a plan off the shelf. Those who have it keep it and are charged as before. */
export const archivePlan = operation({
  name: "plan.archive",
  permission: "plan:manage",
  impersonation: "allow",
  input: z.object({ planId: idInput() }),
  async run(work, { planId }) {
    const before = await lockPlan(work, planId);
    assertThat(before.archivedAt === null, "This plan is archived already.");
    await assertOnNoProduct(work, planId);
    await savePlan(work, planId, { archivedAt: work.now });
    work.audit.property(planEntity(before), "archivedAt", null, work.now);
    return { planId };
  },
});
