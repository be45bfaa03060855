import * as money from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";

export const PAYMENT_STATUSES = [
  "under_review",
  "approved",
  "unpaid",
  "partially_paid",
  "overdue",
  "paid",
  "do_not_pay",
  "previous_balance_remaining",
  "void",
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** Under review: made and not issued. Approved: reviewed, and not issued yet. Issued: no review, or it is over. */
export const REVIEW_STATES = ["under_review", "approved", "issued"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export type InvoiceFacts = {
  /** The period's total, as issued. */
  total: money.Money;
  /** Payments applied to it, less what of them was refunded. */
  paid: money.Money;
  /** What was taken off it since: adjustments, credits, write-offs. Above zero. */
  adjusted: money.Money;
  /** The last day to pay; null until it is issued. */
  dueOn: PlainDate | null;
  review: ReviewState;
  voided: boolean;
  /** False where it was decided at issue that so little is not asked for; such an invoice is never overdue (F5.7, old mode). */
  collectable?: boolean;
};

/** What is still to be paid of it: total − paid − adjusted; nothing once it is void. */
export const outstanding = ({
  total,
  paid,
  adjusted,
  voided,
}: Pick<InvoiceFacts, "total" | "paid" | "adjusted" | "voided">): money.Money =>
  voided ? money.ZERO : money.subtract(money.subtract(total, paid), adjusted);

/** True from the day after the due date, while anything is outstanding. */
export const isOverdue = (facts: InvoiceFacts, today: PlainDate): boolean =>
  facts.review === "issued" &&
  facts.collectable !== false &&
  facts.dueOn !== null &&
  today > facts.dueOn &&
  money.compare(facts.total, money.ZERO) > 0 &&
  money.compare(outstanding(facts), money.ZERO) > 0;

/**
 * The payment status (domain reference F5.3) as a function of the facts and today: nothing is stored, so nothing goes stale.
 * @param earlierDebt what is outstanding on the customer's older invoices.
 * @param today the date in the customer's billing time zone.
 */
export function paymentStatus(
  facts: InvoiceFacts,
  earlierDebt: money.Money,
  today: PlainDate,
): PaymentStatus {
  if (facts.voided) return "void";
  if (facts.review !== "issued") return facts.review;
  const owesEarlier = money.compare(earlierDebt, money.ZERO) > 0;
  if (money.compare(facts.total, money.ZERO) <= 0) {
    return owesEarlier ? "previous_balance_remaining" : "do_not_pay";
  }
  if (money.compare(outstanding(facts), money.ZERO) <= 0) {
    // Settled by an adjustment before its elders were: oldest first lets no payment do that.
    return owesEarlier ? "previous_balance_remaining" : "paid";
  }
  if (isOverdue(facts, today)) return "overdue";
  return money.compare(facts.paid, money.ZERO) > 0 ? "partially_paid" : "unpaid";
}

/** Everything issued and not paid: Σ totals − payments − adjustments, drafts and void ones left out. */
export const totalOutstanding = (invoices: readonly InvoiceFacts[]): money.Money =>
  money.sum(invoices.filter(({ review }) => review === "issued").map(outstanding));

/** The part of it that is past due. */
export const overdueBalance = (invoices: readonly InvoiceFacts[], today: PlainDate): money.Money =>
  money.sum(invoices.filter((facts) => isOverdue(facts, today)).map(outstanding));
