import { isPlainDate } from "@/lib/platform/time";
import type { ZoneClock } from "@/lib/platform/zone-clock";
import type { DurationUnit, TimeFormat } from "./cdr-mapping";
import { Refused } from "./usage-record";

const shown = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

const DECIMAL = /^(-?)(\d{1,18})(?:\.(\d{1,9}))?$/;

/** A decimal number times a whole one, rounded up to a whole one. Exact, however large. Null when it is no number. */
export function scaledUp(text: string, factor: bigint): bigint | null {
  const [, sign, whole = "", decimals = ""] = DECIMAL.exec(text) ?? [];
  if (sign === undefined) return null;
  const one = 10n ** BigInt(decimals.length);
  const product = BigInt(whole + decimals) * factor;
  if (sign === "-") return -((product + one - 1n) / one);
  return (product + one - 1n) / one;
}

const CLOCK = /^(?:(\d{1,4}):)?(\d{1,4}):([0-5]\d)$/;

/** Whole seconds; parts of one are rounded up. @param name as people call the value. @throws Refused */
export function readSeconds(text: string, unit: DurationUnit, name: string): number {
  if (unit === "clock") {
    const [, hours, minutes, seconds] = CLOCK.exec(text) ?? [];
    if (seconds === undefined || (hours !== undefined && Number(minutes) > 59))
      throw new Refused(`The ${name} ${shown(text)} is not a time like 1:02:03.`);
    return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  }
  const milliseconds = unit === "milliseconds";
  const read = scaledUp(text, unit === "minutes" ? 60n : 1n);
  if (read === null) throw new Refused(`The ${name} ${shown(text)} is not a number of ${unit}.`);
  const seconds = milliseconds && read > 0n ? (read + 999n) / 1000n : milliseconds ? read / 1000n : read;
  // Below zero stays below zero, so that it is refused as what it is.
  return milliseconds && read < 0n && seconds === 0n ? -1 : Number(seconds);
}

const ISO =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)?$/;
const DOTTED = /^(\d{2})[./](\d{2})[./](\d{4}) ((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/;

const OFFSET = /^([+-])(\d{2}):?(\d{2})?$/;

function offsetMilliseconds(offset: string): number {
  const [, sign, hours, minutes = "0"] = OFFSET.exec(offset) ?? [];
  return (Number(hours ?? 0) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
}

/** The date, the time of day and the offset ("" for the zone's own) of a written time; null when it is none. */
function partsOf(text: string, format: TimeFormat): [date: string, time: string, offset: string] | null {
  if (format === "iso") {
    const [, date = "", time = "", offset = ""] = ISO.exec(text) ?? [];
    return date === "" ? null : [date, time.replace(/(\.\d{3})\d+$/, "$1"), offset];
  }
  if (format === "YYYYMMDDHHmmss") {
    const [, year, month, day, hour, minute, second] = COMPACT.exec(text) ?? [];
    return year === undefined ? null : [`${year}-${month}-${day}`, `${hour}:${minute}:${second}`, ""];
  }
  const [, first, second, year, time = ""] = DOTTED.exec(text) ?? [];
  if (year === undefined || text[2] !== format[2] || text[5] !== format[2]) return null;
  const [day, month] = format.startsWith("MM") ? [second, first] : [first, second];
  return [`${year}-${month}-${day}`, time, ""];
}

/** The moments a written time may mean, the earlier first; none where it is blank. @throws Refused */
export function readMoments(text: string, format: TimeFormat, clock: ZoneClock, name: string): number[] {
  if (text === "") return [];
  const refused = () =>
    new Refused(
      `The ${name} ${shown(text)} is not a time like ${format === "iso" ? "2026-03-15 11:00:00" : format}.`,
    );
  if (format === "unix" || format === "unix_ms") {
    const read = /^\d{1,14}(?:\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    const moment = Math.floor(format === "unix" ? read * 1000 : read);
    if (Number.isNaN(new Date(moment).getTime())) throw refused();
    return [moment];
  }
  const parts = partsOf(text, format);
  if (!parts || !isPlainDate(parts[0])) throw refused();
  const [date, time, offset] = parts;
  const local = Date.parse(`${date}T${time}Z`);
  if (offset === "") return clock.instantsOf(local);
  return [offset === "Z" ? local : local - offsetMilliseconds(offset)];
}
