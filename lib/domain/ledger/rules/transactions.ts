import { type Money, negate, ZERO } from "@/lib/platform/money";
import type { Service, XdrKind } from "./kinds";

/** What a person may book by hand (domain reference, section 3). Cards and authorisations belong to payments. */
export const TRANSACTIONS = [
  "manual_charge",
  "manual_credit",
  "manual_payment",
  "promotional_credit",
  "refund",
] as const;
export type Transaction = (typeof TRANSACTIONS)[number];

type Booking = {
  kind: XdrKind;
  /** Of a charge or a credit the person says which service it is about; the others have their own. */
  service: Service | null;
  /** +1: the customer owes more. */
  sign: 1 | -1;
  /** How the payments that no invoice has used change. */
  unallocated: -1 | 0 | 1;
};

export const BOOKINGS: Record<Transaction, Booking> = {
  manual_charge: { kind: "charge", service: null, sign: 1, unallocated: 0 },
  manual_credit: { kind: "credit", service: null, sign: -1, unallocated: 0 },
  manual_payment: { kind: "payment", service: "payments", sign: -1, unallocated: 1 },
  promotional_credit: { kind: "promotional_credit", service: "credits", sign: -1, unallocated: 0 },
  refund: { kind: "refund", service: "payments", sign: 1, unallocated: -1 },
};

const signed = (amount: Money, sign: -1 | 0 | 1): Money =>
  sign === 0 ? ZERO : sign < 0 ? negate(amount) : amount;

/** A typed amount, above zero, as what it does to the balance and to the unallocated payments. */
export function effectOf(transaction: Transaction, amount: Money): { balance: Money; unallocated: Money } {
  const { sign, unallocated } = BOOKINGS[transaction];
  return { balance: signed(amount, sign), unallocated: signed(amount, unallocated) };
}

/** What kinds a person may take back one by one; invoices and their taxes have verbs of their own. */
export const REVERSIBLE: readonly XdrKind[] = [
  "call",
  "message",
  "data",
  "event",
  "subscription_fee",
  "activation_fee",
  "cancellation_fee",
  "waiver",
  "charge",
  "credit",
  "promotional_credit",
  "payment",
  "late_fee",
  "reactivation_fee",
];
