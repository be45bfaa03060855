import { and, eq, sql } from "drizzle-orm";
import {
  accounts,
  company,
  customers,
  distributors,
  resellers,
  rolePermissions,
  roles,
  sessions,
  users,
} from "@/db/schema";
import type { Person, Realm, SignedActor } from "@/lib/kernel/actor";
import { isPermission, type Permission } from "@/lib/kernel/permissions";
import type { Reader } from "@/lib/kernel/work";
import { keptStatement } from "@/lib/platform/prepared";

/** A user with everything that decides what they may do, read in one statement. */
export const principalColumns = {
  userId: users.id,
  realm: users.realm,
  login: users.login,
  userName: users.name,
  userStatus: users.status,
  userTimeZone: users.timeZone,
  mustChangePassword: users.mustChangePassword,
  totpConfirmedAt: users.totpConfirmedAt,
  resellerId: users.resellerId,
  distributorId: users.distributorId,
  customerId: users.customerId,
  accountId: users.accountId,
  roleName: roles.name,
  permissions: sql<
    string[]
  >`array(select ${rolePermissions.permission} from ${rolePermissions} where ${rolePermissions.roleId} = ${users.roleId})`,
  resellerName: resellers.name,
  resellerStatus: resellers.status,
  distributorName: distributors.name,
  distributorStatus: distributors.status,
  customerName: customers.name,
  customerBlocked: customers.blocked,
  customerClosedAt: customers.closedAt,
  customerTimeZone: customers.billingTimeZone,
  accountName: accounts.identifier,
  accountBlocked: accounts.blocked,
  accountClosedAt: accounts.closedAt,
  companyName: company.name,
  companyTimeZone: company.timeZone,
  secondFactorRequired: company.secondFactorRequired,
  impersonationEnabled: company.impersonationEnabled,
};

export type PrincipalRow = {
  userId: number;
  realm: string;
  login: string;
  userName: string;
  userStatus: string;
  userTimeZone: string | null;
  mustChangePassword: boolean;
  totpConfirmedAt: Date | null;
  resellerId: number;
  distributorId: number;
  customerId: number | null;
  accountId: number | null;
  roleName: string;
  permissions: string[];
  resellerName: string;
  resellerStatus: string;
  distributorName: string;
  distributorStatus: string;
  customerName: string | null;
  customerBlocked: boolean | null;
  customerClosedAt: Date | null;
  customerTimeZone: string | null;
  accountName: string | null;
  accountBlocked: boolean | null;
  accountClosedAt: Date | null;
  companyName: string;
  companyTimeZone: string;
  secondFactorRequired: boolean;
  impersonationEnabled: boolean;
};

/** Users with everything of `principalColumns`; the caller adds `.where(…)`. */
export const selectPrincipals = (read: Reader) =>
  read.tx
    .select(principalColumns)
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .innerJoin(company, eq(company.id, 1))
    .innerJoin(resellers, eq(resellers.id, users.resellerId))
    .innerJoin(distributors, eq(distributors.id, users.distributorId))
    .leftJoin(customers, eq(customers.id, users.customerId))
    .leftJoin(accounts, and(eq(accounts.id, users.accountId), eq(accounts.customerId, users.customerId)));

const selectSession = (read: Reader) =>
  read.tx
    .select({ ...principalColumns, session: sessions })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(roles, eq(roles.id, users.roleId))
    .innerJoin(company, eq(company.id, 1))
    .innerJoin(resellers, eq(resellers.id, users.resellerId))
    .innerJoin(distributors, eq(distributors.id, users.distributorId))
    .leftJoin(customers, eq(customers.id, users.customerId))
    .leftJoin(accounts, and(eq(accounts.id, users.accountId), eq(accounts.customerId, users.customerId)))
    .where(eq(sessions.idHash, sql.placeholder("idHash")));

/** The principal behind a session, with the session's own columns: one statement, asked with every request. */
export const findPrincipalBySession = async (read: Reader, idHash: string) =>
  (await keptStatement(read.tx, "principal by session", () => selectSession(read), { idHash }))[0];

export const personOf = (row: PrincipalRow): Person => ({
  userId: row.userId,
  name: row.userName,
  login: row.login,
  realm: row.realm as Realm,
});

export const permissionsOfRow = (row: PrincipalRow): ReadonlySet<Permission> =>
  new Set(row.permissions.filter(isPermission));

/**
 * Whether the person and what they stand for are in a state that lets them in. A blocked partner keeps its own people
 * out; its customers are served on.
 */
export function mayEnter(row: PrincipalRow): boolean {
  if (row.userStatus !== "active") return false;
  const isPartner = row.realm === "reseller" || row.realm === "distributor";
  if (isPartner && row.resellerId !== 0 && row.resellerStatus !== "active") return false;
  if (row.realm === "distributor" && row.distributorStatus !== "active") return false;
  if (row.customerId !== null && (row.customerBlocked || row.customerClosedAt)) return false;
  return !(row.accountId !== null && (row.accountBlocked || row.accountClosedAt));
}

/** The name of what the person stands for: themselves for operators, else the company, customer or line. */
export function entityName(row: PrincipalRow): string {
  switch (row.realm as Realm) {
    case "admin":
      return row.userName;
    case "reseller":
      return row.resellerName;
    case "distributor":
      return row.distributorName;
    case "customer":
      return row.customerName ?? "";
    case "account":
      return row.accountName ?? "";
  }
}

/** @throws when the row lacks the owner its realm needs; the database's own check makes that impossible. */
export function actorOf(row: PrincipalRow): SignedActor {
  const base = { person: personOf(row), name: entityName(row), permissions: permissionsOfRow(row) };
  const { resellerId, distributorId, customerId, accountId } = row;
  switch (row.realm as Realm) {
    case "admin":
      return { kind: "admin", ...base };
    case "reseller":
      return { kind: "reseller", ...base, resellerId };
    case "distributor":
      return { kind: "distributor", ...base, distributorId, resellerId };
    case "customer":
      if (customerId === null) throw new Error("customer user without a customer");
      return { kind: "customer", ...base, customerId, resellerId, distributorId };
    case "account":
      if (customerId === null || accountId === null) throw new Error("account user without an account");
      return { kind: "account", ...base, accountId, customerId, resellerId, distributorId };
  }
}
