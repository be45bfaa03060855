import { and, eq } from "drizzle-orm";
import { roles, users } from "@/db/schema";
import { isSigned, type Realm } from "@/lib/kernel/actor";
import { PERMISSIONS, type Permission } from "@/lib/kernel/permissions";
import type { Reader, Work } from "@/lib/kernel/work";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { findRole, type RoleItem } from "./role-rows";
import { missingRights } from "./rules/managing";

const labels = (rights: readonly Permission[]): string =>
  rights
    .slice(0, 5)
    .map((right) => `“${PERMISSIONS[right].label}”`)
    .join(", ") + (rights.length > 5 ? " and more" : "");

/** Rights of `wanted` that the actor lacks; jobs and commands lack none. */
export const lackedBy = ({ actor }: Reader, wanted: Iterable<Permission>): Permission[] =>
  actor.kind === "system" ? [] : missingRights(isSigned(actor) ? actor.permissions : new Set(), wanted);

/** @throws {DomainError} forbidden when the actor does not hold every one of these rights. */
export function assertHolds(read: Reader, wanted: Iterable<Permission>, refusal: string): void {
  const lacked = lackedBy(read, wanted);
  if (lacked.length > 0) throw forbidden(`${refusal} You lack ${labels(lacked)}.`);
}

/**
 * The role someone of this realm is to have.
 * @throws {DomainError} invalid for a role of another realm; forbidden for one with rights the actor lacks.
 */
export async function grantableRole(work: Work, roleId: number, realm: Realm): Promise<RoleItem> {
  await work.tx.select({ id: roles.id }).from(roles).where(eq(roles.id, roleId)).for("share");
  const role = await findRole(work, roleId);
  if (role?.realm !== realm)
    throw invalid("Choose a role.", { roleId: ["Choose a role of this person's portal."] });
  assertHolds(work, role.permissions, "You can't give a role with rights you do not have.");
  return role;
}

/**
 * A change that would leave nobody with every right is refused, also when two are made at once: the role's row is held
 * until the transaction ends. @throws {DomainError} conflict
 */
export async function assertNotLastSuperAdmin(
  work: Work,
  user: { id: number; status: string },
  role: RoleItem,
): Promise<void> {
  if (role.key !== "super_admin" || user.status !== "active") return;
  await work.tx.select({ id: roles.id }).from(roles).where(eq(roles.id, role.id)).for("update");
  const active = await work.tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.roleId, role.id), eq(users.status, "active")))
    .limit(2);
  if (active.length < 2) throw conflict("This is the last active super admin. Make another one first.");
}
