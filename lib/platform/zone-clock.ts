import { Temporal } from "temporal-polyfill";
import { invalid } from "./errors";
import { isTimeZone } from "./time";

const DAY = 86_400_000;

/** A stretch of time, in epoch milliseconds, through which a zone keeps one offset. */
type Stretch = { from: number; to: number; offset: number };

/** A zone's wall clock for many moments: each offset is looked up once, where Temporal would ask for every moment. */
export type ZoneClock = {
  zone: string;
  /** The wall clock as milliseconds, read as if it were UTC. */
  toLocal(epochMilliseconds: number): number;
  /**
   * The moments at which the clock shows that time, the earlier first: two in an hour that comes twice, else one.
   * A time inside a gap is taken after it, as `wallClock` does.
   */
  instantsOf(localMilliseconds: number): number[];
};

function findStretch(zone: string, epochMilliseconds: number): Stretch {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(zone);
  // A millisecond on, because the transition before a moment is never that moment itself.
  const previous = zoned.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  const next = zoned.getTimeZoneTransition("next");
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: zoned.offsetNanoseconds / 1_000_000,
  };
}

function makeClock(zone: string): ZoneClock {
  const known: Stretch[] = [];
  const holds = (stretch: Stretch, at: number) => at >= stretch.from && at < stretch.to;
  let last: Stretch | undefined;
  const offsetAt = (at: number): number => {
    if (last && holds(last, at)) return last.offset;
    last = known.find((stretch) => holds(stretch, at));
    if (!last) {
      last = findStretch(zone, at);
      known.push(last);
    }
    return last.offset;
  };
  return {
    zone,
    toLocal: (at) => at + offsetAt(at),
    instantsOf(local) {
      // No offset is a day long, so these two stand before and after any change near that time.
      const [before, after] = [offsetAt(local - DAY), offsetAt(local + DAY)];
      if (before === after) return [local - before];
      const moments = [local - before, local - after].filter((at) => at + offsetAt(at) === local);
      return moments.length === 0 ? [local - before] : moments.sort((a, b) => a - b);
    },
  };
}

const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA zone, kept for the next call. @throws {DomainError} invalid when there is no such zone. */
export function zoneClock(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  if (!isTimeZone(zone)) throw invalid(`“${zone.slice(0, 60)}” is not a time zone.`);
  const clock = makeClock(zone);
  clocks.set(zone, clock);
  return clock;
}
