import { invalid } from "./errors";

/** An amount as a decimal string in one currency's units: up to 13 integer digits and 5 decimals, as `numeric(18,5)` holds it. */
export type Money = string;
export type RoundingMethod = "half-up" | "half-even" | "away-from-zero";
/** A factor: a decimal string, or an exact fraction of two integers. */
export type Ratio = string | { numerator: number | bigint; denominator: number | bigint };

export const MAX_DECIMALS = 5;
export const ZERO: Money = "0.00";

const AMOUNT = /^-?\d{1,13}(?:\.\d{1,5})?$/;
const DECIMAL = /^-?\d{1,18}(?:\.\d{1,18})?$/;

// Inside, an amount is a whole number of hundred-thousandths: exact, and an eighth of the time a decimal library takes.
const UNIT = 10n ** BigInt(MAX_DECIMALS);
const LIMIT = 10n ** 13n * UNIT;

function read(amount: Money): bigint {
  if (!AMOUNT.test(amount)) throw invalid(`“${amount.slice(0, 40)}” is not an amount.`);
  const point = amount.indexOf(".");
  if (point < 0) return BigInt(amount) * UNIT;
  const decimals = amount.slice(point + 1).padEnd(MAX_DECIMALS, "0");
  return BigInt(amount.slice(0, point) + decimals);
}

function write(units: bigint): Money {
  const size = units < 0n ? -units : units;
  if (size >= LIMIT) throw invalid("The amount is too large.");
  const digits = size.toString().padStart(MAX_DECIMALS + 1, "0");
  const point = digits.length - MAX_DECIMALS;
  let end = digits.length;
  while (end > point + 2 && digits[end - 1] === "0") end--;
  return `${units < 0n ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point, end)}`;
}

const stepOf = (decimals: number): bigint => 10n ** BigInt(MAX_DECIMALS - decimals);

/** top ÷ bottom as a whole number, rounded once on the true remainder. `bottom` is above zero. */
function divide(top: bigint, bottom: bigint, method: RoundingMethod): bigint {
  const down = top / bottom;
  const rest = top < 0n ? -(top % bottom) : top % bottom;
  if (rest === 0n) return down;
  const twice = rest * 2n;
  const tieGoesUp = method === "half-up" || down % 2n !== 0n;
  const up = method === "away-from-zero" || twice > bottom || (twice === bottom && tieGoesUp);
  if (!up) return down;
  return top < 0n ? down - 1n : down + 1n;
}

/**
 * Reads an amount typed or imported by someone, into its canonical form (see `normalize`).
 * @throws {DomainError} invalid for blanks, exponents, thousands separators, a sixth decimal or more than 13 integer digits.
 */
export function parseMoney(text: string): Money {
  if (AMOUNT.test(text)) return normalize(text);
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (text.trim() === "") throw invalid("An amount is missing.");
  if (/^-?\d+\.\d{6,}$/.test(text)) throw invalid(`“${shown}” has more than ${MAX_DECIMALS} decimals.`);
  if (/^-?\d{14,}(\.\d*)?$/.test(text)) throw invalid(`“${shown}” is too large.`);
  throw invalid(`“${shown}” is not an amount. Write it like 20.00.`);
}

/** True when `parseMoney` would accept the text. */
export const isMoney = (text: string): boolean => AMOUNT.test(text);

// Amounts with whole cents, as most are and as Postgres writes them ("20.00000"): lists need no arithmetic for these.
const WHOLE_CENTS = /^(?:0|[1-9]\d{0,12})\.\d{2}(?:000)?$/;

/** The canonical form: at least 2 and at most 5 decimals, no leading zeros, no negative zero ("20.00000" → "20.00"). */
export const normalize = (amount: Money): Money =>
  WHOLE_CENTS.test(amount) ? amount.slice(0, amount.indexOf(".") + 3) : write(read(amount));

export const add = (a: Money, b: Money): Money => write(read(a) + read(b));
export const subtract = (a: Money, b: Money): Money => write(read(a) - read(b));
export const negate = (amount: Money): Money => write(-read(amount));
export const abs = (amount: Money): Money => (amount.startsWith("-") ? negate(amount) : normalize(amount));

/** The exact sum; nothing to add is "0.00". */
export function sum(amounts: Iterable<Money>): Money {
  let total = 0n;
  for (const amount of amounts) total += read(amount);
  return write(total);
}

