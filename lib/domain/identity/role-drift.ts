import { eq } from "drizzle-orm";
import { roles } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";
import { BUILTIN_ROLES, type BuiltinRole } from "./builtin-roles";
import { type RoleItem, readRoles } from "./role-rows";

export type Drift = { wanted: BuiltinRole; found: RoleItem | null };

const same = (wanted: BuiltinRole, found: RoleItem): boolean =>
  found.name === wanted.name &&
  found.description === wanted.description &&
  found.builtin &&
  wanted.permissions.length === found.permissions.length &&
  wanted.permissions.every((right) => found.permissions.includes(right));

/** Built-in roles whose stored row is not what this version says: all of them in an empty installation. */
export async function readDrift(read: Reader): Promise<Drift[]> {
  const stored = new Map((await readRoles(read, eq(roles.builtin, true))).map((role) => [role.key, role]));
  return BUILTIN_ROLES.map((wanted) => ({ wanted, found: stored.get(wanted.key) ?? null })).filter(
    ({ wanted, found }) => !found || !same(wanted, found),
  );
}
