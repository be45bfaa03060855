import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { destinationGroups, discountPlans } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { discountUsers } from "./discount-in-use";
import { selectDiscountPlans, shownDiscountPlan } from "./list-discount-plans";
import { readEntries } from "./read-discounts";

/** One volume discount plan with its entries, the names of their destination groups, and what has it. */
export const getDiscountPlan = query({
  name: "discount_plan.get",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({ discountPlanId: idInput() }),
  reads: null,
  async run(read, { discountPlanId }) {
    const where = visibleAnd(read.actor, "discountPlans", eq(discountPlans.id, discountPlanId));
    const [row] = await selectDiscountPlans(read, where);
    if (!row) throw notFound("volume discount plan");
    const entries = (await readEntries(read, [discountPlanId])).get(discountPlanId) ?? [];
    const groupIds = entries.flatMap(({ groupId }) => groupId ?? []);
    const groups =
      groupIds.length === 0
        ? []
        : await read.tx
            .select({ id: destinationGroups.id, name: destinationGroups.name })
            .from(destinationGroups)
            .where(inArray(destinationGroups.id, groupIds));
    return {
      ...shownDiscountPlan(row, entries),
      groupNames: Object.fromEntries(groups.map(({ id, name }) => [id, name])) as Record<number, string>,
      users: await discountUsers(read, discountPlanId),
    };
  },
});
