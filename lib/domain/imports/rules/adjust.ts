import * as money from "@/lib/platform/money";

export type ListLine = { listPrice: money.Money };
export type LineAdjustment = {
  kind: "discount" | "upcharge";
  unit: "fixed";
  value: money.Money;
  reason: string;
};

type ChargeRule = { adjustOn: "first" | "largest"; reasons: { discount: string; upcharge: string } };

/** Line numbers in the order in which they take an adjustment: the first, or the dearest (earlier first on a tie). */
function order(lines: readonly ListLine[], adjustOn: ChargeRule["adjustOn"]): number[] {
  const numbers = lines.map((_, index) => index);
  if (adjustOn === "first") return numbers;
  const priceOf = (index: number) => lines[index]?.listPrice ?? money.ZERO;
  return numbers.sort((a, b) => money.compare(priceOf(b), priceOf(a)) || a - b);
}

/**
 * Spreads what the real charge differs from the sum of list prices over the lines, so that they add up to the charge.
 * One line takes it all, unless a discount is more than its price: then the rest goes to the next.
 * @param charge zero or more. @returns one entry a line; null where a line keeps its list price.
 */
export function adjustToCharge(
  lines: readonly ListLine[],
  charge: money.Money,
  rule: ChargeRule,
): (LineAdjustment | null)[] {
  const result: (LineAdjustment | null)[] = lines.map(() => null);
  const difference = money.subtract(charge, money.sum(lines.map((line) => line.listPrice)));
  const ordered = order(lines, rule.adjustOn);
  const target = ordered[0];
  if (target === undefined || money.isZero(difference)) return result;
  if (!money.isNegative(difference)) {
    result[target] = { kind: "upcharge", unit: "fixed", value: difference, reason: rule.reasons.upcharge };
    return result;
  }
  let left = money.negate(difference);
  for (const index of ordered) {
    const value = money.min(left, lines[index]?.listPrice ?? money.ZERO);
    if (money.isZero(value)) continue;
    result[index] = { kind: "discount", unit: "fixed", value, reason: rule.reasons.discount };
    left = money.subtract(left, value);
  }
  return result;
}
