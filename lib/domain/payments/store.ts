import { and, eq, isNull, sql } from "drizzle-orm";
import {
  currencies,
  customerPayments,
  paymentGateway,
  paymentIntents,
  paymentMethods,
  paymentSettings,
  paymentSteps,
} from "@/db/schema";
import { type CustomerRow, lockCustomer } from "@/lib/domain/customers";
import { explaining } from "@/lib/kernel/constraints";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import type { IntentRow } from "./entities";
import type { ChargeTerms } from "./rules/charge-days";

export type MethodRow = typeof paymentMethods.$inferSelect;
export type CustomerTerms = typeof customerPayments.$inferSelect;

/**
 * Locks a payment's customer and then the payment.
 * @throws {DomainError} not_found when absent or out of scope.
 */
export async function lockIntent(
  work: Work,
  paymentId: number,
): Promise<{ customer: CustomerRow; intent: IntentRow }> {
  const where = visibleAnd(work.actor, "paymentIntents", eq(paymentIntents.id, paymentId));
  const [owner] = await work.tx
    .select({ customerId: paymentIntents.customerId })
    .from(paymentIntents)
    .where(where);
  if (!owner) throw notFound("payment");
  const customer = await lockCustomer(work, owner.customerId);
  const [intent] = await work.tx.select().from(paymentIntents).where(where).for("update");
  if (!intent) throw notFound("payment");
  return { customer, intent };
}

const UNDER_WAY = {
  payment_intents_open_invoice: {
    field: "",
    message: "A payment of this invoice is under way. Wait until it is through.",
  },
  payment_intents_open_customer: {
    field: "",
    message: "A payment is under way already. Wait until it is through.",
  },
};

type NewIntent = typeof paymentIntents.$inferInsert & { id?: number };

/**
 * Writes a payment before anything is asked of a gateway.
 * @throws {DomainError} conflict while another one is under way for the same invoice or customer (B2).
 */
export async function insertIntent(work: Work, values: NewIntent): Promise<IntentRow> {
  const [row] = await explaining(UNDER_WAY, () =>
    work.tx.insert(paymentIntents).overridingSystemValue().values(values).returning(),
  );
  if (!row) throw new Error("insert returned no row");
  return row;
}

type Received = Required<
  Pick<
    NewIntent,
    | "id"
    | "customerId"
    | "resellerId"
    | "distributorId"
    | "means"
    | "byName"
    | "key"
    | "amount"
    | "currency"
    | "reference"
    | "day"
    | "xdrId"
  >
>;

/** Writes a payment that came in without a gateway, and is booked. Written out, for it is done all day. */
export async function insertReceived(work: Work, payment: Received): Promise<void> {
  await work.tx.execute(sql`
    insert into payment_intents (id, customer_id, reseller_id, distributor_id, means, origin, by_name, gateway, key, amount,
      currency, state, reference, day, created_at, settled_at, xdr_id)
    overriding system value
    select ${payment.id}::bigint, ${payment.customerId}::bigint, ${payment.resellerId}::bigint,
      ${payment.distributorId}::bigint, ${payment.means}, 'staff', ${payment.byName}, 'none', ${payment.key},
      ${payment.amount}::numeric, ${payment.currency}, 'succeeded',
      ${payment.reference}, ${payment.day}::date, n.now, n.now, ${payment.xdrId}::bigint
    from (select ${work.now.toISOString()}::timestamptz as now) n`);
}

/** Changes a locked payment. */
export async function saveIntent(
  work: Work,
  paymentId: number,
  changes: Partial<Omit<IntentRow, "id" | "customerId" | "key" | "amount">>,
): Promise<void> {
  await explaining(UNDER_WAY, () =>
    work.tx.update(paymentIntents).set(changes).where(eq(paymentIntents.id, paymentId)),
  );
}

/** One line of what was asked and answered. */
export async function writeStep(
  work: Work,
  intent: Pick<IntentRow, "id" | "customerId">,
  { what, state, detail = "" }: { what: string; state: string; detail?: string },
): Promise<void> {
  await work.tx.insert(paymentSteps).values({
    intentId: intent.id,
    customerId: intent.customerId,
    at: work.now,
    what,
    state,
    detail: detail.slice(0, 500),
  });
}

