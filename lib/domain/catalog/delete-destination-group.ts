import { eq } from "drizzle-orm";
import { z } from "zod";
import { discountEntries, discountPlans } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { deleteGroupRow, lockGroup } from "./discount-store";
import { groupEntity } from "./entities";

/** Deletes a group that no volume discount plan speaks of. */
export const deleteDestinationGroup = operation({
  name: "destination_group.delete",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ groupId: idInput() }),
  async run(work, { groupId }) {
    const before = await lockGroup(work, groupId);
    const [user] = await work.tx
      .select({ name: discountPlans.name })
      .from(discountEntries)
      .innerJoin(discountPlans, eq(discountPlans.id, discountEntries.planId))
      .where(eq(discountEntries.groupId, groupId))
      .orderBy(discountPlans.nameKey)
      .limit(1);
    assertThat(!user, `The volume discount plan “${user?.name}” has an entry for it.`);
    await deleteGroupRow(work, groupId);
    work.audit.event(groupEntity(before), { details: { deleted: { prefixes: before.prefixes.join(" ") } } });
    return { groupId };
  },
});
