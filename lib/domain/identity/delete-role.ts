import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { roleEntity } from "./entities";
import { assertHolds } from "./granting";
import { lockRole, removeRole } from "./role-store";
import { assertFresh } from "./step-up";

/** Removes a custom role that nobody has. */
export const deleteRole = operation({
  name: "role.delete",
  permission: "role:manage",
  impersonation: "deny",
  input: z.object({ roleId: idInput() }),
  async run(work, { roleId }) {
    const role = await lockRole(work, roleId);
    assertThat(!role.builtin, "Built-in roles can't be deleted.");
    assertHolds(work, role.permissions, "This role may do more than you, so you can't delete it.");
    assertThat(role.users.value === 0, "Someone has this role. Give them another one first.");
    await assertFresh(work);
    await removeRole(work, roleId);
    const { realm, name, permissions } = role;
    const deleted = { realm, name, permissions: permissions.join(", ") };
    work.audit.event(roleEntity(role), { details: { deleted } });
    return { roleId };
  },
});
