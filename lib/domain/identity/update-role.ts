import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { auditRights } from "./audit-rights";
import { roleEntity } from "./entities";
import { assertHolds } from "./granting";
import { endActingWithoutRight } from "./managed-user";
import { lockRole, setRole, setRolePermissions } from "./role-store";
import { fittingPermissions, roleTerms } from "./role-terms";
import { assertFresh } from "./step-up";

/**
 * Changes a custom role. Everyone who has it has the new rights with their next request; a "log in as" that lost its
 * right ends. Built-in roles are fixed, so that what the documents say of them stays true; they can be copied.
 */
export const updateRole = operation({
  name: "role.update",
  permission: "role:manage",
  impersonation: "deny",
  input: z.object({ roleId: idInput(), ...roleTerms }),
  async run(work, { roleId, name, description, permissions }) {
    const before = await lockRole(work, roleId);
    assertThat(!before.builtin, "Built-in roles are fixed. Copy it to make one of your own.");
    assertHolds(work, before.permissions, "This role may do more than you, so you can't change it.");
    const rights = fittingPermissions(before.realm, permissions);
    assertHolds(work, rights, "You can't give a role rights you do not have.");
    await assertFresh(work);
    await setRole(work, roleId, { name, description });
    await setRolePermissions(work, roleId, rights);
    const entity = roleEntity({ id: roleId, name });
    work.audit.changed(entity, before, { name, description });
    auditRights(work, entity, before.permissions, rights);
    await endActingWithoutRight(work, roleId);
    return { roleId };
  },
});
