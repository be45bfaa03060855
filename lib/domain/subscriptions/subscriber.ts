import { and, eq, inArray, type SQL } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { BillingPeriod } from "@/lib/domain/catalog";
import type { BalanceControl } from "@/lib/domain/customers";
import type { Actor } from "@/lib/kernel/actor";
import { visibleTo } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { invalid, notFound } from "@/lib/platform/errors";
import type { PlainDate } from "@/lib/platform/time";
import { type Period, periodOf } from "./rules/periods";

/** What of a customer decides its fees and dates. */
export type Subscriber = {
  customerId: number;
  resellerId: number;
  distributorId: number;
  name: string;
  currency: string;
  billingPeriod: BillingPeriod;
  anchorDay: number;
  timeZone: string;
  discountPercent: string;
  /** Of what is written to the customer. */
  language: string;
  closedAt: Date | null;
  /** How its balance limits what it may have; `effectiveLimit` asks. */
  balanceControl: BalanceControl;
  creditLimit: string | null;
  creditRaise: string | null;
  creditRaiseUnit: string | null;
  creditRaiseUntil: Date | null;
};

/** The subscriber's own calendar at the request's moment. */
export type Calendar = { today: PlainDate; period: Period };

const COLUMNS = {
  customerId: customers.id,
  resellerId: customers.resellerId,
  distributorId: customers.distributorId,
  name: customers.name,
  currency: customers.currency,
  billingPeriod: customers.billingPeriod,
  anchorDay: customers.anchorDay,
  timeZone: customers.billingTimeZone,
  discountPercent: customers.discountPercent,
  language: customers.language,
  closedAt: customers.closedAt,
  balanceControl: customers.balanceControl,
  creditLimit: customers.creditLimit,
  creditRaise: customers.creditRaise,
  creditRaiseUnit: customers.creditRaiseUnit,
  creditRaiseUntil: customers.creditRaiseUntil,
};

type Row = Omit<Subscriber, "billingPeriod" | "balanceControl"> & {
  billingPeriod: string;
  balanceControl: string;
};
const toSubscriber = (row: Row): Subscriber => ({
  ...row,
  billingPeriod: row.billingPeriod as BillingPeriod,
  balanceControl: row.balanceControl as BalanceControl,
});

/** An account knows its own customer's terms, though it may not see the customer. */
const reaches = (actor: Actor): SQL =>
  actor.kind === "account" ? eq(customers.id, actor.customerId) : visibleTo(actor, "customers");

/**
 * The customer asked for; a customer or an account may leave it out and means itself.
 * @throws {DomainError} invalid when nobody is named.
 */
export function customerIdOf(actor: Actor, customerId: number | null): number {
  if (customerId !== null) return customerId;
  if (actor.kind === "customer" || actor.kind === "account") return actor.customerId;
  throw invalid("Choose a customer.", { customerId: ["Choose one."] });
}

/** @throws {DomainError} not_found when absent or out of scope. */
export async function getSubscriber(read: Reader, customerId: number): Promise<Subscriber> {
  const [row] = await read.tx
    .select(COLUMNS)
    .from(customers)
    .where(and(eq(customers.id, customerId), reaches(read.actor)));
  if (!row) throw notFound("customer");
  return toSubscriber(row);
}

/** Locks customers in id order, so that two batches never wait for each other. Those out of scope are left out. */
export async function lockSubscribers(
  work: Work,
  customerIds: readonly number[],
): Promise<Map<number, Subscriber>> {
  if (customerIds.length === 0) return new Map();
  const rows = await work.tx
    .select(COLUMNS)
    .from(customers)
    .where(and(inArray(customers.id, [...new Set(customerIds)]), visibleTo(work.actor, "customers")))
    .orderBy(customers.id)
    .for("update");
  return new Map(rows.map((row) => [row.customerId, toSubscriber(row)]));
}

/** @throws {DomainError} not_found when absent or out of scope. */
export async function lockSubscriber(work: Work, customerId: number): Promise<Subscriber> {
  const found = (await lockSubscribers(work, [customerId])).get(customerId);
  if (!found) throw notFound("customer");
  return found;
}

export function calendarOf(read: Reader, subscriber: Subscriber): Calendar {
  const today = read.today(subscriber.timeZone);
  return { today, period: periodOf(subscriber.billingPeriod, subscriber.anchorDay, today) };
}