/** A factor as an exact fraction; the bottom is above zero. */
function factor(ratio: Ratio): { top: bigint; bottom: bigint } {
  if (typeof ratio === "string") {
    if (!DECIMAL.test(ratio)) throw invalid(`“${ratio.slice(0, 40)}” is not a number.`);
    const point = ratio.indexOf(".");
    if (point < 0) return { top: BigInt(ratio), bottom: 1n };
    const decimals = ratio.slice(point + 1);
    return { top: BigInt(ratio.slice(0, point) + decimals), bottom: 10n ** BigInt(decimals.length) };
  }
  const [top, bottom] = [BigInt(ratio.numerator), BigInt(ratio.denominator)];
  if (bottom === 0n) throw invalid("A ratio cannot have a zero denominator.");
  return bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom };
}

/** amount × ratio, rounded once (5 decimals and half-up unless told otherwise). A fraction is never turned into a decimal first. */
export function multiply(
  amount: Money,
  ratio: Ratio,
  decimals = MAX_DECIMALS,
  method: RoundingMethod = "half-up",
): Money {
  const { top, bottom } = factor(ratio);
  const step = stepOf(decimals);
  return write(divide(read(amount) * top, bottom * step, method) * step);
}

/** `percent` percent of the amount (percent as a decimal string, "12.5"), rounded to 5 decimals half-up. */
export function percentOf(amount: Money, percent: string): Money {
  const { top, bottom } = factor(percent);
  return write(divide(read(amount) * top, bottom * 100n, "half-up"));
}

/** −1, 0 or 1. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  const [left, right] = [read(a), read(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
export const isZero = (amount: Money): boolean => read(amount) === 0n;
export const isNegative = (amount: Money): boolean => amount.startsWith("-") && read(amount) < 0n;
export const min = (a: Money, b: Money): Money => normalize(compare(a, b) <= 0 ? a : b);
export const max = (a: Money, b: Money): Money => normalize(compare(a, b) >= 0 ? a : b);

/** Rounds to a currency's decimals (0 to 5). The result keeps at least 2 decimals: rounding 16.853 to 0 gives "17.00". */
export function roundTo(amount: Money, decimals: number, method: RoundingMethod = "half-up"): Money {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MAX_DECIMALS) {
    throw invalid(`Amounts are rounded to 0 to ${MAX_DECIMALS} decimals.`);
  }
  if (decimals >= 2 && WHOLE_CENTS.test(amount)) return normalize(amount);
  const step = stepOf(decimals);
  return write(divide(read(amount), step, method) * step);
}

/** Weights have at most so many decimals; brought to these, they are whole numbers. */
const WEIGHT_UNIT = 10n ** 18n;

/**
 * Splits a total over weights so that the parts add up to it exactly, by largest remainder (earlier parts first on a tie).
 * @param weights non-negative decimal strings, not all zero.
 * @throws {DomainError} invalid when the total has more decimals than asked for, or the weights cannot carry it.
 */
export function allocate(total: Money, weights: readonly string[], decimals: number): Money[] {
  const whole = read(total);
  const step = stepOf(decimals);
  if (whole % step !== 0n) throw invalid(`“${total}” has more than ${decimals} decimals.`);
  const shares = weights.map((weight) => {
    const { top, bottom } = factor(weight);
    return top * (WEIGHT_UNIT / bottom);
  });
  const all = shares.reduce((left, right) => left + right, 0n);
  if (all <= 0n || shares.some((share) => share < 0n)) {
    throw invalid("A total needs weights of zero or more, and not all zero, to be split by.");
  }
  const steps = (whole < 0n ? -whole : whole) / step;
  const parts = shares.map((share, index) => ({
    index,
    part: (steps * share) / all,
    rest: (steps * share) % all,
  }));
  let left = parts.reduce((rest, { part }) => rest - part, steps);
  const largestFirst = [...parts].sort((a, b) => {
    if (a.rest === b.rest) return a.index - b.index;
    return a.rest < b.rest ? 1 : -1;
  });
  for (const part of largestFirst) {
    if (left <= 0n) break;
    part.part += 1n;
    left -= 1n;
  }
  return parts.map(({ part }) => write((whole < 0n ? -part : part) * step));
}
