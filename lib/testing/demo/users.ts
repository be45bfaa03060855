import { eq } from "drizzle-orm";
import { roles } from "@/db/schema";
import { createUser, installRoles } from "@/lib/domain/identity";
import type { Realm } from "@/lib/kernel/actor";
import type { Context } from "@/lib/kernel/context";
import type { Partners } from "./company";

export const DEMO_PASSWORD = "bamboo-forest-demo";

export type DemoLogin = { portal: string; login: string; password: string; note: string };

type Wanted = { realm: Realm; role: string; ownerId?: number; login: string; name: string; note: string };

const PORTAL: Record<Realm, string> = {
  admin: "Operator",
  reseller: "Reseller",
  distributor: "Distributor",
  customer: "Customer",
  account: "Account",
};

const people = (partners: Partners, john: { customerId: number; accountIds: number[] }): Wanted[] => [
  {
    realm: "admin",
    role: "super_admin",
    login: "operator",
    name: "Olivia Grant",
    note: "super admin: everything",
  },
  {
    realm: "admin",
    role: "support",
    login: "support",
    name: "Adam Reyes",
    note: "helps customers, may log in as them",
  },
  {
    realm: "admin",
    role: "finance",
    login: "finance",
    name: "Fiona Clarke",
    note: "terms, prices and exports",
  },
  {
    realm: "admin",
    role: "auditor",
    login: "auditor",
    name: "Arthur Lind",
    note: "reads all, changes nothing",
  },
  {
    realm: "reseller",
    role: "reseller_manager",
    ownerId: partners.easycall,
    login: "easycall",
    name: "Elena Cruz",
    note: "runs EasyCall and its customers",
  },
  {
    realm: "reseller",
    role: "reseller_manager",
    ownerId: partners.megastar,
    login: "megastar",
    name: "Max Sterling",
    note: "runs MegaStar and its customers",
  },
  {
    realm: "distributor",
    role: "distributor",
    ownerId: partners.kiosk,
    login: "kiosk",
    name: "Karl Stone",
    note: "the Station Kiosk",
  },
  {
    realm: "customer",
    role: "customer",
    ownerId: john.customerId,
    login: "john",
    name: "John Doe",
    note: "three accounts, five subscriptions",
  },
  {
    realm: "account",
    role: "account",
    ownerId: john.accountIds[0],
    login: "john-phone",
    name: "John's phone",
    note: "one of John's lines",
  },
];

/** Someone for every portal, all with the demo's one password. */
export async function makeUsers(
  ctx: Context,
  partners: Partners,
  john: { customerId: number; accountIds: number[] },
): Promise<DemoLogin[]> {
  await installRoles(ctx, {});
  const logins: DemoLogin[] = [];
  for (const { role: key, note, ...person } of people(partners, john)) {
    const [role] = await ctx.db.select().from(roles).where(eq(roles.key, key));
    if (!role) throw new Error(`no role ${key}`);
    await createUser(ctx, {
      ...person,
      roleId: role.id,
      password: DEMO_PASSWORD,
      mustChangePassword: false,
      timeZone: "",
      email: `${person.login}@panda.example`,
    });
    logins.push({ portal: PORTAL[person.realm], login: person.login, password: DEMO_PASSWORD, note });
  }
  return logins;
}
