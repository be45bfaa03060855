import Big from "big.js";
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
const LIMIT = new Big("1e13");

// A constructor of our own: big.js settings are per constructor, so nobody else's can move ours.
const Decimal = Big();
Decimal.DP = 40;

const METHOD = {
  "half-up": Decimal.roundHalfUp,
  "half-even": Decimal.roundHalfEven,
  "away-from-zero": Decimal.roundUp,
} as const;

function read(amount: Money): Big {
  if (!AMOUNT.test(amount)) throw invalid(`“${amount.slice(0, 40)}” is not an amount.`);
  return new Decimal(amount);
}

function write(value: Big): Money {
  if (value.abs().gte(LIMIT)) throw invalid("The amount is too large.");
  const text = value.toFixed();
  const point = text.indexOf(".");
  const padded = point < 0 ? `${text}.00` : text.length - point === 2 ? `${text}0` : text;
  return padded === "-0.00" ? ZERO : padded;
}

function quantize(value: Big, decimals: number, method: RoundingMethod): Big {
  return value.round(decimals, METHOD[method]);
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

export const add = (a: Money, b: Money): Money => write(read(a).plus(read(b)));
export const subtract = (a: Money, b: Money): Money => write(read(a).minus(read(b)));
export const negate = (amount: Money): Money => write(read(amount).times(-1));
export const abs = (amount: Money): Money => write(read(amount).abs());

/** The exact sum; nothing to add is "0.00". */
export function sum(amounts: Iterable<Money>): Money {
  let total = new Decimal(0);
  for (const amount of amounts) total = total.plus(read(amount));
  return write(total);
}

function factor(ratio: Ratio): { top: Big; bottom: Big } {
  if (typeof ratio === "string") {
    if (!DECIMAL.test(ratio)) throw invalid(`“${ratio.slice(0, 40)}” is not a number.`);
    return { top: new Decimal(ratio), bottom: new Decimal(1) };
  }
  const bottom = new Decimal(ratio.denominator.toString());
  if (bottom.eq(0)) throw invalid("A ratio cannot have a zero denominator.");
  return { top: new Decimal(ratio.numerator.toString()), bottom };
}

/** amount × ratio, rounded once (5 decimals and half-up unless told otherwise). A fraction is never turned into a decimal first. */
export function multiply(
  amount: Money,
  ratio: Ratio,
  decimals = MAX_DECIMALS,
  method: RoundingMethod = "half-up",
): Money {
  const { top, bottom } = factor(ratio);
  return write(divideRounded(read(amount).times(top), bottom, decimals, method));
}

/** Division rounded on its true remainder: 40 digits would hide a remainder from away-from-zero and from a tie. */
function divideRounded(value: Big, by: Big, decimals: number, method: RoundingMethod): Big {
  const step = new Decimal(10).pow(-decimals);
  const down = value.div(by).round(decimals, Decimal.roundDown);
  const rest = value.minus(down.times(by)).abs();
  if (rest.eq(0)) return down;
  const twice = rest.times(2).cmp(by.abs().times(step));
  const tieGoesUp = method === "half-up" || !down.div(step).mod(2).eq(0);
  const up = method === "away-from-zero" || twice > 0 || (twice === 0 && tieGoesUp);
  const positive = value.s === by.s;
  if (!up) return down;
  return positive ? down.plus(step) : down.minus(step);
}

/** `percent` percent of the amount (percent as a decimal string, "12.5"), rounded to 5 decimals half-up. */
export function percentOf(amount: Money, percent: string): Money {
  const { top } = factor(percent);
  return write(quantize(read(amount).times(top).times("0.01"), MAX_DECIMALS, "half-up"));
}

/** −1, 0 or 1. */
export const compare = (a: Money, b: Money): -1 | 0 | 1 => read(a).cmp(read(b)) as -1 | 0 | 1;
export const isZero = (amount: Money): boolean => read(amount).eq(0);
export const isNegative = (amount: Money): boolean => amount.startsWith("-") && read(amount).lt(0);
export const min = (a: Money, b: Money): Money => normalize(compare(a, b) <= 0 ? a : b);
export const max = (a: Money, b: Money): Money => normalize(compare(a, b) >= 0 ? a : b);

/** Rounds to a currency's decimals (0 to 5). The result keeps at least 2 decimals: rounding 16.853 to 0 gives "17.00". */
export function roundTo(amount: Money, decimals: number, method: RoundingMethod = "half-up"): Money {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MAX_DECIMALS) {
    throw invalid(`Amounts are rounded to 0 to ${MAX_DECIMALS} decimals.`);
  }
  if (decimals >= 2 && WHOLE_CENTS.test(amount)) return normalize(amount);
  return write(quantize(read(amount), decimals, method));
}

/**
 * Splits a total over weights so that the parts add up to it exactly, by largest remainder (earlier parts first on a tie).
 * @param weights non-negative decimal strings, not all zero.
 * @throws {DomainError} invalid when the total has more decimals than asked for, or the weights cannot carry it.
 */
export function allocate(total: Money, weights: readonly string[], decimals: number): Money[] {
  const whole = read(total);
  const step = new Decimal(10).pow(-decimals);
  if (!whole.mod(step).eq(0)) throw invalid(`“${total}” has more than ${decimals} decimals.`);
  const shares = weights.map((weight) => factor(weight).top);
  const all = shares.reduce((left, right) => left.plus(right), new Decimal(0));
  if (all.lte(0) || shares.some((share) => share.lt(0))) {
    throw invalid("A total needs weights of zero or more, and not all zero, to be split by.");
  }
  const parts = shares.map((share, index) => {
    const exact = whole.abs().times(share);
    const part = exact.div(all).round(decimals, Decimal.roundDown);
    return { index, part, rest: exact.minus(part.times(all)) };
  });
  let left = parts.reduce((rest, { part }) => rest.minus(part), whole.abs());
  for (const part of [...parts].sort((a, b) => b.rest.cmp(a.rest) || a.index - b.index)) {
    if (left.lte(0)) break;
    part.part = part.part.plus(step);
    left = left.minus(step);
  }
  return parts.map(({ part }) => write(whole.lt(0) ? part.times(-1) : part));
}
