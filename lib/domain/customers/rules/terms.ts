import type { FieldErrors } from "@/lib/platform/errors";
import { compare, isNegative, type Money } from "@/lib/platform/money";
import type { BalanceControl } from "./codes";

/**
 * What is wrong with a customer's limit and discount, by field. A postpaid limit is the debt allowed (none for no
 * limit); a prepaid one is zero or a reserve below it, since prepaid customers never owe (domain reference, section 2).
 */
export function termsProblems(terms: {
  balanceControl: BalanceControl;
  creditLimit: Money | null;
  discountPercent: Money;
}): FieldErrors {
  const problems: FieldErrors = {};
  const { creditLimit, discountPercent } = terms;
  if (creditLimit !== null && terms.balanceControl === "postpaid" && isNegative(creditLimit))
    problems.creditLimit = ["Use zero or more; leave it empty for no limit."];
  if (creditLimit !== null && terms.balanceControl === "prepaid" && compare(creditLimit, "0") > 0)
    problems.creditLimit = ["A prepaid customer's limit is zero or less: what must stay on the balance."];
  if (isNegative(discountPercent) || compare(discountPercent, "100") > 0)
    problems.discountPercent = ["Use a percentage from 0 to 100."];
  return problems;
}
