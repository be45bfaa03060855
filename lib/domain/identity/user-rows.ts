import { eq, type SQL, sql } from "drizzle-orm";
import { accounts, customers, distributors, resellers, roles, users } from "@/db/schema";
import { type Actor, type Realm, seesPersonalData } from "@/lib/kernel/actor";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { maskEmail, maskName, maskPhone } from "@/lib/platform/mask";

/** What a user stands for; null for operators, who stand for the company. */
export type UserOwner = { realm: Exclude<Realm, "admin">; id: number; name: string } | null;

export type UserItem = {
  id: number;
  realm: Realm;
  login: string;
  name: string;
  email: string;
  roleId: number;
  roleName: string;
  owner: UserOwner;
  status: "active" | "disabled";
  hasSecondFactor: boolean;
  mustChangePassword: boolean;
  lastSignInAt: Date | null;
  createdAt: Date;
};

const columns = {
  id: users.id,
  realm: users.realm,
  login: users.login,
  name: users.name,
  email: users.email,
  roleId: users.roleId,
  roleName: roles.name,
  status: users.status,
  totpConfirmedAt: users.totpConfirmedAt,
  mustChangePassword: users.mustChangePassword,
  lastSignInAt: users.lastSignInAt,
  createdAt: users.createdAt,
  resellerId: users.resellerId,
  distributorId: users.distributorId,
  customerId: users.customerId,
  accountId: users.accountId,
  resellerName: resellers.name,
  distributorName: distributors.name,
  customerName: customers.name,
  accountName: accounts.identifier,
  loginKey: sql<string>`${users.loginKey}`,
  timeZone: users.timeZone,
  failedSignIns: users.failedSignIns,
  passwordChangedAt: users.passwordChangedAt,
};

/** Users an actor may see, with what they stand for; secrets are not among the columns. */
export const selectUsers = (read: Reader, ...where: (SQL | undefined)[]) =>
  read.tx
    .select(columns)
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .innerJoin(resellers, eq(resellers.id, users.resellerId))
    .innerJoin(distributors, eq(distributors.id, users.distributorId))
    .leftJoin(customers, eq(customers.id, users.customerId))
    .leftJoin(accounts, eq(accounts.id, users.accountId))
    .where(visibleAnd(read.actor, "users", ...where));

export type UserLine = Awaited<ReturnType<typeof selectUsers>>[number];

const shown = (actor: Actor, text: string, mask: (text: string) => string): string =>
  seesPersonalData(actor) ? text : mask(text);

/** Logins that are addresses are personal data too. */
export const shownLogin = (actor: Actor, login: string): string =>
  login.includes("@") ? shown(actor, login, maskEmail) : login;

function ownerOf(actor: Actor, row: UserLine): UserOwner {
  switch (row.realm as Realm) {
    case "reseller":
      return { realm: "reseller", id: row.resellerId, name: row.resellerName };
    case "distributor":
      return { realm: "distributor", id: row.distributorId, name: row.distributorName };
    case "customer":
      return {
        realm: "customer",
        id: row.customerId ?? 0,
        name: shown(actor, row.customerName ?? "", maskName),
      };
    case "account":
      return {
        realm: "account",
        id: row.accountId ?? 0,
        name: shown(actor, row.accountName ?? "", maskPhone),
      };
    case "admin":
      return null;
  }
}

/** A user as this actor may see them. */
export const userItem = (actor: Actor, row: UserLine): UserItem => ({
  id: row.id,
  realm: row.realm as Realm,
  login: shownLogin(actor, row.login),
  name: shown(actor, row.name, maskName),
  email: shown(actor, row.email, maskEmail),
  roleId: row.roleId,
  roleName: row.roleName,
  owner: ownerOf(actor, row),
  status: row.status as UserItem["status"],
  hasSecondFactor: row.totpConfirmedAt !== null,
  mustChangePassword: row.mustChangePassword,
  lastSignInAt: row.lastSignInAt,
  createdAt: row.createdAt,
});
