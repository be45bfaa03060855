import { type Money, subtract, ZERO } from "@/lib/platform/money";
import type { BalanceControl } from "./codes";

/**
 * What a prepaid customer can still spend: credit limit − balance, where no limit counts as zero (domain reference,
 * section 2). Null for postpaid customers, whose balance is what they owe.
 */
export function availableFunds(facts: {
  balanceControl: BalanceControl;
  creditLimit: Money | null;
  balance: Money;
}): Money | null {
  return facts.balanceControl === "prepaid" ? subtract(facts.creditLimit ?? ZERO, facts.balance) : null;
}
