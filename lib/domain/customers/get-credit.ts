import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { creditLimitChanges, creditWarnings, customerBalances, customers } from "@/db/schema";
import { creditCapOf } from "@/lib/domain/identity";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { type Money, normalize, ZERO } from "@/lib/platform/money";
import { type CustomerRow, customerEntity } from "./entity";
import type { BalanceControl } from "./rules/codes";
import {
  type CreditUnit,
  type CreditWarning,
  effectiveLimit,
  isRaised,
  type RaiseCap,
  warningReached,
} from "./rules/credit-limit";
import { shownName } from "./shown";

export type LimitChange = {
  id: number;
  at: Date;
  byName: string;
  what: "limit" | "raise" | "raise_ended";
  limitBefore: Money | null;
  limitAfter: Money | null;
  raise: { amount: Money; unit: CreditUnit; until: Date } | null;
  reason: string;
};

export type CustomerCredit = {
  customerId: number;
  currency: string;
  timeZone: string;
  balanceControl: BalanceControl;
  balance: Money;
  creditLimit: Money | null;
  /** With the raise, as long as it lasts. */
  effectiveLimit: Money | null;
  /** The raise in force; null when there is none, or when it is over. */
  raise: { amount: Money; unit: CreditUnit; until: Date } | null;
  warnings: (CreditWarning & { reached: boolean })[];
  /** The latest hundred, newest first; for the provider's people alone. */
  history: LimitChange[];
  /** What the reader's role lets them grant; null is no cap. */
  cap: RaiseCap | null;
  owner: Pick<CustomerRow, "id" | "name" | "resellerId" | "distributorId">;
};

const MOST = 100;
const orNull = (amount: string | null): Money | null => (amount === null ? null : normalize(amount));

type Raise = Pick<CustomerRow, "creditRaise" | "creditRaiseUnit" | "creditRaiseUntil">;
const raiseOf = ({ creditRaise, creditRaiseUnit, creditRaiseUntil }: Raise): LimitChange["raise"] =>
  creditRaise === null || creditRaiseUntil === null
    ? null
    : { amount: normalize(creditRaise), unit: creditRaiseUnit as CreditUnit, until: creditRaiseUntil };

async function historyOf({ tx, actor }: Reader, customerId: number): Promise<LimitChange[]> {
  if (!["admin", "reseller", "system"].includes(actor.kind)) return [];
  const rows = await tx
    .select()
    .from(creditLimitChanges)
    .where(eq(creditLimitChanges.customerId, customerId))
    .orderBy(desc(creditLimitChanges.id))
    .limit(MOST);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    byName: row.byName,
    what: row.what as LimitChange["what"],
    limitBefore: orNull(row.limitBefore),
    limitAfter: orNull(row.limitAfter),
    raise: raiseOf({
      creditRaise: row.raise,
      creditRaiseUnit: row.raiseUnit,
      creditRaiseUntil: row.raiseUntil,
    }),
    reason: row.reason,
  }));
}

/** How much a customer may owe, or must keep: the limit and its raise, the warnings, and how it came to be. */
export const getCredit = query({
  name: "customer.get_credit",
  permission: "customer:read",
  impersonation: "allow",
  input: z.object({ customerId: idInput() }),
  async run(read, { customerId }): Promise<CustomerCredit> {
    const [row] = await read.tx
      .select({ customer: customers, balance: customerBalances.balance })
      .from(customers)
      .leftJoin(customerBalances, eq(customerBalances.customerId, customers.id))
      .where(visibleAnd(read.actor, "customers", eq(customers.id, customerId)));
    if (!row) throw notFound("customer");
    const { id, name, resellerId, distributorId, currency, billingTimeZone } = row.customer;
    const credit = { ...row.customer, balanceControl: row.customer.balanceControl as BalanceControl };
    const balance = normalize(row.balance ?? ZERO);
    const limit = effectiveLimit(credit, read.now);
    const facts = { balanceControl: credit.balanceControl, balance, limit };
    const thresholds = await read.tx
      .select({ unit: creditWarnings.unit, value: creditWarnings.value })
      .from(creditWarnings)
      .where(eq(creditWarnings.customerId, customerId))
      .orderBy(creditWarnings.unit, creditWarnings.value);
    return {
      customerId,
      currency,
      timeZone: billingTimeZone,
      balanceControl: credit.balanceControl,
      balance,
      creditLimit: orNull(credit.creditLimit),
      effectiveLimit: limit,
      raise: isRaised(credit, read.now) ? raiseOf(credit) : null,
      warnings: thresholds.map(({ unit, value }) => {
        const warning = { unit: unit as CreditUnit, value: normalize(value) };
        return { ...warning, reached: warningReached(warning, facts) };
      }),
      history: await historyOf(read, customerId),
      cap: await creditCapOf(read),
      owner: { id, name: shownName(read.actor, name), resellerId, distributorId },
    };
  },
  reads: (_, { owner }) => customerEntity(owner),
});
