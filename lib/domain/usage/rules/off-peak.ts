import type { TariffTerms } from "@/lib/domain/catalog";
import { toDayNumber } from "@/lib/platform/time";
import { zoneClock } from "@/lib/platform/zone-clock";

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const THURSDAY = 3; // 1970-01-01, counted from Monday as 0

export type OffPeakTerms = Pick<TariffTerms, "zone" | "offPeakWindows" | "holidays">;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * Makes the question whether a moment (epoch milliseconds) is off-peak, by the wall clock of the tariff's zone: an hour
 * that comes twice is the same hour both times, and one that is left out is simply not there.
 */
export function offPeakHours({ zone, offPeakWindows, holidays }: OffPeakTerms): (at: number) => boolean {
  const week = new Uint8Array(WEEK_MINUTES);
  for (const window of offPeakWindows) {
    const from = (window.weekday - 1) * DAY_MINUTES + minutesOf(window.from);
    const span = minutesOf(window.to) - minutesOf(window.from);
    const length = span > 0 ? span : span + DAY_MINUTES;
    for (let minute = from; minute < from + length; minute++) week[minute % WEEK_MINUTES] = 1;
  }
  const days = new Set(holidays.map(({ day }) => toDayNumber(day)));
  if (days.size === 0 && offPeakWindows.length === 0) return () => false;
  const clock = zoneClock(zone);
  return (at) => {
    const minutes = Math.floor(clock.toLocal(at) / MINUTE);
    if (days.has(Math.floor(minutes / DAY_MINUTES))) return true;
    const minute = (minutes + THURSDAY * DAY_MINUTES) % WEEK_MINUTES;
    return week[minute < 0 ? minute + WEEK_MINUTES : minute] === 1;
  };
}
