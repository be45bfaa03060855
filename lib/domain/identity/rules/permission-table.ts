import type { Realm } from "@/lib/kernel/actor";
import { ALL_PERMISSIONS, PERMISSIONS, type Permission } from "@/lib/kernel/permissions";

export type PermissionGroup = {
  group: string;
  permissions: { key: Permission; label: string; realms: readonly Realm[] }[];
};

/** Every right in its group, in the order of the kernel's table; for one realm, those its roles may hold. */
export function permissionTable(realm?: Realm): PermissionGroup[] {
  const groups = new Map<string, PermissionGroup>();
  for (const key of ALL_PERMISSIONS) {
    const { group, label, realms } = PERMISSIONS[key];
    if (realm && !(realms as readonly Realm[]).includes(realm)) continue;
    const found = groups.get(group) ?? { group, permissions: [] };
    found.permissions.push({ key, label, realms });
    groups.set(group, found);
  }
  return [...groups.values()];
}
