import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/property-runs";
import { wallClock } from "./time";
import { zoneClock } from "./zone-clock";

// Half hours, quarter hours, midnight jumps, a skipped day, no changes at all, and winter time as the exception.
const ZONES = [
  "America/New_York",
  "Europe/London",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "America/St_Johns",
  "UTC",
];
const moment = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 });
const zone = fc.constantFrom(...ZONES);
const at = (text: string) => Date.parse(text);
const localOf = (text: string) => Date.parse(`${text}Z`);

describe("zoneClock", () => {
  it("tells the same wall clock as Temporal in awkward zones", () => {
    fc.assert(
      fc.property(zone, moment, (name, seconds) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(name);
        const local = localOf(zoned.toPlainDateTime().toString({ smallestUnit: "second" }));
        expect(zoneClock(name).toLocal(seconds * 1000)).toBe(local);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("finds the moment of a wall-clock time as wallClock does, first the earlier of two", () => {
    fc.assert(
      fc.property(zone, moment, (name, seconds) => {
        const [date = "", time = ""] = new Date(seconds * 1000).toISOString().replace(".000Z", "").split("T");
        const expected = wallClock(date, time, name).epochMilliseconds;
        expect(zoneClock(name).instantsOf(seconds * 1000)[0]).toBe(expected);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("brings every moment back among the readings of its own wall clock", () => {
    fc.assert(
      fc.property(zone, moment, (name, seconds) => {
        const clock = zoneClock(name);
        expect(clock.instantsOf(clock.toLocal(seconds * 1000))).toContain(seconds * 1000);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("gives both readings of a doubled hour, and one after a gap", () => {
    const clock = zoneClock("America/New_York");
    expect(clock.instantsOf(localOf("2026-11-01T01:30:00"))).toEqual([
      at("2026-11-01T05:30:00Z"),
      at("2026-11-01T06:30:00Z"),
    ]);
    expect(clock.instantsOf(localOf("2026-03-08T02:30:00"))).toEqual([at("2026-03-08T07:30:00Z")]);
    expect(clock.toLocal(at("2026-03-08T07:00:00Z"))).toBe(localOf("2026-03-08T03:00:00"));
    expect(clock.toLocal(at("2026-03-08T06:59:59Z"))).toBe(localOf("2026-03-08T01:59:59"));
  });

  it("refuses a zone nobody knows", () => {
    expect(() => zoneClock("Mars/Olympus")).toThrow(/time zone/);
  });
});
