import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { assertOpen as assertCustomerOpen, type CustomerRow, lockCustomer } from "@/lib/domain/customers";
import { explaining } from "@/lib/kernel/constraints";
import { visibleAnd } from "@/lib/kernel/scope";
import { tellTime } from "@/lib/kernel/told-time";
import type { Work } from "@/lib/kernel/work";
import { conflict, notFound } from "@/lib/platform/errors";
import type { PlainDate } from "@/lib/platform/time";
import type { AccountRow } from "./entity";
import type { AccountRole, BillingModel } from "./rules/codes";

const TAKEN = {
  accounts_identifier: { field: "identifier", message: "There is an account with this identifier already." },
};

export type LockedAccount = { account: AccountRow; customer: CustomerRow };

/**
 * Locks a line, its customer before it.
 * @throws {DomainError} not_found for a line that is absent or out of the actor's sight.
 */
export async function lockAccount(work: Work, accountId: number): Promise<LockedAccount> {
  const which = visibleAnd(work.actor, "accounts", eq(accounts.id, accountId));
  const [found] = await work.tx.select({ customerId: accounts.customerId }).from(accounts).where(which);
  if (!found) throw notFound("account");
  const customer = await lockCustomer(work, found.customerId);
  const [account] = await work.tx.select().from(accounts).where(which).for("update");
  if (!account) throw notFound("account");
  return { account, customer };
}

/** @throws {DomainError} conflict: what is closed is kept for information only. */
export function assertOpen({ account, customer }: LockedAccount): void {
  assertCustomerOpen(customer);
  if (account.closedAt) throw conflict("This account is closed. Nothing can be changed any more.");
}

/** A new line as it is written; owners are its customer's. */
export type NewAccount = {
  customerId: number;
  identifier: string;
  name?: string;
  email?: string;
  role?: AccountRole;
  billingModel?: BillingModel;
  productId?: number | null;
  activatesOn: PlainDate;
  /** Last day of use, inclusive. */
  expiresOn?: PlainDate | null;
  blocked?: boolean;
  closedAt?: Date | null;
  createdAt?: Date;
};

const asRecord = (row: NewAccount, n: number) => ({
  n,
  customerId: row.customerId,
  identifier: row.identifier,
  name: row.name ?? "",
  email: row.email ?? "",
  role: row.role ?? "phone_line",
  billingModel: row.billingModel ?? "credit",
  productId: row.productId ?? null,
  activatesOn: row.activatesOn,
  expiresOn: row.expiresOn ?? null,
  blocked: row.blocked ?? false,
  closedAt: row.closedAt?.toISOString() ?? null,
  createdAt: row.createdAt?.toISOString() ?? null,
});

/**
 * Part: writes any number of lines in one statement, under the owners of their customers. The caller has locked the
 * customers and checked products, and leaves the audit rows. Batches of 500 to 5,000.
 * @returns ids in the rows' order.
 * @throws {DomainError} conflict when an identifier is taken; not_found when a customer is absent; nothing is written.
 */
export async function insertAccounts(work: Work, rows: readonly NewAccount[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const records = JSON.stringify(rows.map(asRecord));
  if (rows.some(({ blocked }) => blocked)) await tellTime(work);
  const { rows: written } = await explaining(TAKEN, () =>
    work.tx.execute<{ id: string }>(sql`
      with given as materialized (
        select nextval(pg_get_serial_sequence('accounts', 'id')) as id, r.*, c.reseller_id, c.distributor_id
        from jsonb_to_recordset(${records}::jsonb) as r(n integer, "customerId" bigint, identifier text, name text,
          email text, role text, "billingModel" text, "productId" bigint, "activatesOn" date, "expiresOn" date,
          blocked boolean, "closedAt" timestamptz, "createdAt" timestamptz)
        join customers c on c.id = r."customerId"
      ), written as (
        insert into accounts (id, customer_id, reseller_id, distributor_id, identifier, name, email, role,
          billing_model, product_id, activates_on, expires_on, blocked, closed_at, created_at)
        overriding system value
        select id, "customerId", reseller_id, distributor_id, identifier, name, email, role, "billingModel",
          "productId", "activatesOn", "expiresOn", blocked, "closedAt", coalesce("createdAt", now())
        from given
      )
      select id from given order by n`),
  );
  if (written.length !== rows.length) throw notFound("customer");
  return written.map(({ id }) => Number(id));
}

type Changes = Partial<
  Pick<
    AccountRow,
    | "identifier"
    | "name"
    | "email"
    | "role"
    | "productId"
    | "blocked"
    | "activatesOn"
    | "expiresOn"
    | "closedAt"
  >
>;

/** Changes a locked line. @throws {DomainError} conflict when the new identifier is taken. */
export async function saveAccount(work: Work, accountId: number, changes: Changes): Promise<void> {
  if (changes.blocked !== undefined || changes.expiresOn !== undefined) await tellTime(work);
  await explaining(TAKEN, () => work.tx.update(accounts).set(changes).where(eq(accounts.id, accountId)));
}

/** The open lines of a customer whose lock is held, locked in id order. */
export const lockOpenAccountsOf = (work: Work, customerId: number): Promise<AccountRow[]> =>
  work.tx
    .select()
    .from(accounts)
    .where(
      and(visibleAnd(work.actor, "accounts"), eq(accounts.customerId, customerId), isNull(accounts.closedAt)),
    )
    .orderBy(accounts.id)
    .for("update");

/** Closes locked lines in one statement. */
export async function closeRows(work: Work, accountIds: readonly number[]): Promise<void> {
  if (accountIds.length === 0) return;
  await work.tx
    .update(accounts)
    .set({ closedAt: work.now })
    .where(inArray(accounts.id, [...accountIds]));
}
