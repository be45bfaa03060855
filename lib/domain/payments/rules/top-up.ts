import { compare, type Money, subtract, ZERO } from "@/lib/platform/money";

export type FundsFacts = {
  balanceControl: string;
  balance: Money;
  /** The limit in force; null is none. */
  creditLimit: Money | null;
};

/** What a top-up looks at: what a postpaid customer owes, what a prepaid one has left. */
export const watched = ({ balanceControl, balance, creditLimit }: FundsFacts): Money =>
  balanceControl === "prepaid" ? subtract(creditLimit ?? ZERO, balance) : balance;

/** Postpaid: pay when more than the mark is owed. Prepaid: pay when less than it is left (domain reference, section 2). */
export const needsTopUp = (facts: FundsFacts, mark: Money): boolean =>
  compare(watched(facts), mark) === (facts.balanceControl === "prepaid" ? -1 : 1);
