import { compare, type Money } from "@/lib/platform/money";
import type { Rate } from "./tariff-terms";

/** What a change of a rate table is about: from a moment on, these prefixes (or all of them) have these rates only. */
export type WantedRates = {
  from: Date;
  /** "all": what the file does not name ends at the moment; else only the prefixes given. */
  prefixes: "all" | ReadonlySet<string>;
  rates: readonly Rate[];
};

export type ChangedPrice = {
  prefix: string;
  destination: string;
  /** The price from the moment on, as it was and as it will be; null where there is none. */
  before: Money | null;
  after: Money | null;
};

export type RateChange = {
  /** Rows that others take the place of, or none. */
  superseded: number[];
  /** Those of them that began before the moment: they stay until then. */
  cut: number[];
  /** To be written; their times begin at the moment or later. */
  written: Rate[];
  /** Prefixes, each counted once. */
  added: number;
  changed: number;
  ended: number;
  unchanged: number;
  /** Rates that end before the moment: the past stays as it is. */
  past: number;
  /** What is added, changed or ended, by prefix. */
  prices: ChangedPrice[];
};

const beginOf = (rate: Rate): number => rate.validFrom?.getTime() ?? Number.NEGATIVE_INFINITY;
const endOf = (rate: Rate): number => rate.validTo?.getTime() ?? Number.POSITIVE_INFINITY;

/** Whether a row says already, from the moment on, what a wanted rate says. */
const says = (row: Rate, wanted: Rate, from: number): boolean =>
  Math.max(beginOf(row), from) === beginOf(wanted) &&
  endOf(row) === endOf(wanted) &&
  row.price === wanted.price &&
  row.offPeakPrice === wanted.offPeakPrice &&
  row.connectFee === wanted.connectFee &&
  row.firstInterval === wanted.firstInterval &&
  row.nextInterval === wanted.nextInterval &&
  row.freeSeconds === wanted.freeSeconds &&
  row.destination === wanted.destination;

function grouped<Row extends Rate>(rates: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const rate of rates) {
    const same = groups.get(rate.prefix);
    if (same) same.push(rate);
    else groups.set(rate.prefix, [rate]);
  }
  return groups;
}

const first = <Row extends Rate>(rates: readonly Row[]): Row | undefined =>
  rates.reduce<Row | undefined>(
    (earliest, rate) => (earliest && beginOf(earliest) <= beginOf(rate) ? earliest : rate),
    undefined,
  );

/**
 * What is to be done so that from a moment on the wanted rates hold, and before it everything stays as it was. A row that
 * says already what is wanted is left alone, so the same file a second time changes nothing.
 * @param live the table as it is, no two rows of a prefix at one time; prices in canonical form, as the wanted ones.
 */
export function changeRates(live: readonly (Rate & { id: number })[], wanted: WantedRates): RateChange {
  const from = wanted.from.getTime();
  const change: RateChange = {
    superseded: [],
    cut: [],
    written: [],
    added: 0,
    changed: 0,
    ended: 0,
    unchanged: 0,
    past: 0,
    prices: [],
  };
  const ahead = wanted.rates.filter((rate) => endOf(rate) > from);
  change.past = wanted.rates.length - ahead.length;
  const asked = grouped(
    ahead.map((rate) => (beginOf(rate) < from ? { ...rate, validFrom: wanted.from } : rate)),
  );
  const there = grouped(
    live.filter((row) => endOf(row) > from && (wanted.prefixes === "all" || wanted.prefixes.has(row.prefix))),
  );
  for (const prefix of [...new Set([...there.keys(), ...asked.keys()])].sort()) {
    const [rows, rates] = [there.get(prefix) ?? [], asked.get(prefix) ?? []];
    const gone = rows.filter((row) => !rates.some((rate) => says(row, rate, from)));
    const news = rates.filter((rate) => !rows.some((row) => says(row, rate, from)));
    if (gone.length === 0 && news.length === 0) {
      change.unchanged++;
      continue;
    }
    for (const row of gone) {
      change.superseded.push(row.id);
      if (beginOf(row) < from) change.cut.push(row.id);
    }
    change.written.push(...news);
    if (rows.length === 0) change.added++;
    else if (rates.length === 0) change.ended++;
    else change.changed++;
    const [before, after] = [first(rows), first(rates)];
    change.prices.push({
      prefix,
      destination: after?.destination || before?.destination || "",
      before: before?.price ?? null,
      after: after?.price ?? null,
    });
  }
  return change;
}

/** How many of the changed prices rise and fall. */
export function priceMoves(prices: readonly ChangedPrice[]): { raised: number; lowered: number } {
  const moves = { raised: 0, lowered: 0 };
  for (const { before, after } of prices) {
    if (before === null || after === null) continue;
    const order = compare(after, before);
    if (order > 0) moves.raised++;
    if (order < 0) moves.lowered++;
  }
  return moves;
}
