import { and, eq, inArray, sql } from "drizzle-orm";
import { customers } from "@/db/schema";
import { explaining } from "@/lib/kernel/constraints";
import { keptScope, visibleTo } from "@/lib/kernel/scope";
import { tellTime } from "@/lib/kernel/told-time";
import type { Work } from "@/lib/kernel/work";
import { conflict, notFound } from "@/lib/platform/errors";
import { keptStatement } from "@/lib/platform/prepared";
import type { CustomerRow } from "./entity";

const TAKEN = {
  customers_name: { field: "name", message: "There is a customer of this name already." },
  customers_external_ref: {
    field: "externalRef",
    message: "There is a customer with this external reference already.",
  },
};

/** @throws {DomainError} not_found for a customer that is absent or out of the actor's sight. */
export async function lockCustomer(work: Work, customerId: number): Promise<CustomerRow> {
  const { key, where, values } = keptScope(work.actor, "customers");
  const select = () =>
    work.tx
      .select()
      .from(customers)
      .where(and(where, eq(customers.id, sql.placeholder("id"))))
      .for("update");
  const [row] = await keptStatement(work.tx, `lock customer, ${key}`, select, { ...values, id: customerId });
  if (!row) throw notFound("customer");
  return row;
}

/** Locks customers in id order, so that two batches never wait for each other; those out of sight are left out. */
export const lockCustomers = (work: Work, customerIds: readonly number[]): Promise<CustomerRow[]> =>
  work.tx
    .select()
    .from(customers)
    .where(and(visibleTo(work.actor, "customers"), inArray(customers.id, [...customerIds])))
    .orderBy(customers.id)
    .for("update");

/** @throws {DomainError} conflict: a closed customer is kept for information only. */
export function assertOpen(customer: Pick<CustomerRow, "closedAt">): void {
  if (customer.closedAt) throw conflict("This customer is closed. Nothing can be changed any more.");
}

/** A new customer as it is written; what is left out takes the column's default. */
export type NewCustomer = {
  resellerId: number;
  distributorId: number;
  classId: number;
  name: string;
  currency: string;
} & Partial<
  Omit<
    typeof customers.$inferInsert,
    "id" | "resellerId" | "distributorId" | "classId" | "name" | "currency" | "nameKey" | "search"
  >
>;

const TEXTS = [
  "companyName",
  "salutation",
  "firstName",
  "lastName",
  "email",
  "phone1",
  "phone2",
  "fax",
  "contact1",
  "contact2",
  "address1",
  "address2",
  "city",
  "state",
  "zip",
  "country",
  "taxId",
  "note",
] as const;

const asRecord = (row: NewCustomer, n: number) => ({
  n,
  ...Object.fromEntries(TEXTS.map((name) => [name, row[name] ?? ""])),
  resellerId: row.resellerId,
  distributorId: row.distributorId,
  classId: row.classId,
  externalRef: row.externalRef ?? null,
  name: row.name,
  currency: row.currency,
  balanceControl: row.balanceControl ?? "postpaid",
  creditLimit: row.creditLimit ?? null,
  billingPeriod: row.billingPeriod ?? "monthly",
  anchorDay: row.anchorDay ?? 1,
  billingTimeZone: row.billingTimeZone ?? "UTC",
  language: row.language ?? "en",
  discountPercent: row.discountPercent ?? "0",
  blocked: row.blocked ?? false,
  closedAt: row.closedAt?.toISOString() ?? null,
  exportedAt: row.exportedAt?.toISOString() ?? null,
  createdAt: row.createdAt?.toISOString() ?? null,
});

/**
 * Part: writes any number of customers in one statement. The caller has checked owners, class and terms, and leaves
 * the audit rows. Batches of 500 to 5,000.
 * @returns ids in the rows' order.
 * @throws {DomainError} conflict when a name or an external reference is taken; nothing is written.
 */
export async function insertCustomers(work: Work, rows: readonly NewCustomer[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const records = JSON.stringify(rows.map(asRecord));
  if (rows.some(({ blocked }) => blocked)) await tellTime(work);
  const { rows: written } = await explaining(TAKEN, () =>
    work.tx.execute<{ id: string }>(sql`
      with given as materialized (
        select nextval('party_id_seq') as id, r.* from jsonb_to_recordset(${records}::jsonb) as r(n integer,
          "resellerId" bigint, "distributorId" bigint, "classId" bigint, "externalRef" text, name text,
          "companyName" text, salutation text, "firstName" text, "lastName" text, email text, phone1 text,
          phone2 text, fax text, contact1 text, contact2 text, address1 text, address2 text, city text,
          state text, zip text, country text, "taxId" text, note text, currency text, "balanceControl" text,
          "creditLimit" numeric, "billingPeriod" text, "anchorDay" bigint, "billingTimeZone" text, language text,
          "discountPercent" numeric, blocked boolean, "closedAt" timestamptz, "exportedAt" timestamptz,
          "createdAt" timestamptz)
      ), written as (
        insert into customers (id, reseller_id, distributor_id, class_id, external_ref, name, company_name,
          salutation, first_name, last_name, email, phone1, phone2, fax, contact1, contact2, address1, address2,
          city, state, zip, country, tax_id, note, currency, balance_control, credit_limit, billing_period,
          anchor_day, billing_time_zone, language, discount_percent, blocked, closed_at, exported_at, created_at)
        select id, "resellerId", "distributorId", "classId", "externalRef", name, "companyName", salutation,
          "firstName", "lastName", email, phone1, phone2, fax, contact1, contact2, address1, address2, city, state,
          zip, country, "taxId", note, currency, "balanceControl", "creditLimit", "billingPeriod", "anchorDay",
          "billingTimeZone", language, "discountPercent", blocked, "closedAt", "exportedAt",
          coalesce("createdAt", now())
        from given
      )
      select id from given order by n`),
  );
  return written.map(({ id }) => Number(id));
}

type Changes = Partial<Omit<CustomerRow, "id" | "resellerId" | "nameKey" | "search" | "createdAt">>;

/**
 * Changes a locked customer. A new distributor goes down to accounts, subscriptions and logins with it.
 * @throws {DomainError} conflict when the new name is taken.
 */
export async function saveCustomer(work: Work, customerId: number, changes: Changes): Promise<CustomerRow> {
  if (changes.blocked !== undefined) await tellTime(work);
  const [row] = await explaining(TAKEN, () =>
    work.tx.update(customers).set(changes).where(eq(customers.id, customerId)).returning(),
  );
  if (!row) throw new Error("the customer was locked, yet not there to change");
  return row;
}

const IN_USE = (what: string) => ({ field: "", message: `This customer has ${what}. Close it instead.` });

/** @throws {DomainError} conflict when anything refers to the customer: the foreign keys are the judges. */
export const deleteCustomerRow = (work: Work, customerId: number): Promise<unknown> =>
  explaining(
    {
      accounts_customer_fk: IN_USE("accounts"),
      subscriptions_customer_fk: IN_USE("subscriptions"),
      users_customer_fk: IN_USE("logins"),
      customer_balances_customer_id_customers_id_fk: IN_USE("a balance"),
    },
    () => work.tx.delete(customers).where(eq(customers.id, customerId)),
  );

/** Blocks locked customers in one statement. */
export async function blockRows(work: Work, customerIds: readonly number[]): Promise<void> {
  if (customerIds.length === 0) return;
  await tellTime(work);
  await work.tx
    .update(customers)
    .set({ blocked: true })
    .where(inArray(customers.id, [...customerIds]));
}
