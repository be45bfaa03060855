import { eq, sql } from "drizzle-orm";
import { customerBalances, customers } from "@/db/schema";
import { availableFunds, type BalanceControl, effectiveLimit, shownName } from "@/lib/domain/customers";
import type { Actor } from "@/lib/kernel/actor";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { type Money, normalize } from "@/lib/platform/money";
import type { Speech } from "./rules/plain-words";
import { STAFF_WORDS } from "./rules/trace-words/staff";
import { traceWords } from "./rules/trace-words/words";

/** Whose figures are explained, and how they stand now. Amounts in the customer's currency. */
export type TraceSubject = {
  id: number;
  name: string;
  currency: string;
  language: string;
  zone: string;
  resellerId: number;
  distributorId: number;
  balance: Money;
  /** Null for postpaid customers. */
  funds: Money | null;
  unallocated: Money;
  /** The journal's last position. */
  position: number;
};

/** A customer is told in plain words, in its language, whoever sits there on its behalf. */
export const isPlain = (actor: Actor): boolean => actor.kind === "customer" || actor.kind === "account";

/** A customer asks for itself by its own id, or by none. @throws {DomainError} not_found when absent or out of scope. */
export async function traceSubject(read: Reader, customerId: number | null): Promise<TraceSubject> {
  const id = customerId ?? (read.actor.kind === "customer" ? read.actor.customerId : 0);
  const [row] = await read.tx
    .select({
      customer: customers,
      balance: sql<string>`coalesce(${customerBalances.balance}, 0.00)`,
      unallocated: sql<string>`coalesce(${customerBalances.unallocated}, 0.00)`,
      position: sql<string>`coalesce(${customerBalances.position}, 0)`,
    })
    .from(customers)
    .leftJoin(customerBalances, eq(customerBalances.customerId, customers.id))
    .where(visibleAnd(read.actor, "customers", eq(customers.id, id)));
  if (!row) throw notFound("customer");
  const { customer } = row;
  const balance = normalize(row.balance);
  const balanceControl = customer.balanceControl as BalanceControl;
  const creditLimit = effectiveLimit({ ...customer, balanceControl }, read.now);
  return {
    id: customer.id,
    name: shownName(read.actor, customer.name),
    currency: customer.currency,
    language: customer.language,
    zone: customer.billingTimeZone,
    resellerId: customer.resellerId,
    distributorId: customer.distributorId,
    balance,
    funds: availableFunds({ balanceControl, balance, creditLimit }),
    unallocated: normalize(row.unallocated),
    position: Number(row.position),
  };
}

/** How it stands in the audit log that somebody read about this customer. */
export const subjectEntity = ({ id, name, resellerId, distributorId }: TraceSubject) => ({
  type: "customer",
  id,
  name,
  customerId: id,
  resellerId,
  distributorId,
});

/** The customer's own language, for steps that it reads itself. */
export const speechOf = ({ language, currency }: Pick<TraceSubject, "language" | "currency">): Speech => ({
  words: traceWords(language),
  currency,
});

/** The words of what it all comes to: the customer's for itself, and for staff those about somebody else. */
export const conclusionSpeech = (actor: Actor, speech: Speech): Speech =>
  isPlain(actor) ? speech : { ...speech, words: STAFF_WORDS };
