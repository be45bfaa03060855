import { z } from "zod";
import { REALMS } from "@/lib/kernel/actor";
import { operation } from "@/lib/kernel/operation";
import { randomToken } from "@/lib/platform/ids";
import { roleEntity } from "./entities";
import { assertHolds } from "./granting";
import { insertRole, setRolePermissions } from "./role-store";
import { fittingPermissions, roleTerms } from "./role-terms";
import { assertFresh } from "./step-up";

/** A role of the company's own, for one realm for good, with no right its maker does not hold. */
export const createRole = operation({
  name: "role.create",
  permission: "role:manage",
  impersonation: "deny",
  input: z.object({ realm: z.enum(REALMS), ...roleTerms }),
  async run(work, { realm, name, description, permissions }) {
    const rights = fittingPermissions(realm, permissions);
    assertHolds(work, rights, "You can't make a role with rights you do not have.");
    await assertFresh(work);
    const roleId = await insertRole(work, { realm, name, description, key: `custom_${randomToken(9)}` });
    await setRolePermissions(work, roleId, rights);
    const created = { realm, name, description, permissions: rights.join(", ") };
    work.audit.created(roleEntity({ id: roleId, name }), created);
    return { roleId };
  },
});
