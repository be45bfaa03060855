import { z } from "zod";
import { idInput, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { prefixList } from "./discount-input";
import { assertGroupFits } from "./discount-part";
import { lockGroup, saveGroup } from "./discount-store";
import { groupEntity } from "./entities";

/** Renames a group and replaces its prefixes; what was rated stays as it was rated. */
export const updateDestinationGroup = operation({
  name: "destination_group.update",
  permission: "tariff:manage",
  impersonation: "allow",
  input: z.object({ groupId: idInput(), name: requiredLine(120), prefixes: prefixList().default([]) }),
  async run(work, { groupId, ...group }) {
    const before = await lockGroup(work, groupId);
    const { resellerId } = before;
    await assertGroupFits(work, { ...group, id: groupId, resellerId });
    await saveGroup(work, groupId, { ...group, resellerId });
    const sorted = [...group.prefixes].sort().join(" ");
    const words = { name: group.name, prefixes: sorted };
    const old = { name: before.name, prefixes: before.prefixes.join(" ") };
    work.audit.changed(groupEntity({ ...before, name: group.name }), old, words);
    return { groupId };
  },
});
