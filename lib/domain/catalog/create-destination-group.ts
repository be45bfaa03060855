import { z } from "zod";
import { ownerForNew, ownerInput } from "@/lib/domain/parties";
import { requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { prefixList } from "./discount-input";
import { assertGroupFits } from "./discount-part";
import { insertGroup } from "./discount-store";
import { groupEntity } from "./entities";

/** Names a set of destinations. A prefix is in one group of an owner, so that each number is in one or none. */
export const createDestinationGroup = operation({
  name: "destination_group.create",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ name: requiredLine(120), prefixes: prefixList().default([]), resellerId: ownerInput() }),
  async run(work, { resellerId: wanted, ...group }) {
    const resellerId = await ownerForNew(work, wanted);
    await assertGroupFits(work, { ...group, id: 0, resellerId });
    const row = await insertGroup(work, { ...group, resellerId });
    work.audit.created(groupEntity(row), { ...group, prefixes: group.prefixes.join(" ") });
    return { groupId: row.id, name: row.name };
  },
});
