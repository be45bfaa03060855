import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/property-runs";
import { type OffPeakTerms, offPeakHours } from "./off-peak";

const nights: OffPeakTerms = {
  zone: "America/New_York",
  offPeakWindows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: "22:00", to: "06:00" })),
  holidays: [{ day: "2026-07-03", name: "Independence Day, observed" }],
};
const isOff = (terms: OffPeakTerms, moment: string) => offPeakHours(terms)(Date.parse(moment));

describe("off-peak hours", () => {
  it.each([
    ["2026-01-15T21:59:59-05:00", false],
    ["2026-01-15T22:00:00-05:00", true],
    ["2026-01-16T00:00:00-05:00", true],
    ["2026-01-16T05:59:59-05:00", true],
    ["2026-01-16T06:00:00-05:00", false],
  ])("run over midnight, from their first minute up to their end: %s is %s", (moment, expected) => {
    expect(isOff(nights, moment)).toBe(expected);
  });

  it("of Sunday night run into Monday", () => {
    const terms = { ...nights, offPeakWindows: [{ weekday: 7, from: "20:00", to: "08:00" }] };
    expect(isOff(terms, "2026-01-19T07:59:00-05:00")).toBe(true); // Monday
    expect(isOff(terms, "2026-01-19T08:00:00-05:00")).toBe(false);
    expect(isOff(terms, "2026-01-18T07:59:00-05:00")).toBe(false); // Sunday morning
  });

  it("may be a whole day, or a day from some hour on", () => {
    const saturday = { ...nights, offPeakWindows: [{ weekday: 6, from: "00:00", to: "24:00" }] };
    expect(isOff(saturday, "2026-01-17T00:00:00-05:00")).toBe(true);
    expect(isOff(saturday, "2026-01-17T23:59:59-05:00")).toBe(true);
    expect(isOff(saturday, "2026-01-18T00:00:00-05:00")).toBe(false);
    const fromNoon = { ...nights, offPeakWindows: [{ weekday: 6, from: "12:00", to: "12:00" }] };
    expect(isOff(fromNoon, "2026-01-17T11:59:00-05:00")).toBe(false);
    expect(isOff(fromNoon, "2026-01-18T11:59:00-05:00")).toBe(true);
  });

  it("hold for a whole holiday of the tariff's zone, and not beyond", () => {
    expect(isOff(nights, "2026-07-03T12:00:00-04:00")).toBe(true);
    expect(isOff(nights, "2026-07-04T03:30:00Z")).toBe(true);
    expect(isOff(nights, "2026-07-02T12:00:00-04:00")).toBe(false);
    expect(isOff(nights, "2026-07-04T12:00:00-04:00")).toBe(false);
  });

  it("B7: follow the wall clock through both clock changes", () => {
    const early = { ...nights, offPeakWindows: [{ weekday: 7, from: "00:00", to: "02:30" }] };
    // 8 March 2026: 02:00 becomes 03:00, so the window ends with the hour that is left out.
    expect(isOff(early, "2026-03-08T06:59:59Z")).toBe(true); // 01:59:59
    expect(isOff(early, "2026-03-08T07:00:00Z")).toBe(false); // 03:00
    // 1 November 2026: 01:00 to 02:00 comes twice, and is off-peak both times.
    const doubled = { ...nights, offPeakWindows: [{ weekday: 7, from: "01:00", to: "02:00" }] };
    expect(isOff(doubled, "2026-11-01T05:30:00Z")).toBe(true);
    expect(isOff(doubled, "2026-11-01T06:30:00Z")).toBe(true);
    expect(isOff(doubled, "2026-11-01T07:00:00Z")).toBe(false);
    expect(isOff(doubled, "2026-11-01T04:59:59Z")).toBe(false);
  });

  it("never are, where a tariff has none", () => {
    expect(isOff({ ...nights, offPeakWindows: [], holidays: [] }, "2026-01-15T23:00:00-05:00")).toBe(false);
  });

  it("B7: are what Temporal's wall clock says, in eight awkward zones and at any moment", () => {
    const zone = fc.constantFrom(
      "America/New_York",
      "Europe/London",
      "Africa/Cairo",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "Pacific/Apia",
      "America/St_Johns",
      "America/Havana",
    );
    const moment = fc.integer({ min: Date.UTC(2010, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
    const questions = new Map<string, (at: number) => boolean>();
    fc.assert(
      fc.property(zone, moment, (name, minutes) => {
        const ask = questions.get(name) ?? offPeakHours({ ...nights, zone: name });
        questions.set(name, ask);
        const local = Temporal.Instant.fromEpochMilliseconds(minutes * 60_000).toZonedDateTimeISO(name);
        const night = local.hour >= 22 || local.hour < 6;
        const holiday = local.toPlainDate().toString() === "2026-07-03";
        expect(ask(minutes * 60_000)).toBe(night || holiday);
      }),
      { numRuns: runs(5_000) },
    );
  });
});
