import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { roles } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { auditRights } from "./audit-rights";
import type { BuiltinRole } from "./builtin-roles";
import { roleEntity } from "./entities";
import { endActingWithoutRight } from "./managed-user";
import { type Drift, readDrift } from "./role-drift";
import { insertRole, setRole, setRolePermissions } from "./role-store";

/** A name that a new version wants for itself: the company's own role keeps its rights and its people. */
async function makeRoom(work: Work, { realm, name, key }: BuiltinRole): Promise<void> {
  const moved = await work.tx
    .update(roles)
    .set({ name: sql`${roles.name} || ' (custom)'` })
    .where(and(eq(roles.realm, realm), sql`lower(${roles.name}) = lower(${name})`, ne(roles.key, key)))
    .returning();
  for (const role of moved) work.audit.property(roleEntity(role), "name", name, role.name);
}

async function install(work: Work, { wanted, found }: Drift): Promise<void> {
  const { realm, key, name, description, permissions } = wanted;
  await makeRoom(work, wanted);
  const roleId = found?.id ?? (await insertRole(work, { realm, key, name, description, builtin: true }));
  if (found) await setRole(work, roleId, { name, description });
  await setRolePermissions(work, roleId, permissions);
  const entity = roleEntity({ id: roleId, name });
  if (!found)
    return work.audit.created(entity, { realm, name, description, permissions: permissions.join(", ") });
  work.audit.changed(entity, found, { name, description });
  auditRights(work, entity, found.permissions, permissions);
  await endActingWithoutRight(work, roleId);
}

/** Brings the built-in roles to what this version says of them. Two processes that start at once do it once. */
export const installRoles = operation({
  name: "role.install",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({}),
  async run(work) {
    await work.tx.execute(sql`select pg_advisory_xact_lock(hashtext('role.install'))`);
    const drift = await readDrift(work);
    for (const one of drift) await install(work, one);
    if (drift.length === 0) work.audit.event({ type: "role", id: null }, { details: { unchanged: true } });
    return { changed: drift.map(({ wanted }) => wanted.key) };
  },
});
