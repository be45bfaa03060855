import { z } from "zod";
import { seesPersonalData } from "@/lib/kernel/actor";
import { emailLine, idInput, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { userEntity } from "./entities";
import { assertNotLastSuperAdmin, grantableRole } from "./granting";
import { ownTimeZone } from "./input";
import { assertNotSelf, endActingWithoutRight, lockManagedUser } from "./managed-user";
import type { RoleItem } from "./role-rows";
import { assertFresh } from "./step-up";
import { setUser, type UserRow } from "./store";

/** Another role: at once, for sessions ask for rights anew with each request, and so does "log in as". */
async function changeRole(work: Work, user: UserRow, before: RoleItem, roleId: number): Promise<void> {
  assertNotSelf(work, user, "You can't change your own role.");
  const after = await grantableRole(work, roleId, before.realm);
  await assertNotLastSuperAdmin(work, user, before);
  await assertFresh(work);
  await setUser(work, user.id, { roleId });
  work.audit.property(userEntity(user), "role", before.name, after.name);
  await endActingWithoutRight(work, roleId);
}

/** Changes a person's name, address, time zone and role; a change of role needs a fresh session. */
export const updateUser = operation({
  name: "user.update",
  permission: "user:manage",
  impersonation: "deny",
  input: z.object({
    userId: idInput(),
    name: requiredLine(100),
    email: emailLine(),
    timeZone: ownTimeZone(),
    roleId: idInput(),
  }),
  async run(work, { userId, roleId, timeZone, ...typed }) {
    const { user, role } = await lockManagedUser(work, userId);
    // Who saw the mask would save the mask.
    const kept = { name: user.name, email: user.email };
    const values = { ...(seesPersonalData(work.actor) ? typed : kept), timeZone };
    await setUser(work, user.id, values);
    work.audit.changed(userEntity(user), user, values);
    if (roleId !== user.roleId) await changeRole(work, user, role, roleId);
    return { userId };
  },
});
