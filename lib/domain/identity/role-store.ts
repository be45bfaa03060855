import { and, eq, notInArray } from "drizzle-orm";
import { rolePermissions, roles } from "@/db/schema";
import { type ConstraintMessages, explaining } from "@/lib/kernel/constraints";
import type { Permission } from "@/lib/kernel/permissions";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { findRole, type RoleItem } from "./role-rows";

const NAME_TAKEN: ConstraintMessages = {
  roles_realm_name: { field: "name", message: "There is a role of this name for this portal already." },
};

/** @throws {DomainError} not_found */
export async function lockRole(work: Work, roleId: number): Promise<RoleItem> {
  await work.tx.select({ id: roles.id }).from(roles).where(eq(roles.id, roleId)).for("update");
  const role = await findRole(work, roleId);
  if (!role) throw notFound("role");
  return role;
}

/** @throws {DomainError} conflict when the name is taken in its realm. */
export const insertRole = (work: Work, values: typeof roles.$inferInsert): Promise<number> =>
  explaining(NAME_TAKEN, async () => {
    const [row] = await work.tx.insert(roles).values(values).returning({ id: roles.id });
    if (!row) throw new Error("insert returned no row");
    return row.id;
  });

/** @throws {DomainError} conflict when the name is taken in its realm. */
export const setRole = (
  work: Work,
  roleId: number,
  values: { name: string; description: string; builtin?: boolean },
) =>
  explaining(NAME_TAKEN, async () => {
    await work.tx.update(roles).set(values).where(eq(roles.id, roleId));
  });

/** Sets what its people may grant of credit; null is no cap. */
export const setRoleCredit = (
  work: Work,
  roleId: number,
  values: { creditRaiseMax: string | null; creditRaiseDays: number | null },
) => work.tx.update(roles).set(values).where(eq(roles.id, roleId));

/** Makes a role hold exactly these rights. */
export async function setRolePermissions(
  work: Work,
  roleId: number,
  permissions: readonly Permission[],
): Promise<void> {
  const other = permissions.length ? notInArray(rolePermissions.permission, [...permissions]) : undefined;
  await work.tx.delete(rolePermissions).where(and(eq(rolePermissions.roleId, roleId), other));
  if (permissions.length)
    await work.tx
      .insert(rolePermissions)
      .values(permissions.map((permission) => ({ roleId, permission })))
      .onConflictDoNothing();
}

/** @throws the database's own error when someone has the role. */
export async function removeRole(work: Work, roleId: number): Promise<void> {
  await work.tx.delete(roles).where(eq(roles.id, roleId));
}
