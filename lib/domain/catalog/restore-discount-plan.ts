import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { lockDiscountPlan, saveDiscountPlan } from "./discount-store";
import { discountPlanEntity } from "./entities";

/** Puts an archived volume discount plan back on offer. */
export const restoreDiscountPlan = operation({
  name: "discount_plan.restore",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ discountPlanId: idInput() }),
  async run(work, { discountPlanId }) {
    const before = await lockDiscountPlan(work, discountPlanId);
    assertThat(before.archivedAt !== null, "This volume discount plan is not archived.");
    await saveDiscountPlan(work, discountPlanId, { archivedAt: null });
    work.audit.property(discountPlanEntity(before), "archivedAt", before.archivedAt, null);
    return { discountPlanId };
  },
});
