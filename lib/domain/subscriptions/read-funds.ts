import { inArray } from "drizzle-orm";
import { customerBalances } from "@/db/schema";
import { availableFunds, effectiveLimit } from "@/lib/domain/customers";
import type { Reader, Work } from "@/lib/kernel/work";
import { type Money, ZERO } from "@/lib/platform/money";
import type { Subscriber } from "./subscriber";

const fundsOf = (read: Reader, subscriber: Subscriber, balance: Money): Money =>
  availableFunds({
    balanceControl: "prepaid",
    balance,
    creditLimit: effectiveLimit(subscriber, read.now),
  }) ?? ZERO;

const balances = (read: Reader, customerIds: readonly number[]) =>
  read.tx
    .select({ customerId: customerBalances.customerId, balance: customerBalances.balance })
    .from(customerBalances)
    .where(inArray(customerBalances.customerId, [...customerIds]));

/** What a prepaid customer can spend at this moment. */
export async function readFunds(read: Reader, subscriber: Subscriber): Promise<Money> {
  const [row] = await balances(read, [subscriber.customerId]);
  return fundsOf(read, subscriber, row?.balance ?? ZERO);
}

/**
 * What the prepaid ones of locked customers can spend, with their balances held in place: nothing else is posted for them
 * until this is decided. One read, and none without a prepaid customer.
 */
export async function lockFunds(work: Work, subscribers: Iterable<Subscriber>): Promise<Map<number, Money>> {
  const prepaid = [...subscribers].filter(({ balanceControl }) => balanceControl === "prepaid");
  if (prepaid.length === 0) return new Map();
  const ids = prepaid.map(({ customerId }) => customerId);
  const rows = await balances(work, ids).orderBy(customerBalances.customerId).for("update");
  const found = new Map(rows.map(({ customerId, balance }) => [customerId, balance]));
  return new Map(
    prepaid.map((one) => [one.customerId, fundsOf(work, one, found.get(one.customerId) ?? ZERO)]),
  );
}
