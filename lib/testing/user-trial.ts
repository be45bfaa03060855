import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { auditLog } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import type { Permission } from "@/lib/kernel/permissions";
import { contextOf } from "./contexts";
import { testWorld, type World } from "./factories";
import { makeUser, roleId, signedIn, type TestUser } from "./people";

/** The people that the tests of users are told with; set by `openUserTrial`. */
export let world: World;
export let root: TestUser;
export let manager: TestUser;
export let maria: TestUser;
const roles: Record<string, number> = {};

const ROLES = [
  "super_admin",
  "support",
  "finance",
  "auditor",
  "reseller_manager",
  "reseller_support",
  "distributor",
  "customer",
  "account",
];

/** For `beforeAll`: a world with a super admin, and with people of two resellers on every level. */
export async function openUserTrial(): Promise<void> {
  world = await testWorld(db());
  root = await makeUser(db(), "admin", "super_admin", "root");
  manager = await makeUser(db(), "reseller", "reseller_manager", "a-manager", world.a.resellerId);
  maria = await makeUser(db(), "customer", "customer", "maria@a.example", world.a.customerId);
  await makeUser(db(), "reseller", "reseller_manager", "b-manager", world.b.resellerId);
  await makeUser(db(), "account", "account", "b-line", world.b.accountId);
  await makeUser(db(), "distributor", "distributor", "a-seller", world.a.distributorId);
  for (const key of ROLES) roles[key] = await roleId(db(), key);
}

export const asRoot = async () => (await signedIn(db(), root)).ctx;
export const asManager = async () => (await signedIn(db(), manager)).ctx;
export const role = (key: string): number => roles[key] ?? 0;

/** The same person with other rights. */
export function holding({ actor, ...ctx }: Context, rights: readonly Permission[]): Context {
  return contextOf(db(), { ...actor, permissions: new Set(rights) } as Context["actor"], ctx);
}

export const auditOf = (action: string, id: number) =>
  db()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.entityId, id)));

let count = 0;
export const newLogin = () => `new-${++count}`;
