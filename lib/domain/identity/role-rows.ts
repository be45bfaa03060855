import { eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { roles } from "@/db/schema";
import type { Realm } from "@/lib/kernel/actor";
import { isPermission, type Permission } from "@/lib/kernel/permissions";
import type { Reader } from "@/lib/kernel/work";
import { COUNT_CAP, type Count } from "@/lib/platform/keyset-page";
import { type Money, normalize } from "@/lib/platform/money";

export type RoleItem = {
  id: number;
  key: string;
  realm: Realm;
  name: string;
  description: string;
  builtin: boolean;
  permissions: Permission[];
  /** The most its people may raise a credit limit by for a time, and for how many days; null is no cap. */
  creditRaiseMax: Money | null;
  creditRaiseDays: number | null;
  /** Exact to 1,000: customers' roles may have a million. */
  users: Count;
};

// Written out: in a select from one table drizzle leaves the table's name off its columns.
const held = sql<
  string[]
>`array(select p.permission from role_permissions p where p.role_id = roles.id order by 1)`;
const userCount = sql<number>`(select count(*)::int from (
  select 1 from users u where u.role_id = roles.id limit ${COUNT_CAP + 1}) capped)`;

/** Roles with their permissions, in order of realm rank and age; rights this version does not know are left out. */
export async function readRoles(read: Reader, where?: SQL): Promise<RoleItem[]> {
  const rows = await read.tx
    .select({ ...getTableColumns(roles), permissions: held, userCount })
    .from(roles)
    .where(where)
    .orderBy(
      sql`array_position(array['admin','reseller','distributor','customer','account'], ${roles.realm})`,
      sql`${roles.builtin} desc`,
      roles.id,
    );
  return rows.map(({ createdAt: _, userCount: counted, ...row }) => ({
    ...row,
    realm: row.realm as Realm,
    permissions: row.permissions.filter(isPermission),
    creditRaiseMax: row.creditRaiseMax === null ? null : normalize(row.creditRaiseMax),
    users: { value: Math.min(counted, COUNT_CAP), exact: counted <= COUNT_CAP },
  }));
}

export const findRole = async (read: Reader, roleId: number): Promise<RoleItem | null> =>
  (await readRoles(read, eq(roles.id, roleId)))[0] ?? null;
