import { and, eq, sql } from "drizzle-orm";
import { impersonations, rolePermissions, users } from "@/db/schema";
import { isSigned, realPerson } from "@/lib/kernel/actor";
import type { Work } from "@/lib/kernel/work";
import { conflict } from "@/lib/platform/errors";
import { assertHolds } from "./granting";
import { findRole, type RoleItem } from "./role-rows";
import { endImpersonations, impersonationEntity, lockUser, ofActor, type UserRow } from "./store";

/**
 * A user in the actor's scope, locked, whose rights the actor holds all: who could change a stronger person's password
 * could become them. @throws {DomainError} not_found, forbidden.
 */
export async function lockManagedUser(
  work: Work,
  userId: number,
): Promise<{ user: UserRow; role: RoleItem }> {
  const user = await lockUser(work, userId);
  const role = await findRole(work, user.roleId);
  if (!role) throw new Error("a user has a role");
  assertHolds(work, role.permissions, "This person may do more than you, so you can't change them.");
  return { user, role };
}

/** @throws {DomainError} conflict with this text when the actor would do it to themselves. */
export function assertNotSelf(work: Work, user: UserRow, message: string): void {
  if (isSigned(work.actor) && realPerson(work.actor)?.userId === user.id) throw conflict(message);
}

/** Ends what a person has running in others' names, and says so in the log. */
export async function endActing(
  work: Work,
  userId: number,
  cause: "actor_disabled" | "actor_signed_out" | "password_changed",
): Promise<void> {
  const by = realPerson(work.actor)?.userId ?? null;
  for (const row of await endImpersonations(work, ofActor(userId), cause, by))
    work.audit.event(impersonationEntity(row), { details: { ended: cause, by: row.actorName } });
}

/** Ends every running impersonation of those with this role whose right to it the role no longer has. */
export async function endActingWithoutRight(work: Work, roleId: number): Promise<void> {
  const where = and(
    sql`${impersonations.actorUserId} in (select ${users.id} from ${users} where ${users.roleId} = ${roleId})`,
    sql`not exists (select from ${rolePermissions} where ${eq(rolePermissions.roleId, roleId)}
      and ${rolePermissions.permission} = 'impersonate:' || ${impersonations.portal})`,
  );
  const by = realPerson(work.actor)?.userId ?? null;
  for (const row of await endImpersonations(work, where, "actor_lost_right", by))
    work.audit.event(impersonationEntity(row), { details: { ended: "actor_lost_right", by: row.actorName } });
}
