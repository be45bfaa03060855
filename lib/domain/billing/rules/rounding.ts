import { invalid } from "@/lib/platform/errors";
import * as money from "@/lib/platform/money";

/** How a customer class rounds what people see: 0 to 5 decimals. Inside there are always five. */
export type Precision = { decimals: number; method: money.RoundingMethod };

export type RoundedTotal = {
  /** The sum of the charges as they were posted, with up to five decimals. */
  exact: money.Money;
  total: money.Money;
  /** total − exact: what the xDR of kind `rounding` moves, so that the journal holds the total. */
  rounding: money.Money;
};

/** The sum of charges, rounded once (domain reference F5.2). */
export function roundedTotal(charges: Iterable<money.Money>, { decimals, method }: Precision): RoundedTotal {
  const exact = money.sum(charges);
  const total = money.roundTo(exact, decimals, method);
  return { exact, total, rounding: money.subtract(total, exact) };
}

/** An amount as a whole number of hundred-thousandths, to make an exact fraction of two amounts. */
export function unitsOf(amount: money.Money): bigint {
  const [integer = "0", decimals = ""] = amount.split(".");
  return BigInt(integer + decimals.padEnd(money.MAX_DECIMALS, "0"));
}

const unitOf = (decimals: number): money.Money => (decimals === 0 ? "1" : `0.${"1".padStart(decimals, "0")}`);

/**
 * Rounds parts, which may have both signs, so that they add up to a total that was rounded once: by largest remainder,
 * earlier parts first on a tie. Every part ends within one unit of what it was, and a whole part stays as it is.
 * @param total of at most `decimals` decimals, the rounded sum of the parts by whichever method.
 * @throws {DomainError} invalid when the total is not the rounded sum of the parts.
 */
export function shareOut(total: money.Money, parts: readonly money.Money[], decimals: number): money.Money[] {
  if (parts.length === 1) return [total];
  const shares = parts.map((part) => money.roundTo(part, decimals));
  const missing = money.subtract(total, money.sum(shares));
  if (money.isZero(missing)) return shares;

  const down = money.isNegative(missing);
  const unit = unitOf(decimals);
  const step = down ? money.negate(unit) : unit;
  const gaps = parts.map((part, index) => money.subtract(part, shares[index] ?? money.ZERO));
  const order = parts
    .map((_, index) => index)
    .sort((a, b) => (down ? 1 : -1) * money.compare(gaps[a] ?? "0", gaps[b] ?? "0") || a - b);
  let left = missing;
  for (const index of order) {
    if (money.compare(money.abs(left), unit) < 0) break;
    shares[index] = money.add(shares[index] ?? money.ZERO, step);
    left = money.subtract(left, step);
  }
  if (!money.isZero(left)) throw invalid(`${total} is not the rounded sum of these parts.`);
  return shares;
}
