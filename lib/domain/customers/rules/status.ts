import { compare, isNegative, isZero, type Money } from "@/lib/platform/money";
import type { BalanceControl } from "./codes";
import { availableFunds } from "./funds";

/** In order of priority: the first that is true is the one shown (domain reference F9). */
export const CUSTOMER_STATUSES = [
  "closed",
  "blocked",
  "suspended",
  "provisionally_terminated",
  "credit_exceeded",
  "no_available_funds",
  "suspension_lifted",
  "payment_frozen",
  "spending_limit_reached",
  "exported",
] as const;
/** "active" is the absence of every other status. */
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number] | "active";

export type StatusFacts = {
  closedAt: Date | null;
  blocked: boolean;
  exportedAt: Date | null;
  balanceControl: BalanceControl;
  balance: Money;
  creditLimit: Money | null;
  /** An invoice is overdue and its customer's services are off. */
  suspended?: boolean;
  provisionallyTerminatedAt?: Date | null;
  /** Until then an overdue invoice does not suspend. */
  suspensionLiftedUntil?: Date | null;
  paymentFrozen?: boolean;
  spendingLimitReached?: boolean;
};

const overLimit = ({ balanceControl, balance, creditLimit }: StatusFacts): boolean =>
  balanceControl === "postpaid" && creditLimit !== null && compare(balance, creditLimit) > 0;

function outOfFunds(facts: StatusFacts): boolean {
  const funds = availableFunds(facts);
  return funds !== null && (isZero(funds) || isNegative(funds));
}

/** Everything that is true of a customer at `now`, most important first; empty for one that is simply active. */
export function customerStatuses(facts: StatusFacts, now: Date): CustomerStatus[] {
  const holds: Record<(typeof CUSTOMER_STATUSES)[number], boolean> = {
    closed: facts.closedAt !== null,
    blocked: facts.blocked,
    suspended: facts.suspended ?? false,
    provisionally_terminated: Boolean(facts.provisionallyTerminatedAt),
    credit_exceeded: overLimit(facts),
    no_available_funds: outOfFunds(facts),
    suspension_lifted: Boolean(facts.suspensionLiftedUntil && facts.suspensionLiftedUntil > now),
    payment_frozen: facts.paymentFrozen ?? false,
    spending_limit_reached: facts.spendingLimitReached ?? false,
    exported: facts.exportedAt !== null,
  };
  return CUSTOMER_STATUSES.filter((status) => holds[status]);
}

/** The one status shown. */
export const customerStatus = (facts: StatusFacts, now: Date): CustomerStatus =>
  customerStatuses(facts, now)[0] ?? "active";
