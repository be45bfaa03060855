import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { discountUsers } from "./discount-in-use";
import { lockDiscountPlan, saveDiscountPlan } from "./discount-store";
import { discountPlanEntity } from "./entities";

/** Takes a volume discount plan off the shelf; no product on offer may have it. Customers who have it keep it. */
export const archiveDiscountPlan = operation({
  name: "discount_plan.archive",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ discountPlanId: idInput() }),
  async run(work, { discountPlanId }) {
    const before = await lockDiscountPlan(work, discountPlanId);
    assertThat(before.archivedAt === null, "This volume discount plan is archived already.");
    const { products } = await discountUsers(work, discountPlanId);
    const names = products.slice(0, 3).map(({ name }) => `“${name}”`);
    const more = products.length > 3 ? " and others" : "";
    assertThat(
      products.length === 0,
      `It is the volume discount plan of ${names.join(", ")}${more}. Give them another one first.`,
    );
    await saveDiscountPlan(work, discountPlanId, { archivedAt: work.now });
    work.audit.property(discountPlanEntity(before), "archivedAt", null, work.now);
    return { discountPlanId };
  },
});
