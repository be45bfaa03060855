import { isMoney, normalize } from "@/lib/platform/money";
import { addDays, fromDayNumber, isPlainDate, toDayNumber } from "@/lib/platform/time";
import { zoneClock } from "@/lib/platform/zone-clock";
import { RATE_COLUMNS, type RateColumn, type RateProblem, rateProblems } from "./rate-problems";
import type { Rate } from "./tariff-terms";

/** Which column of a file holds what; absent where the file has no such column. */
export type RateFileColumns = Partial<Record<RateColumn, string>>;

const OTHER_NAMES: Record<string, RateColumn> = {
  code: "prefix",
  description: "destination",
  connection_fee: "connect_fee",
  price_per_minute: "price",
  price_peak: "price",
  peak_price: "price",
  off_peak_price_per_minute: "off_peak_price",
  price_off_peak: "off_peak_price",
  price_per_minute_peak: "price",
  price_per_minute_off_peak: "off_peak_price",
  effective_from: "valid_from",
  valid_until: "valid_to",
};
const NEEDED: readonly RateColumn[] = ["prefix", "price"];

function columnOf(header: string): RateColumn | undefined {
  const name = header
    .trim()
    .toLowerCase()
    .replaceAll(/[\s/_-]+/g, "_");
  return RATE_COLUMNS.find((column) => column === name) ?? OTHER_NAMES[name];
}

/** Finds the columns of a rate table in a file's header; others are left alone. Problems are about the file as a whole. */
export function matchRateColumns(headers: readonly string[]): {
  columns: RateFileColumns;
  problems: string[];
} {
  const columns: RateFileColumns = {};
  const problems: string[] = [];
  for (const header of headers) {
    const column = columnOf(header);
    if (!column) continue;
    const other = columns[column];
    if (other === undefined) columns[column] = header;
    else problems.push(`The columns “${other}” and “${header}” both mean “${column}”.`);
  }
  for (const column of NEEDED)
    if (columns[column] === undefined) problems.push(`The file has no column “${column}”.`);
  return { columns, problems };
}

const DAY = 86_400_000;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[ T](([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment as it is typed, or null when it is none. A date alone is a day: its beginning, or the end of it. */
export function readMoment(text: string, zone: string, dayEnds: boolean): Date | null {
  if (isPlainDate(text)) {
    const local = (toDayNumber(text) + (dayEnds ? 1 : 0)) * DAY;
    return new Date(zoneClock(zone).instantsOf(local)[0] ?? Number.NaN);
  }
  const written = LOCAL.exec(text) ?? MOMENT.exec(text);
  if (!written || !isPlainDate(written[1] ?? "")) return null;
  if (MOMENT.test(text)) return new Date(text);
  const local = Date.parse(`${written[1]}T${written[2]}Z`);
  return new Date(zoneClock(zone).instantsOf(local)[0] ?? Number.NaN);
}

function writeMoment(moment: Date | null, zone: string, dayEnds: boolean): string {
  if (moment === null) return "";
  const local = zoneClock(zone).toLocal(moment.getTime());
  const day = fromDayNumber(Math.floor(local / DAY));
  const written = dayEnds ? addDays(day, -1) : day;
  if (readMoment(written, zone, dayEnds)?.getTime() === moment.getTime()) return written;
  return moment.toISOString().replace(".000Z", "Z");
}

// The mark that a spreadsheet-safe cell was written with.
const withoutGuard = (text: string): string => text.replace(/^'(?=[=+\-@＝＋－＠])/, "");

/** What was written where a value stands that can't be read; the row is refused, so it goes nowhere. */
const UNREAD = { price: "0.00", seconds: 1 };

/**
 * One row of a rate table, or everything that is wrong with it. Blank: no connect fee, one price at all hours, charged by
 * the second, no free seconds, valid without limit. A blank price is never a price of zero.
 * @param zone the tariff's, which dates and times without an offset are of.
 */
export function readRateRow(
  record: Readonly<Record<string, string>>,
  lineNo: number,
  columns: RateFileColumns,
  zone: string,
): { rate: Rate; problems?: undefined } | { rate?: undefined; problems: RateProblem[] } {
  const unread = new Map<RateColumn, string>();
  const text = (column: RateColumn) => (record[columns[column] ?? ""] ?? "").trim();
  const price = (column: RateColumn, blank: string | null): string => {
    const typed = text(column);
    if (typed !== "" && isMoney(typed)) return normalize(typed);
    if (typed !== "")
      unread.set(
        column,
        `“${typed.slice(0, 40)}” is not a price. Write it like 0.012, with up to five decimals.`,
      );
    else if (blank === null) unread.set(column, "The price is missing. Write 0 if it is free.");
    return typed === "" && blank !== null ? blank : UNREAD.price;
  };
  const seconds = (column: RateColumn, blank: number): number => {
    const typed = text(column);
    if (typed === "") return blank;
    if (/^-?\d{1,9}$/.test(typed)) return Number(typed);
    unread.set(column, `“${typed.slice(0, 40)}” is not a number of whole seconds.`);
    return UNREAD.seconds;
  };
  const moment = (column: RateColumn, dayEnds: boolean): Date | null => {
    const typed = text(column);
    const read = typed === "" ? null : readMoment(typed, zone, dayEnds);
    if (typed !== "" && read === null)
      unread.set(
        column,
        `“${typed.slice(0, 40)}” is not a date. Write it like 2026-01-31, or 2026-01-31 08:00.`,
      );
    return read;
  };
  const rate: Rate = {
    prefix: text("prefix"),
    destination: withoutGuard(text("destination")),
    connectFee: price("connect_fee", "0.00"),
    price: price("price", null),
    offPeakPrice: text("off_peak_price") === "" ? null : price("off_peak_price", null),
    firstInterval: seconds("first_interval", 1),
    nextInterval: seconds("next_interval", 1),
    freeSeconds: seconds("free_seconds", 0),
    validFrom: moment("valid_from", false),
    validTo: moment("valid_to", true),
  };
  const meant = rateProblems(rate).filter(({ column }) => !unread.has(column));
  if (unread.size === 0 && meant.length === 0) return { rate };
  const all = [...meant, ...[...unread].map(([column, message]) => ({ column, message }))];
  const order = (column: RateColumn) => RATE_COLUMNS.indexOf(column);
  return {
    problems: all.sort((a, b) => order(a.column) - order(b.column)).map((one) => ({ lineNo, ...one })),
  };
}

/** A rate as the cells of a file, in the order of `RATE_COLUMNS`; `readRateRow` gives the same rate back. */
export const rateCells = (rate: Rate, zone: string): string[] => [
  rate.prefix,
  rate.destination,
  rate.connectFee,
  rate.price,
  rate.offPeakPrice ?? "",
  String(rate.firstInterval),
  String(rate.nextInterval),
  String(rate.freeSeconds),
  writeMoment(rate.validFrom, zone, false),
  writeMoment(rate.validTo, zone, true),
];
