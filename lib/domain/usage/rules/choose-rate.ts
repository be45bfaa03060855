import type { Rate, TariffTerms } from "@/lib/domain/catalog";
import type { Money } from "@/lib/platform/money";
import { offPeakHours } from "./off-peak";
import { longestMatch, type PrefixMap, prefixMap } from "./prefix-map";

/** In epoch milliseconds, open ends as infinities: comparing numbers is what happens most. */
type Validity<Row> = { from: number; to: number; rate: Row };

/** A tariff made ready once, so that choosing a rate costs a few look-ups whatever its size. */
export type PreparedTariff<Row extends Rate = Rate> = {
  terms: TariffTerms;
  rates: PrefixMap<Validity<Row>[]>;
  isOffPeak: (at: number) => boolean;
};

export type RateVariant = "peak" | "off_peak";
export type ChosenRate<Row extends Rate = Rate> = {
  rate: Row;
  variant: RateVariant;
  /** The one of the rate's two prices that applies. */
  price: Money;
};

/** @param rates of this tariff, of any time and in any order; no two of one prefix overlap (`rateTableProblems`). */
export function prepareTariff<Row extends Rate>(
  terms: TariffTerms,
  rates: readonly Row[],
): PreparedTariff<Row> {
  const byPrefix = new Map<string, Validity<Row>[]>();
  for (const rate of rates) {
    const validity = {
      from: rate.validFrom?.getTime() ?? Number.NEGATIVE_INFINITY,
      to: rate.validTo?.getTime() ?? Number.POSITIVE_INFINITY,
      rate,
    };
    const same = byPrefix.get(rate.prefix);
    if (same) same.push(validity);
    else byPrefix.set(rate.prefix, [validity]);
  }
  return { terms, rates: prefixMap(byPrefix), isOffPeak: offPeakHours(terms) };
}

const DIGITS = /^\d+$/;

/** Data and events need no number: what they are used on is covered by the default rate. */
const digitsOf = ({ terms }: PreparedTariff, number: string): string | null => {
  if (DIGITS.test(number)) return number;
  return terms.service === "data" || terms.service === "event" ? "" : null;
};

/**
 * The rate of a number (normalized, digits) for what begins at a moment: of the rates valid then, the one with the longest
 * prefix. Peak or off-peak is decided by that moment too (`split: "by_start"`). Null when there is none.
 */
export function rateOf<Row extends Rate>(
  prepared: PreparedTariff<Row>,
  number: string,
  at: Date,
): ChosenRate<Row> | null {
  const digits = digitsOf(prepared, number);
  if (digits === null) return null;
  const then = at.getTime();
  const found = longestMatch(
    prepared.rates,
    digits,
    (same) => same.find(({ from, to }) => from <= then && then < to) ?? null,
  );
  if (!found) return null;
  const { rate } = found;
  return prepared.isOffPeak(then)
    ? { rate, variant: "off_peak", price: rate.offPeakPrice ?? rate.price }
    : { rate, variant: "peak", price: rate.price };
}

/** Asks tariffs one after another: the first that has a rate decides, how long its prefix may be. */
export function rateInOrder<Row extends Rate>(
  tariffs: readonly PreparedTariff<Row>[],
  number: string,
  at: Date,
): { tariff: PreparedTariff<Row>; chosen: ChosenRate<Row> } | null {
  for (const tariff of tariffs) {
    const chosen = rateOf(tariff, number, at);
    if (chosen) return { tariff, chosen };
  }
  return null;
}

export type UnratedReason = "no_tariff" | "not_a_number" | "rate_not_valid" | "no_rate";

/** What to tell the person who looks at a record for which `rateInOrder` found nothing. */
export function whyNoRate(
  tariffs: readonly PreparedTariff[],
  number: string,
): { reason: UnratedReason; message: string } {
  if (tariffs.length === 0) return { reason: "no_tariff", message: "No tariff applies to this account." };
  const readable = tariffs.filter((tariff) => digitsOf(tariff, number) !== null);
  if (readable.length === 0)
    return { reason: "not_a_number", message: `“${number.slice(0, 40)}” is not a number that can be rated.` };
  for (const tariff of readable) {
    const prefix = longestMatch(
      tariff.rates,
      digitsOf(tariff, number) ?? "",
      ([one]) => one?.rate.prefix ?? null,
    );
    if (prefix === null) continue;
    const what = prefix === "" ? "a default rate" : `a rate for ${prefix}`;
    return {
      reason: "rate_not_valid",
      message: `“${tariff.terms.name}” has ${what}, but not for this time.`,
    };
  }
  const names = [...new Set(readable.map(({ terms }) => `“${terms.name}”`))].join(", ");
  return { reason: "no_rate", message: `No rate for ${number} in ${names}.` };
}
