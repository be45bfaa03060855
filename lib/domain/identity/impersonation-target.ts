import { and, eq } from "drizzle-orm";
import { accounts, customers, distributors, resellers } from "@/db/schema";
import type { Actor } from "@/lib/kernel/actor";
import { visibleTo } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import type { ActedRealm } from "./rules/impersonation";

/** Whom someone would act for, with the owner columns that every row about it carries. */
export type Target = {
  realm: ActedRealm;
  name: string;
  resellerId: number;
  distributorId: number;
  customerId: number | null;
  accountId: number | null;
  timeZone: string | null;
  /** Neither blocked nor closed, nor below something that is. */
  available: boolean;
};

type Finder = (read: Reader, actor: Actor, id: number) => Promise<Target | null>;

const findReseller: Finder = async (read, actor, id) => {
  const [row] = await read.tx
    .select()
    .from(resellers)
    .where(and(eq(resellers.id, id), visibleTo(actor, "resellers")));
  if (!row || row.id === 0) return null;
  return {
    realm: "reseller",
    name: row.name,
    resellerId: row.id,
    distributorId: 0,
    customerId: null,
    accountId: null,
    timeZone: null,
    available: row.status === "active",
  };
};

const findDistributor: Finder = async (read, actor, id) => {
  const [row] = await read.tx
    .select()
    .from(distributors)
    .where(and(eq(distributors.id, id), visibleTo(actor, "distributors")));
  if (!row || row.id === 0) return null;
  return {
    realm: "distributor",
    name: row.name,
    resellerId: row.resellerId,
    distributorId: row.id,
    customerId: null,
    accountId: null,
    timeZone: null,
    available: row.status === "active",
  };
};

const ofCustomer = (row: typeof customers.$inferSelect) => ({
  resellerId: row.resellerId,
  distributorId: row.distributorId,
  customerId: row.id,
  timeZone: row.billingTimeZone,
});

const findCustomer: Finder = async (read, actor, id) => {
  const [row] = await read.tx
    .select()
    .from(customers)
    .where(and(eq(customers.id, id), visibleTo(actor, "customers")));
  if (!row) return null;
  const available = !row.blocked && !row.closedAt;
  return { realm: "customer", name: row.name, accountId: null, available, ...ofCustomer(row) };
};

const findAccount: Finder = async (read, actor, id) => {
  const [row] = await read.tx
    .select({ account: accounts, customer: customers })
    .from(accounts)
    .innerJoin(customers, eq(customers.id, accounts.customerId))
    .where(and(eq(accounts.id, id), visibleTo(actor, "accounts")));
  if (!row) return null;
  const { account, customer } = row;
  const available = !account.blocked && !account.closedAt && !customer.blocked && !customer.closedAt;
  return { realm: "account", name: account.identifier, accountId: id, available, ...ofCustomer(customer) };
};

const FINDERS: Record<ActedRealm, Finder> = {
  reseller: findReseller,
  distributor: findDistributor,
  customer: findCustomer,
  account: findAccount,
};

/** The target inside `actor`'s own tree, or null: outside it and absent are the same. */
export const findTarget = (
  read: Reader,
  actor: Actor,
  realm: ActedRealm,
  id: number,
): Promise<Target | null> => FINDERS[realm](read, actor, id);
