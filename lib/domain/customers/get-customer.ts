import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import {
  customerBalances,
  customerClasses,
  customerCollection,
  customerPayments,
  customers,
  distributors,
  resellers,
} from "@/db/schema";
import type { BillingPeriod } from "@/lib/domain/catalog";
import { seesPersonalData } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import { type CustomerRow, customerEntity } from "./entity";
import { whoSpentAll } from "./read-spending";
import type { BalanceControl } from "./rules/codes";
import { effectiveLimit } from "./rules/credit-limit";
import { availableFunds } from "./rules/funds";
import { customerStatuses } from "./rules/status";
import { shownCustomer } from "./shown";
import { STANDING } from "./standing-columns";

const refersTo = (table: string) =>
  sql<boolean>`exists (select 1 from ${sql.raw(table)} where customer_id = ${customers.id})`;

async function findDetail(read: Reader, customerId: number) {
  const [row] = await read.tx
    .select({
      customer: customers,
      className: customerClasses.name,
      resellerName: resellers.name,
      distributorName: distributors.name,
      balance: sql<string>`coalesce(${customerBalances.balance}, 0.00)`,
      ...STANDING,
      hasAccounts: refersTo("accounts"),
      used: sql<boolean>`${refersTo("accounts")} or ${refersTo("subscriptions")} or ${refersTo("users")}
        or ${refersTo("customer_balances")}`,
    })
    .from(customers)
    .innerJoin(customerClasses, eq(customerClasses.id, customers.classId))
    .innerJoin(resellers, eq(resellers.id, customers.resellerId))
    .innerJoin(distributors, eq(distributors.id, customers.distributorId))
    .leftJoin(customerBalances, eq(customerBalances.customerId, customers.id))
    .leftJoin(customerCollection, eq(customerCollection.customerId, customers.id))
    .leftJoin(customerPayments, eq(customerPayments.customerId, customers.id))
    .where(visibleAnd(read.actor, "customers", eq(customers.id, customerId)));
  return row;
}

type Found = NonNullable<Awaited<ReturnType<typeof findDetail>>>;

function toDetail(read: Reader, { customer, used, ...found }: Found, spendingLimitReached: boolean) {
  const { nameKey: _, search: __, ...row } = customer;
  const balanceControl = row.balanceControl as BalanceControl;
  const limit = effectiveLimit({ ...row, balanceControl }, read.now);
  const money = { balanceControl, balance: normalize(found.balance), creditLimit: limit };
  const statuses = customerStatuses({ ...row, ...found, ...money, spendingLimitReached }, read.now);
  return {
    ...row,
    ...found,
    ...money,
    /** The permanent limit … */
    creditLimit: row.creditLimit === null ? null : normalize(row.creditLimit),
    /** … and the one in force: with a temporary raise, as long as that lasts. */
    effectiveLimit: limit,
    billingPeriod: row.billingPeriod as BillingPeriod,
    discountPercent: normalize(row.discountPercent),
    availableFunds: availableFunds(money),
    status: statuses[0] ?? ("active" as const),
    /** Everything that is true of it, most important first. */
    statuses,
    /** Personal data stands here as masks: nothing of it may be saved back. */
    masked: !seesPersonalData(read.actor),
    /** Never used: it can be deleted instead of closed. */
    deletable: !used,
    // What the provider's people write to each other is not for the customer.
    note: read.actor.kind === "customer" ? "" : row.note,
  };
}

/** A customer with its names, terms, balance and status. */
export type CustomerDetail = ReturnType<typeof toDetail>;

/** One customer. A customer asks for itself by its own id, or by none. */
export const getCustomer = query({
  name: "customer.get",
  permission: "customer:read",
  impersonation: "allow",
  input: z.object({ customerId: idInput().optional() }),
  async run(read, { customerId }): Promise<CustomerDetail> {
    const own = read.actor.kind === "customer" ? read.actor.customerId : undefined;
    const id = customerId ?? own;
    const found = id === undefined ? undefined : await findDetail(read, id);
    if (!found) throw notFound("customer");
    const spentAll = await whoSpentAll(read, [found.customer.id]);
    return shownCustomer(read.actor, toDetail(read, found, spentAll.has(found.customer.id)));
  },
  reads: (_, customer) => customerEntity(customer satisfies Pick<CustomerRow, "id" | "name">),
});