/** @throws {DomainError} not_found for a method that is removed or not of this locked customer. */
export async function findMethod(read: Reader, customerId: number, methodId: number): Promise<MethodRow> {
  const [row] = await read.tx
    .select()
    .from(paymentMethods)
    .where(
      visibleAnd(
        read.actor,
        "paymentMethods",
        and(
          eq(paymentMethods.id, methodId),
          eq(paymentMethods.customerId, customerId),
          isNull(paymentMethods.removedAt),
        ),
      ),
    );
  if (!row) throw notFound("payment method");
  return row;
}

export async function findDefaultMethod(read: Reader, customerId: number): Promise<MethodRow | null> {
  const [row] = await read.tx
    .select()
    .from(paymentMethods)
    .where(
      and(
        eq(paymentMethods.customerId, customerId),
        eq(paymentMethods.isDefault, true),
        isNull(paymentMethods.removedAt),
      ),
    );
  return row ?? null;
}

export async function decimalsOf(read: Reader, currency: string): Promise<number> {
  const [row] = await read.tx
    .select({ decimals: currencies.decimals })
    .from(currencies)
    .where(eq(currencies.code, currency));
  return row?.decimals ?? 2;
}

/** What a customer decided about paying by itself; what nobody decided is off. */
export async function readTerms(read: Reader, customer: Owned): Promise<CustomerTerms> {
  const [row] = await read.tx
    .select()
    .from(customerPayments)
    .where(eq(customerPayments.customerId, customer.id));
  return (
    row ?? {
      customerId: customer.id,
      resellerId: customer.resellerId,
      distributorId: customer.distributorId,
      autoPay: false,
      frozenAt: null,
      frozenReason: "",
      failures: 0,
      topUpAt: null,
      topUpAmount: null,
      periodicAmount: null,
      periodicEvery: null,
      periodicAnchor: null,
      periodicDone: 0,
      periodicNext: null,
    }
  );
}

type Owned = { id: number; resellerId: number; distributorId: number };

/** Writes what changed of a locked customer's terms; a row comes into being with the first decision. */
export async function saveTerms(
  work: Work,
  customer: Owned,
  changes: Partial<Omit<CustomerTerms, "customerId" | "resellerId" | "distributorId">>,
): Promise<void> {
  const { id: customerId, resellerId, distributorId } = customer;
  const changed = await work.tx
    .update(customerPayments)
    .set(changes)
    .where(eq(customerPayments.customerId, customerId))
    .returning({ customerId: customerPayments.customerId });
  if (changed.length === 0)
    await work.tx
      .insert(customerPayments)
      .values({ autoPay: false, ...changes, customerId, resellerId, distributorId });
}

export type ClassTerms = ChargeTerms & { freezeAfter: number };
export const DEFAULT_CLASS_TERMS: ClassTerms = { autoCharge: "never", retryDays: [], freezeAfter: 3 };

export async function readClassTerms(read: Reader, classId: number): Promise<ClassTerms> {
  const [row] = await read.tx.select().from(paymentSettings).where(eq(paymentSettings.classId, classId));
  return row
    ? {
        autoCharge: row.autoCharge as ClassTerms["autoCharge"],
        retryDays: row.retryDays,
        freezeAfter: row.freezeAfter,
      }
    : DEFAULT_CLASS_TERMS;
}

/** The gateway that new payments go through; "none" until somebody chose one. */
export async function readGateway(read: Reader): Promise<string> {
  const [row] = await read.tx.select().from(paymentGateway);
  return row?.gateway ?? "none";
}

/** What of a payment was given back and did not fail. */
export async function refundedOf(work: Work, paymentId: number): Promise<string> {
  const { rows } = await work.tx.execute<{ amount: string }>(sql`
    select coalesce(sum(amount), 0)::text as amount from payment_refunds
    where intent_id = ${paymentId} and state <> 'failed'`);
  return rows[0]?.amount ?? "0";
}
