import { and, eq, ne } from "drizzle-orm";
import { accounts, customers, distributors, HOUSE, resellers } from "@/db/schema";
import type { Realm } from "@/lib/kernel/actor";
import { ownResellerId, visibleTo } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { conflict, invalid, notFound } from "@/lib/platform/errors";

/** The owner columns of a user's row. */
export type UserOwners = {
  resellerId: number;
  distributorId: number;
  customerId: number | null;
  accountId: number | null;
};

const nobody = { resellerId: HOUSE, distributorId: HOUSE, customerId: null, accountId: null };

async function ofReseller(work: Work, id: number): Promise<UserOwners> {
  const [row] = await work.tx
    .select()
    .from(resellers)
    .where(and(eq(resellers.id, id), ne(resellers.id, HOUSE), visibleTo(work.actor, "resellers")))
    .for("share");
  if (!row) throw notFound("reseller");
  if (row.status === "closed") throw conflict("This reseller is closed.");
  return { ...nobody, resellerId: id };
}

async function ofDistributor(work: Work, id: number): Promise<UserOwners> {
  const [row] = await work.tx
    .select()
    .from(distributors)
    .where(and(eq(distributors.id, id), ne(distributors.id, HOUSE), visibleTo(work.actor, "distributors")))
    .for("share");
  if (!row) throw notFound("distributor");
  if (row.status === "closed") throw conflict("This distributor is closed.");
  return { ...nobody, resellerId: row.resellerId, distributorId: id };
}

async function ofCustomer(work: Work, id: number): Promise<UserOwners> {
  const [row] = await work.tx
    .select()
    .from(customers)
    .where(and(eq(customers.id, id), visibleTo(work.actor, "customers")))
    .for("share");
  if (!row) throw notFound("customer");
  if (row.closedAt) throw conflict("This customer is closed.");
  return { ...nobody, resellerId: row.resellerId, distributorId: row.distributorId, customerId: id };
}

async function ofAccount(work: Work, id: number): Promise<UserOwners> {
  const [row] = await work.tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, id), visibleTo(work.actor, "accounts")))
    .for("share");
  if (!row) throw notFound("account");
  if (row.closedAt) throw conflict("This account is closed.");
  const { resellerId, distributorId, customerId } = row;
  return { resellerId, distributorId, customerId, accountId: id };
}

const FINDERS = {
  reseller: ofReseller,
  distributor: ofDistributor,
  customer: ofCustomer,
  account: ofAccount,
};

/**
 * Whom a new user is to stand for: a row in the actor's own scope, held in place until the transaction ends. Operators
 * stand for nobody; a reseller's colleague always stands for the reseller itself.
 * @throws {DomainError} invalid when none is named, not_found, conflict when it is closed.
 */
export async function ownersForUser(work: Work, realm: Realm, wanted: number | null): Promise<UserOwners> {
  if (realm === "admin") return nobody;
  const id = realm === "reseller" && work.actor.kind === "reseller" ? ownResellerId(work.actor) : wanted;
  if (id === null)
    throw invalid("Some values need your attention.", {
      ownerId: [`Choose the ${realm} this person is of.`],
    });
  return FINDERS[realm](work, id);
}
