import { sql } from "drizzle-orm";
import type { CustomerRow } from "@/lib/domain/customers";
import { realPerson } from "@/lib/kernel/actor";
import type { Work } from "@/lib/kernel/work";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { randomToken } from "@/lib/platform/ids";
import { compare, isNegative, isZero, type Money, normalize, subtract } from "@/lib/platform/money";
import { type IntentRow, methodName, paymentEntity } from "./entities";
import { fitsDecimals } from "./rules/minor-units";
import { checkAfter } from "./rules/states";
import { decimalsOf, insertIntent, type MethodRow, writeStep } from "./store";

export type Begin = {
  verb: "charge" | "authorize";
  origin: "customer" | "staff" | "invoice" | "periodic" | "top_up";
  invoiceId: number | null;
  method: MethodRow;
  amount: Money;
  once?: string;
};

const refuse = (message: string): never => {
  throw invalid(message, { amount: [message] });
};

/**
 * @param known the currency's decimals, where they were read already.
 * @throws {DomainError} invalid for nothing, less than nothing, or more decimals than the customer's currency has.
 */
export async function assertPayable(
  work: Work,
  customer: CustomerRow,
  amount: Money,
  known?: number,
): Promise<void> {
  if (isNegative(amount) || isZero(amount)) refuse("Use more than zero.");
  const decimals = known ?? (await decimalsOf(work, customer.currency));
  if (!fitsDecimals(amount, decimals))
    refuse(`${customer.currency} has ${decimals === 0 ? "no" : decimals} decimals.`);
}

/**
 * The invoice as it is now, under its customer's lock: what was paid a moment ago is not paid again (B2).
 * @throws {DomainError} not_found unless it is the customer's; conflict when nothing is to be paid of it.
 */
async function openInvoice(work: Work, customerId: number, invoiceId: number): Promise<Money> {
  type Row = { open: boolean; total: string; taken: string };
  const { rows } = await work.tx.execute<Row>(sql`
    select review = 'issued' and voided_at is null as open, total::text, (paid + adjusted)::text as taken
    from invoices where id = ${invoiceId} and customer_id = ${customerId} for update`);
  const [row] = rows;
  if (!row) throw notFound("invoice");
  const left = subtract(normalize(row.total), normalize(row.taken));
  if (!row.open || compare(left, "0.00") <= 0) throw conflict("Nothing is left to pay of this invoice.");
  return left;
}

/**
 * Part: writes the wish to pay for a locked customer. Nothing has been asked of the gateway when this is committed, and
 * whatever is asked after that is asked under this payment's own key (MON-5).
 */
export async function begin(work: Work, customer: CustomerRow, wanted: Begin): Promise<IntentRow> {
  const { method, amount, invoiceId } = wanted;
  await assertPayable(work, customer, amount);
  if (invoiceId !== null) await openInvoice(work, customer.id, invoiceId);
  const intent = await insertIntent(work, {
    customerId: customer.id,
    resellerId: customer.resellerId,
    distributorId: customer.distributorId,
    means: "card",
    verb: wanted.verb,
    origin: wanted.origin,
    byName: realPerson(work.actor)?.name ?? "",
    invoiceId,
    methodId: method.id,
    gateway: method.gateway,
    key: randomToken(24),
    once: wanted.once ?? null,
    amount,
    currency: customer.currency,
    step: "pay",
    day: work.today(customer.billingTimeZone),
    createdAt: work.now,
    checkAt: checkAfter("created", work.now),
  });
  await writeStep(work, intent, {
    what: wanted.verb === "charge" ? "Payment asked for" : "Authorisation asked for",
    state: "created",
  });
  work.audit.created(paymentEntity(intent), {
    amount,
    currency: customer.currency,
    verb: wanted.verb,
    origin: wanted.origin,
    invoiceId,
    method: methodName(method),
  });
  return intent;
}
