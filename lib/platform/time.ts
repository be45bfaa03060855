import { Temporal } from "temporal-polyfill";
import { invalid } from "./errors";

/** A calendar date as "YYYY-MM-DD". Sorts and compares as text. */
export type PlainDate = string;
export type Instant = Temporal.Instant;
/** What drivers, the kernel and JSON hand over for a moment in time. */
export type InstantLike = Temporal.Instant | Date | string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** @throws {DomainError} invalid when the text is no instant. */
export function toInstant(value: InstantLike): Instant {
  if (value instanceof Temporal.Instant) return value;
  try {
    return value instanceof Date
      ? Temporal.Instant.fromEpochMilliseconds(value.getTime())
      : Temporal.Instant.from(value);
  } catch {
    throw invalid(`“${String(value).slice(0, 40)}” is not a moment in time.`);
  }
}

/** For drivers that want a Date; milliseconds are kept, anything finer is cut. */
export const toDate = (value: InstantLike): Date =>
  value instanceof Date ? value : new Date(toInstant(value).epochMilliseconds);

/** True for an IANA time zone name this system knows ("Europe/Paris", "UTC"); fixed offsets are refused. */
export function isTimeZone(name: string): boolean {
  if (!ZONE.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The names to offer in a select, UTC first. */
export const timeZones = (): string[] => [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
];

/** The calendar date that a moment has in a time zone. */
export const todayIn = (now: InstantLike, zone: string): PlainDate =>
  toInstant(now).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The first moment of a date in a zone; where clocks jump over midnight (Cairo, 24 April 2026) that is not 00:00. */
export const startOfDay = (date: PlainDate, zone: string): Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).startOfDay().toInstant();

/** The first moment after a date in a zone: the exclusive end of that day. */
export const endOfDay = (date: PlainDate, zone: string): Instant => startOfDay(addDays(date, 1), zone);

/** A wall-clock time of a date in a zone; a time inside a gap is taken after it, a doubled one is the earlier. */
export const wallClock = (date: PlainDate, time: string, zone: string): Instant =>
  Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant();

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** @param month 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** True for an existing date of the years 1 to 9999 written "YYYY-MM-DD". */
export function isPlainDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** @throws {DomainError} invalid when the text is no existing date. */
export function parsePlainDate(text: string): PlainDate {
  if (isPlainDate(text)) return text;
  throw invalid(`“${text.slice(0, 40)}” is not a date. Write it like 2026-01-31.`);
}

export type DateParts = { year: number; month: number; day: number };

/** The three numbers of a date already known to be one. */
export const partsOf = (date: PlainDate): DateParts => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

const pad = (value: number, width: number) => String(value).padStart(width, "0");

/** The date of that year and month whose day is as given, or the month's last day when it is shorter. Months run over year ends. */
export function dateInMonth(year: number, month: number, day: number): PlainDate {
  const months = year * 12 + month - 1;
  const y = Math.floor(months / 12);
  const m = months - y * 12 + 1;
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(Math.min(day, daysInMonth(y, m)), 2)}`;
}

/** Days since 1970-01-01 by integer arithmetic (proleptic Gregorian): lists of subscriptions call this often. */
export function toDayNumber(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The reverse of `toDayNumber`. */
export function fromDayNumber(days: number): PlainDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export const addDays = (date: PlainDate, days: number): PlainDate => fromDayNumber(toDayNumber(date) + days);
/** Of two dates, which compare as text. */
export const earlierOf = (a: PlainDate, b: PlainDate): PlainDate => (a <= b ? a : b);
export const laterOf = (a: PlainDate, b: PlainDate): PlainDate => (a >= b ? a : b);
/** Calendar days from a to b; negative when b is earlier. Clock changes do not count. */
export const daysBetween = (a: PlainDate, b: PlainDate): number => toDayNumber(b) - toDayNumber(a);
/** Calendar months later, on the same day or the month's last (31 January + 1 → 28 February). */
export const addMonths = (date: PlainDate, months: number): PlainDate => {
  const { year, month, day } = partsOf(date);
  return dateInMonth(year, month + months, day);
};
/** 1 Monday to 7 Sunday. */
export const weekday = (date: PlainDate): number => ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
