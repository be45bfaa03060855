import { eq, sql } from "drizzle-orm";
import { customers, invoices, paymentIntents, paymentMethods } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import type { Reader } from "@/lib/kernel/work";
import { type Money, normalize, subtract } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { methodName } from "./entities";
import type { PaymentState } from "./rules/states";

export const MEANS = ["card", "cash", "cheque", "transfer"] as const;
export const ORIGINS = ["customer", "staff", "invoice", "periodic", "top_up"] as const;
export type Origin = (typeof ORIGINS)[number];

/** A payment as lists show it. */
export type PaymentItem = {
  id: number;
  customer: { id: number; name: string };
  means: (typeof MEANS)[number];
  verb: "charge" | "authorize";
  origin: Origin;
  /** Empty for payments that were made by themselves. */
  byName: string;
  invoice: { id: number; number: string | null } | null;
  method: string;
  gateway: string;
  amount: Money;
  /** Of an authorisation, once it is being or was captured. */
  captured: Money | null;
  /** Given back by somebody here. */
  refunded: Money;
  /** Taken back by the bank. */
  takenBack: Money;
  currency: string;
  state: PaymentState;
  /** In plain words; for people outside without the gateway's code. */
  failure: string;
  reference: string;
  day: PlainDate;
  createdAt: Date;
  settledAt: Date | null;
  xdrId: number | null;
  chargedBack: boolean;
};

export const selectPayments = (read: Reader) =>
  read.tx
    .select({
      intent: paymentIntents,
      customerName: customers.name,
      invoiceNumber: invoices.number,
      brand: paymentMethods.brand,
      last4: paymentMethods.last4,
      byBank: sql<string>`(select coalesce(sum(r.amount), 0)::text from payment_refunds r
        where r.intent_id = payment_intents.id and r.by_bank)`,
    })
    .from(paymentIntents)
    .innerJoin(customers, eq(customers.id, paymentIntents.customerId))
    .leftJoin(invoices, eq(invoices.id, paymentIntents.invoiceId))
    .leftJoin(paymentMethods, eq(paymentMethods.id, paymentIntents.methodId));

export type PaymentWithName = Awaited<ReturnType<typeof selectPayments>>[number];

const isStaff = (read: Reader): boolean => ["admin", "reseller", "system"].includes(read.actor.kind);

export function toPaymentItem(read: Reader, { intent, ...row }: PaymentWithName): PaymentItem {
  return {
    id: intent.id,
    customer: { id: intent.customerId, name: shownName(read.actor, row.customerName) },
    means: intent.means as PaymentItem["means"],
    verb: intent.verb as PaymentItem["verb"],
    origin: intent.origin as Origin,
    byName: isStaff(read) ? intent.byName : "",
    invoice: intent.invoiceId === null ? null : { id: intent.invoiceId, number: row.invoiceNumber },
    method: row.brand && row.last4 ? methodName({ brand: row.brand, last4: row.last4 }) : "",
    gateway: intent.gateway,
    amount: normalize(intent.amount),
    captured: intent.capture === null ? null : normalize(intent.capture),
    refunded: subtract(normalize(intent.refunded), normalize(row.byBank)),
    takenBack: normalize(intent.chargedBackAt === null ? row.byBank : (intent.capture ?? intent.amount)),
    currency: intent.currency,
    state: intent.state as PaymentState,
    failure: intent.failure,
    reference: intent.reference,
    day: intent.day,
    createdAt: intent.createdAt,
    settledAt: intent.settledAt,
    xdrId: intent.xdrId,
    chargedBack: intent.chargedBackAt !== null,
  };
}
