import { outstanding } from "@/lib/domain/billing";
import { add, compare, type Money, max, min, subtract, ZERO } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { type PolicySettings, thresholdOf } from "./policy";

export const COLLECTION_STATUSES = ["collect", "do_not_collect"] as const;
export type CollectionStatus = (typeof COLLECTION_STATUSES)[number];

/** What collections has to know of an issued invoice that is not void. */
export type Owed = {
  invoiceId: number;
  total: Money;
  paid: Money;
  adjusted: Money;
  /** What the customer disputes of it and nobody has decided yet. */
  disputed: Money;
  /** As it was issued: with what was owed before. */
  amountDue: Money;
  dueOn: PlainDate;
  /** Decided when it was first seen. */
  collectAtIssue: boolean | null;
};

const openOf = (invoice: Owed): Money => outstanding({ ...invoice, voided: false });

/** What is asked for of one invoice: outstanding, without what is disputed. Never below zero. */
export const claimed = (invoice: Owed): Money => max(subtract(openOf(invoice), invoice.disputed), ZERO);

/** What a dispute keeps from being asked for: never more than is open of its invoice, the others are owed all the same. */
const keptBack = (invoice: Owed): Money => min(invoice.disputed, openOf(invoice));

/**
 * What remains to be asked for, counted up to each invoice: the claims on it and on all older ones (domain reference F5.7,
 * implementation form), never more than the customer owes at all: a credit that stands on no invoice yet counts too.
 * @param invoices the oldest first. @param balance the customer's; above zero they owe.
 */
export function remainders(invoices: readonly Owed[], balance: Money): Money[] {
  const undisputed = invoices.reduce((left, one) => subtract(left, keptBack(one)), balance);
  const atMost = max(undisputed, ZERO);
  let sum: Money = ZERO;
  return invoices.map((invoice) => {
    sum = add(sum, claimed(invoice));
    return min(sum, atMost);
  });
}

export type Verdict = { status: CollectionStatus; collectAtIssue: boolean };

/**
 * Whether an invoice is collected: what remains is above the threshold. Equal is not above. In the old mode it is decided
 * once, by the amount due at issue, and no payment changes it until the invoice is settled.
 */
export function collectionVerdict(
  invoice: Owed,
  remaining: Money,
  policy: PolicySettings,
  currency: string,
): Verdict {
  const threshold = thresholdOf(policy, currency);
  const collectAtIssue = invoice.collectAtIssue ?? compare(invoice.amountDue, threshold) > 0;
  const isClaimed = compare(claimed(invoice), ZERO) > 0;
  const above = policy.mode === "at_generation" ? collectAtIssue : compare(remaining, threshold) > 0;
  return { status: isClaimed && above ? "collect" : "do_not_collect", collectAtIssue };
}
