import { z } from "zod";
import { ownerForNew } from "@/lib/domain/parties";
import { idInput, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { planEntity } from "./entities";
import { insertPlan, lockPlan } from "./store";

/** Copies a plan under a new name, with its owner, currency, prices and promotions; nobody has the copy yet. */
export const clonePlan = operation({
  name: "plan.clone",
  permission: "plan:manage",
  impersonation: "allow",
  input: z.object({ planId: idInput(), name: requiredLine(120) }),
  async run(work, { planId, name }) {
    const {
      id: _,
      createdAt: _created,
      archivedAt: _archived,
      nameKey: _key,
      ...source
    } = await lockPlan(work, planId);
    await ownerForNew(work, source.resellerId);
    const copy = await insertPlan(work, { ...source, name, createdAt: work.now });
    work.audit.created(planEntity(copy), { ...source, name }, { cause: { type: "plan", id: planId } });
    return { planId: copy.id, name: copy.name };
  },
});
