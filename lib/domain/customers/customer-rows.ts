import { and, eq, type SQL, sql } from "drizzle-orm";
import {
  accounts,
  customerBalances,
  customerClasses,
  customerCollection,
  customerPayments,
  customerSpending,
  customers,
  distributors,
  resellers,
} from "@/db/schema";
import { keptScope } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { type Money, normalize } from "@/lib/platform/money";
import { keptStatement } from "@/lib/platform/prepared";
import { whoSpentAll } from "./read-spending";
import type { BalanceControl } from "./rules/codes";
import { effectiveLimit } from "./rules/credit-limit";
import { availableFunds } from "./rules/funds";
import { type CustomerStatus, customerStatus } from "./rules/status";
import { shownCustomer } from "./shown";
import { STANDING } from "./standing-columns";

/** One line of a list of customers. Money in the customer's own currency. */
export type CustomerItem = {
  id: number;
  name: string;
  companyName: string;
  /** First and last name, or the first contact person. */
  contactName: string;
  email: string;
  phone1: string;
  classId: number;
  className: string;
  currency: string;
  balanceControl: BalanceControl;
  /** What a postpaid customer owes; for a prepaid one see `availableFunds`. */
  balance: Money;
  /** Null for postpaid customers. */
  availableFunds: Money | null;
  /** The permanent one. */
  creditLimit: Money | null;
  /** The one in force: with a temporary raise, as long as that lasts. */
  effectiveLimit: Money | null;
  status: CustomerStatus;
  /** Whether there is any account, open or closed. */
  hasAccounts: boolean;
  /** 0 for the company's own. */
  resellerId: number;
  resellerName: string;
  distributorId: number;
  distributorName: string;
  createdAt: Date;
};

const balanceSql = sql<string>`coalesce(${customerBalances.balance}, 0.00)`;

const COLUMNS = {
  id: customers.id,
  name: customers.name,
  companyName: customers.companyName,
  contactName: sql<string>`coalesce(nullif(btrim(${customers.firstName} || ' ' || ${customers.lastName}), ''), ${customers.contact1})`,
  email: customers.email,
  phone1: customers.phone1,
  classId: customers.classId,
  className: customerClasses.name,
  currency: customers.currency,
  balanceControl: customers.balanceControl,
  balance: balanceSql,
  creditLimit: customers.creditLimit,
  creditRaise: customers.creditRaise,
  creditRaiseUnit: customers.creditRaiseUnit,
  creditRaiseUntil: customers.creditRaiseUntil,
  blocked: customers.blocked,
  closedAt: customers.closedAt,
  exportedAt: customers.exportedAt,
  ...STANDING,
  hasSpendingLimit: sql<boolean>`exists (select 1 from ${customerSpending} where ${customerSpending.customerId} = ${customers.id})`,
  hasAccounts: sql<boolean>`exists (select 1 from ${accounts} where ${accounts.customerId} = ${customers.id})`,
  resellerId: customers.resellerId,
  resellerName: resellers.name,
  distributorId: customers.distributorId,
  distributorName: distributors.name,
  createdAt: customers.createdAt,
  nameKey: sql<string>`${customers.nameKey}`,
};

/** Unmasked sort values beside what may be shown, for the cursors alone. */
export type CustomerLine = { key: { name: string; id: number }; item: CustomerItem };

const select = (read: Reader, scope: SQL) =>
  read.tx
    .select(COLUMNS)
    .from(customers)
    .innerJoin(customerClasses, eq(customerClasses.id, customers.classId))
    .innerJoin(resellers, eq(resellers.id, customers.resellerId))
    .innerJoin(distributors, eq(distributors.id, customers.distributorId))
    .leftJoin(customerBalances, eq(customerBalances.customerId, customers.id))
    .leftJoin(customerCollection, eq(customerCollection.customerId, customers.id))
    .leftJoin(customerPayments, eq(customerPayments.customerId, customers.id))
    .where(and(scope, sql`${customers.id} = any(${sql.placeholder("ids")}::bigint[])`));

/**
 * The rows of a page, in the order of `ids`. One statement, whatever the page holds, and one more where somebody has a
 * daily spending limit.
 */
export async function readCustomerLines(read: Reader, ids: readonly number[]): Promise<CustomerLine[]> {
  if (ids.length === 0) return [];
  const { key, where, values } = keptScope(read.actor, "customers");
  const rows = await keptStatement(read.tx, `customer lines, ${key}`, () => select(read, where), {
    ...values,
    ids,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const spentAll = await whoSpentAll(
    read,
    rows.filter(({ hasSpendingLimit }) => hasSpendingLimit).map(({ id }) => id),
  );
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toLine(read, row, spentAll.has(id))] : [];
  });
}

type Row = Omit<CustomerItem, "availableFunds" | "effectiveLimit" | "status" | "balanceControl"> & {
  balanceControl: string;
  creditRaise: Money | null;
  creditRaiseUnit: string | null;
  creditRaiseUntil: Date | null;
  blocked: boolean;
  closedAt: Date | null;
  exportedAt: Date | null;
  suspended: boolean;
  provisionallyTerminatedAt: Date | null;
  suspensionLiftedUntil: Date | null;
  paymentFrozen: boolean;
  hasSpendingLimit: boolean;
  nameKey: string;
};

/** A row without what its status and limit are worked out from, which a list does not show. */
function shownPart({
  nameKey,
  blocked,
  closedAt,
  exportedAt,
  creditRaise,
  creditRaiseUnit,
  creditRaiseUntil,
  suspended,
  provisionallyTerminatedAt,
  suspensionLiftedUntil,
  paymentFrozen,
  hasSpendingLimit,
  ...shown
}: Row) {
  return shown;
}

function toLine(read: Reader, row: Row, spendingLimitReached: boolean): CustomerLine {
  const balanceControl = row.balanceControl === "prepaid" ? ("prepaid" as const) : ("postpaid" as const);
  const limit = effectiveLimit({ ...row, balanceControl }, read.now);
  const funds = { balanceControl, balance: normalize(row.balance), creditLimit: limit };
  const item = {
    ...shownPart(row),
    ...funds,
    creditLimit: row.creditLimit === null ? null : normalize(row.creditLimit),
    effectiveLimit: limit,
    availableFunds: availableFunds(funds),
    status: customerStatus({ ...row, ...funds, spendingLimitReached }, read.now),
  };
  return { key: { name: row.nameKey, id: row.id }, item: shownCustomer(read.actor, item) };
}
