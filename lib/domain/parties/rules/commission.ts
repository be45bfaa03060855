import { compare, isNegative, type Money } from "@/lib/platform/money";

/** What is wrong with a commission percentage, or null: 0 to 100, the five decimals of `percent()` columns. */
export function commissionProblem(percent: Money): string | null {
  return isNegative(percent) || compare(percent, "100") > 0 ? "Use a percentage from 0 to 100." : null;
}
