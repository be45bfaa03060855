import { asc, eq, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, customers, distributors, HOUSE, resellers } from "@/db/schema";
import { seesPersonalData } from "@/lib/kernel/actor";
import { optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { beginsWith } from "@/lib/platform/like";
import { maskName, maskPhone } from "@/lib/platform/mask";

export type OwnerChoice = { id: number; label: string };
type Find = (read: Reader, begins: string, id: number | null) => Promise<OwnerChoice[]>;

/** As many as fit a page to choose from; more of them means typing more letters. */
const MOST = 20;

const shown = ({ actor }: Reader, found: OwnerChoice[], mask: (text: string) => string): OwnerChoice[] =>
  seesPersonalData(actor) ? found : found.map(({ id, label }) => ({ id, label: mask(label) }));

const findResellers: Find = (read, begins, id) =>
  read.tx
    .select({ id: resellers.id, label: resellers.name })
    .from(resellers)
    .where(
      visibleAnd(
        read.actor,
        "resellers",
        ne(resellers.id, HOUSE),
        ne(resellers.status, "closed"),
        id ? eq(resellers.id, id) : sql`lower(${resellers.name}) like ${begins}`,
      ),
    )
    .orderBy(asc(sql`lower(${resellers.name})`))
    .limit(MOST);

const findDistributors: Find = (read, begins, id) =>
  read.tx
    .select({ id: distributors.id, label: distributors.name })
    .from(distributors)
    .where(
      visibleAnd(
        read.actor,
        "distributors",
        ne(distributors.id, HOUSE),
        ne(distributors.status, "closed"),
        id ? eq(distributors.id, id) : sql`lower(${distributors.name}) like ${begins}`,
      ),
    )
    .orderBy(asc(sql`lower(${distributors.name})`))
    .limit(MOST);

const findCustomers: Find = async (read, begins, id) => {
  const found = await read.tx
    .select({ id: customers.id, label: customers.name })
    .from(customers)
    .where(
      visibleAnd(
        read.actor,
        "customers",
        isNull(customers.closedAt),
        id ? eq(customers.id, id) : sql`${customers.nameKey} like ${begins}`,
      ),
    )
    .orderBy(asc(customers.nameKey), asc(customers.id))
    .limit(MOST);
  return shown(read, found, maskName);
};

const findAccounts: Find = async (read, begins, id) => {
  const found = await read.tx
    .select({ id: accounts.id, label: accounts.identifier })
    .from(accounts)
    .where(
      visibleAnd(
        read.actor,
        "accounts",
        isNull(accounts.closedAt),
        id ? eq(accounts.id, id) : sql`${accounts.identifierKey} like ${begins}`,
      ),
    )
    .orderBy(asc(accounts.identifierKey), asc(accounts.id))
    .limit(MOST);
  return shown(read, found, maskPhone);
};

const FINDERS = {
  reseller: findResellers,
  distributor: findDistributors,
  customer: findCustomers,
  account: findAccounts,
};

/** Whom a new user may stand for, found by how their name or line begins, or the one with this id. */
export const listUserOwners = query({
  name: "user.list_owners",
  permission: "user:manage",
  impersonation: "deny",
  input: z.object({
    realm: z.enum(["reseller", "distributor", "customer", "account"]),
    q: z.string().trim().max(200).default(""),
    id: optionalId(),
  }),
  reads: ({ realm, q }, owners: OwnerChoice[]) => ({
    type: realm,
    id: null,
    details: { filter: { q }, ids: owners.map((owner) => owner.id) },
  }),
  run: (read, { realm, q, id }) => FINDERS[realm](read, beginsWith(q), id),
});
