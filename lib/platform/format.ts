const MINUS = "\u2212";
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const PLAIN_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** An event's moment: ISO 8601 text, epoch milliseconds, a Date, or a Temporal.Instant. */
export type InstantLike = string | number | Date | { readonly epochMilliseconds: number };

export type MoneySign = "auto" | "always";

const digitsByCurrency = new Map<string, number>();

/** Minor-unit digits of an ISO 4217 currency (JPY 0, KWD 3); 2 when there is none or it is unknown. */
export function currencyDigits(currency?: string): number {
  if (!currency) return 2;
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  let digits = 2;
  try {
    const options = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
    digits = options.maximumFractionDigits ?? 2;
  } catch {
    digits = 2;
  }
  digitsByCurrency.set(currency, digits);
  return digits;
}

const group = (integer: string) => integer.replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * A decimal string as people read money: grouped, a real minus sign, at least the currency's own decimals and at
 * most five (numeric(18,5)) of those that carry a value. No currency word. Digits only, never a float.
 * @throws {RangeError} when `amount` is not a plain decimal string.
 */
export function formatMoney(
  amount: string,
  { currency, sign = "auto" }: { currency?: string; sign?: MoneySign } = {},
): string {
  const match = DECIMAL.exec(amount);
  if (!match) throw new RangeError(`Not a decimal amount: ${amount}`);
  const [, minus, rawInteger = "0", rawFraction = ""] = match;
  const least = currencyDigits(currency);
  const carried = rawFraction.slice(0, Math.max(5, least)).replace(/0+$/, "");
  const fraction = carried.padEnd(least, "0");
  const integer = rawInteger.replace(/^0+(?=\d)/, "");
  const isZero = integer === "0" && carried === "";
  const plus = sign === "always" ? "+" : "";
  const prefix = minus === "-" ? MINUS : plus;
  return `${isZero ? "" : prefix}${group(integer)}${fraction ? `.${fraction}` : ""}`;
}

/** Whether a decimal string is below, at or above zero. */
export function moneySign(amount: string): -1 | 0 | 1 {
  if (!/[1-9]/.test(amount)) return 0;
  return amount.startsWith("-") ? -1 : 1;
}

const wholeNumbers = new Intl.NumberFormat("en");

/** A whole number with grouping: 41000 → "41,000". */
export const formatCount = (count: number | bigint): string => wholeNumbers.format(count);

/** "1 customer", "3 customers": the count, grouped, with the noun that fits it. */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A plain date "2026-11-01" as "1 Nov 2026"; anything else is returned as it came. */
export function formatDate(date: string): string {
  const match = PLAIN_DATE.exec(date);
  const month = match && MONTHS[Number(match[2]) - 1];
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : date;
}

function millisecondsOf(instant: InstantLike): number {
  if (typeof instant === "string") return Date.parse(instant);
  if (typeof instant === "number") return instant;
  return instant instanceof Date ? instant.getTime() : instant.epochMilliseconds;
}

/** Epoch milliseconds of a moment. @throws {RangeError} when it cannot be read as one. */
export function epochMilliseconds(instant: InstantLike): number {
  const value = millisecondsOf(instant);
  if (!Number.isFinite(value)) throw new RangeError(`Not an instant: ${String(instant)}`);
  return value;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function zoned(timeZone: string, seconds: boolean): Intl.DateTimeFormat {
  const key = `${timeZone}|${seconds}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      ...(seconds ? { second: "2-digit", timeZoneName: "shortOffset" } : {}),
    });
    formats.set(key, format);
  }
  return format;
}

function parts(instant: InstantLike, timeZone: string, seconds: boolean): Record<string, string> {
  const list = zoned(timeZone, seconds).formatToParts(epochMilliseconds(instant));
  return Object.fromEntries(list.map((part) => [part.type, part.value]));
}

/** A moment in a time zone: "21 Nov 2026, 20:59". */
export function formatInstant(instant: InstantLike, timeZone: string): string {
  const p = parts(instant, timeZone, false);
  return `${Number(p.day)} ${MONTHS[Number(p.month) - 1]} ${p.year}, ${p.hour}:${p.minute}`;
}

/** The exact moment for a tooltip: "21 Nov 2026, 20:59:38 GMT+1 · 2026-11-21T19:59:38.000Z". */
export function formatInstantExact(instant: InstantLike, timeZone: string): string {
  const p = parts(instant, timeZone, true);
  const local = `${Number(p.day)} ${MONTHS[Number(p.month) - 1]} ${p.year}, ${p.hour}:${p.minute}:${p.second}`;
  return `${local} ${p.timeZoneName} · ${isoInstant(instant)}`;
}

/** A moment as ISO 8601 in UTC, for `<time dateTime>`. */
export function isoInstant(instant: InstantLike): string {
  const p = parts(instant, "UTC", true);
  const pad = (text = "") => text.padStart(2, "0");
  const ms = String(((epochMilliseconds(instant) % 1000) + 1000) % 1000).padStart(3, "0");
  return `${p.year}-${pad(p.month)}-${pad(p.day)}T${p.hour}:${p.minute}:${p.second}.${ms}Z`;
}

/** Up to two letters for an avatar: "Maria de Souza" → "MS"; "?" when there is nothing to take. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => [...(word ?? "?")][0]?.toUpperCase() ?? "").join("");
}
