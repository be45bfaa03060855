import { and, eq, type SQL, sql } from "drizzle-orm";
import {
  accounts,
  customerBalances,
  customerCollection,
  customerPayments,
  customers,
  products,
  resellers,
} from "@/db/schema";
import {
  type BalanceControl,
  type CustomerStatus,
  customerStatuses,
  effectiveLimit,
  STANDING,
  shownName,
} from "@/lib/domain/customers";
import { seesPersonalData } from "@/lib/kernel/actor";
import { keptScope } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { maskEmail, maskPhone } from "@/lib/platform/mask";
import { normalize } from "@/lib/platform/money";
import { keptStatement } from "@/lib/platform/prepared";
import type { PlainDate } from "@/lib/platform/time";
import type { AccountRole, BillingModel } from "./rules/codes";
import { type AccountStatus, accountStatus } from "./rules/status";

/** One line as it is account. Dates are days of the customer's billing time zone. */
export type AccountItem = {
  id: number;
  identifier: string;
  name: string;
  email: string;
  role: AccountRole;
  billingModel: BillingModel;
  productId: number | null;
  productName: string | null;
  /** What end users read. */
  productEndUserName: string | null;
  status: AccountStatus;
  blocked: boolean;
  activatesOn: PlainDate;
  /** Last day of use, inclusive. */
  expiresOn: PlainDate | null;
  closedAt: Date | null;
  createdAt: Date;
  customerId: number;
  customerName: string;
  customerStatus: CustomerStatus;
  currency: string;
  resellerId: number;
  resellerName: string;
  distributorId: number;
};

const COLUMNS = {
  account: accounts,
  customer: {
    name: customers.name,
    blocked: customers.blocked,
    closedAt: customers.closedAt,
    exportedAt: customers.exportedAt,
    balanceControl: customers.balanceControl,
    creditLimit: customers.creditLimit,
    creditRaise: customers.creditRaise,
    creditRaiseUnit: customers.creditRaiseUnit,
    creditRaiseUntil: customers.creditRaiseUntil,
    currency: customers.currency,
    timeZone: customers.billingTimeZone,
    ...STANDING,
  },
  balance: sql<string>`coalesce(${customerBalances.balance}, 0.00)`,
  productName: products.name,
  productEndUserName: products.endUserName,
  resellerName: resellers.name,
};

const select = (read: Reader, scope: SQL) =>
  read.tx
    .select(COLUMNS)
    .from(accounts)
    .innerJoin(customers, eq(customers.id, accounts.customerId))
    .innerJoin(resellers, eq(resellers.id, accounts.resellerId))
    .leftJoin(products, eq(products.id, accounts.productId))
    .leftJoin(customerBalances, eq(customerBalances.customerId, accounts.customerId))
    .leftJoin(customerCollection, eq(customerCollection.customerId, accounts.customerId))
    .leftJoin(customerPayments, eq(customerPayments.customerId, accounts.customerId))
    .where(and(scope, sql`${accounts.id} = any(${sql.placeholder("ids")}::bigint[])`));
type Row = Awaited<ReturnType<typeof select>>[number];

function toItem(read: Reader, { account, customer, ...row }: Row): AccountItem {
  const balanceControl = customer.balanceControl as BalanceControl;
  const creditLimit = effectiveLimit({ ...customer, balanceControl }, read.now);
  const statuses = customerStatuses(
    { ...customer, balance: normalize(row.balance), balanceControl, creditLimit },
    read.now,
  );
  const sees = seesPersonalData(read.actor);
  return {
    id: account.id,
    identifier: sees ? account.identifier : maskPhone(account.identifier),
    name: shownName(read.actor, account.name),
    email: sees ? account.email : maskEmail(account.email),
    role: account.role as AccountRole,
    billingModel: account.billingModel as BillingModel,
    productId: account.productId,
    productName: row.productName,
    productEndUserName: row.productEndUserName,
    status: accountStatus({ ...account, customer: statuses }, read.today(customer.timeZone)),
    blocked: account.blocked,
    activatesOn: account.activatesOn,
    expiresOn: account.expiresOn,
    closedAt: account.closedAt,
    createdAt: account.createdAt,
    customerId: account.customerId,
    customerName: shownName(read.actor, customer.name),
    customerStatus: statuses[0] ?? "active",
    currency: customer.currency,
    resellerId: account.resellerId,
    resellerName: row.resellerName,
    distributorId: account.distributorId,
  };
}

/** A line beside its unmasked sort values, for the cursors alone. */
export type AccountLine = { key: { identifier: string; id: number }; item: AccountItem };

/** The rows of a page, in the order of `ids`; one statement. */
export async function readAccountLines(read: Reader, ids: readonly number[]): Promise<AccountLine[]> {
  if (ids.length === 0) return [];
  const { key, where, values } = keptScope(read.actor, "accounts");
  const rows = await keptStatement(read.tx, `account lines, ${key}`, () => select(read, where), {
    ...values,
    ids,
  });
  const byId = new Map(rows.map((row) => [row.account.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return [{ key: { identifier: row.account.identifierKey ?? "", id }, item: toItem(read, row) }];
  });
}
