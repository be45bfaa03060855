import { compare, isMoney, isNegative } from "@/lib/platform/money";
import { PRICE_LIMIT, type Rate } from "./tariff-terms";

/** Columns of a rate table, in the order they are written to a file. */
export const RATE_COLUMNS = [
  "prefix",
  "destination",
  "connect_fee",
  "price",
  "off_peak_price",
  "first_interval",
  "next_interval",
  "free_seconds",
  "valid_from",
  "valid_to",
] as const;
export type RateColumn = (typeof RATE_COLUMNS)[number];

/** What is wrong, and where: the line of the file, and the column unless it is the row as a whole. */
export type RateProblem = { lineNo: number; column: RateColumn | null; message: string };
export type LinedRate = { lineNo: number; rate: Rate };

const LONGEST_PREFIX = 20;
const LONGEST_DESTINATION = 200;
const LONGEST_INTERVAL = 86_400;

/** What is wrong with a price or a fee: zero or more, below the limit, at most five decimals. */
export function priceProblem(price: string): string | null {
  if (!isMoney(price))
    return `“${price.slice(0, 40)}” is not a price. Write it like 0.012, with up to five decimals.`;
  if (isNegative(price)) return "A price can't be below zero.";
  return compare(price, PRICE_LIMIT) >= 0 ? `A price must be below ${PRICE_LIMIT}.` : null;
}

const secondsProblem = (seconds: number, least: number): string | null =>
  Number.isInteger(seconds) && seconds >= least && seconds <= LONGEST_INTERVAL
    ? null
    : `Use whole seconds from ${least} to ${LONGEST_INTERVAL}.`;

const isMoment = (date: Date | null): boolean => date === null || !Number.isNaN(date.getTime());

function validityProblem({ validFrom, validTo }: Rate): string | null {
  if (!isMoment(validTo)) return "This is not a date.";
  if (validFrom === null || validTo === null || validFrom < validTo || !isMoment(validFrom)) return null;
  return validFrom > validTo ? "It ends before it begins." : "It ends the moment it begins.";
}

/** What is wrong with one rate, by column. */
export function rateProblems(rate: Rate): { column: RateColumn; message: string }[] {
  const checks: [RateColumn, string | null][] = [
    [
      "prefix",
      /^\d*$/.test(rate.prefix) ? null : "A prefix is digits only; leave it empty for the default rate.",
    ],
    ["prefix", rate.prefix.length > LONGEST_PREFIX ? `A prefix has at most ${LONGEST_PREFIX} digits.` : null],
    [
      "destination",
      rate.destination.length > LONGEST_DESTINATION ? `Use at most ${LONGEST_DESTINATION} characters.` : null,
    ],
    ["connect_fee", priceProblem(rate.connectFee)],
    ["price", priceProblem(rate.price)],
    ["off_peak_price", rate.offPeakPrice === null ? null : priceProblem(rate.offPeakPrice)],
    ["first_interval", secondsProblem(rate.firstInterval, 1)],
    ["next_interval", secondsProblem(rate.nextInterval, 1)],
    ["free_seconds", secondsProblem(rate.freeSeconds, 0)],
    ["valid_from", isMoment(rate.validFrom) ? null : "This is not a date."],
    ["valid_to", validityProblem(rate)],
  ];
  return checks.flatMap(([column, message]) => (message === null ? [] : [{ column, message }]));
}

const beginOf = ({ rate }: LinedRate) => rate.validFrom?.getTime() ?? Number.NEGATIVE_INFINITY;
const endOf = ({ rate }: LinedRate) => rate.validTo?.getTime() ?? Number.POSITIVE_INFINITY;

function overlap(one: LinedRate, other: LinedRate): RateProblem {
  const [first, second] = one.lineNo <= other.lineNo ? [one, other] : [other, one];
  const { prefix } = one.rate;
  const what = prefix === "" ? "The default rate (no prefix)" : `Prefix ${prefix}`;
  return {
    lineNo: second.lineNo,
    column: "prefix",
    message: `${what} is also on line ${first.lineNo}, at an overlapping time.`,
  };
}

/** Rows of one prefix that are valid at the same time. One sort a prefix, so any number of rates is fine. */
export function overlappingRates(rates: readonly LinedRate[]): RateProblem[] {
  const byPrefix = new Map<string, LinedRate[]>();
  for (const lined of rates) {
    const same = byPrefix.get(lined.rate.prefix);
    if (same) same.push(lined);
    else byPrefix.set(lined.rate.prefix, [lined]);
  }
  const problems: RateProblem[] = [];
  for (const same of byPrefix.values()) {
    let longest: LinedRate | undefined;
    for (const lined of same.sort((a, b) =>
      beginOf(a) < beginOf(b) ? -1 : beginOf(a) > beginOf(b) ? 1 : 0,
    )) {
      if (longest && beginOf(lined) < endOf(longest)) problems.push(overlap(longest, lined));
      if (!longest || endOf(lined) > endOf(longest)) longest = lined;
    }
  }
  return problems;
}

/** Everything wrong with a rate table, in the order of its lines. Rows wrong in themselves are not compared. */
export function rateTableProblems(rates: readonly LinedRate[]): RateProblem[] {
  const sound: LinedRate[] = [];
  const problems: RateProblem[] = [];
  for (const lined of rates) {
    const own = rateProblems(lined.rate);
    if (own.length === 0) sound.push(lined);
    for (const problem of own) problems.push({ lineNo: lined.lineNo, ...problem });
  }
  return [...problems, ...overlappingRates(sound)].sort((a, b) => a.lineNo - b.lineNo);
}
