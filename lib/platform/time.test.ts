import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { DomainError } from "./errors";
import * as time from "./time";

const dayNumber = fc.integer({ min: -700_000, max: 2_900_000 });

describe("plain dates", () => {
  it("count days as the calendar does, over the years 54 to 9909", () => {
    fc.assert(
      fc.property(dayNumber, (n) => {
        const expected = Temporal.PlainDate.from("1970-01-01").add({ days: n }).toString();
        expect(time.fromDayNumber(n)).toBe(expected);
        expect(time.toDayNumber(expected)).toBe(n);
        expect(time.weekday(expected)).toBe(Temporal.PlainDate.from(expected).dayOfWeek);
      }),
    );
  });

  it("add months as the calendar does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -100, max: 100 }), (n, months) => {
        const date = time.fromDayNumber(n);
        expect(time.addMonths(date, months)).toBe(Temporal.PlainDate.from(date).add({ months }).toString());
      }),
    );
  });

  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "26-01-01",
    "2026-04-31",
    "0000-01-01",
    "2026-01-01T00:00",
    "",
  ])("refuse “%s”", (text) => {
    expect(time.isPlainDate(text)).toBe(false);
    expect(() => time.parsePlainDate(text)).toThrow(DomainError);
  });

  it("accept leap days", () => {
    expect(time.parsePlainDate("2024-02-29")).toBe("2024-02-29");
    expect(time.isPlainDate("2000-02-29")).toBe(true);
    expect(time.isPlainDate("1900-02-29")).toBe(false);
  });

  it("Z-4: a clock change adds or takes no day", () => {
    expect(time.daysBetween("2024-03-09", "2024-03-11")).toBe(2);
    expect(time.daysBetween("2024-11-02", "2024-11-04")).toBe(2);
  });
});

describe("time zones", () => {
  it("Z-3: the date is the one on the wall there, not in UTC", () => {
    const now = "2017-03-02T07:30:00Z";
    expect(time.todayIn(now, "America/Los_Angeles")).toBe("2017-03-01");
    expect(time.todayIn(now, "UTC")).toBe("2017-03-02");
    expect(time.todayIn(time.toDate(now), "Pacific/Kiritimati")).toBe("2017-03-02");
  });

  it.each(["UTC", "Europe/Paris", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])("%s is one", (name) => {
    expect(time.isTimeZone(name)).toBe(true);
  });

  it.each(["", "+02:00", "Mars/Olympus", "Europe/Paris; drop", "../etc", "Europe/"])(
    "“%s” is none",
    (name) => {
      expect(time.isTimeZone(name)).toBe(false);
    },
  );

  it("offers only names it accepts, each once", () => {
    const names = time.timeZones();
    expect(names[0]).toBe("UTC");
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !time.isTimeZone(name))).toEqual([]);
  });

  it("a day starts at 01:00 where clocks jump over midnight", () => {
    expect(time.startOfDay("2026-04-24", "Africa/Cairo").toString()).toBe("2026-04-23T22:00:00Z");
    expect(time.todayIn(time.startOfDay("2026-04-24", "Africa/Cairo"), "Africa/Cairo")).toBe("2026-04-24");
    expect(time.todayIn("2026-04-23T21:59:59Z", "Africa/Cairo")).toBe("2026-04-23");
  });

  it("days meet: the end of one is the start of the next, over every clock change of two years", () => {
    for (const zone of ["Africa/Cairo", "America/Los_Angeles", "Australia/Lord_Howe", "UTC"]) {
      for (let n = 20_454; n < 20_454 + 731; n++) {
        const date = time.fromDayNumber(n);
        const start = time.startOfDay(date, zone);
        expect(time.todayIn(start, zone)).toBe(date);
        expect(time.todayIn(start.subtract({ nanoseconds: 1 }), zone)).toBe(time.addDays(date, -1));
      }
    }
    expect(time.endOfDay("2026-04-23", "Africa/Cairo").toString()).toBe("2026-04-23T22:00:00Z");
  });

  it("Z-4: 06:00 stays 06:00 after a clock change, and a time inside the gap still works", () => {
    expect(time.wallClock("2026-11-05", "06:00", "America/New_York").toString()).toBe("2026-11-05T11:00:00Z");
    expect(time.wallClock("2026-08-05", "06:00", "America/New_York").toString()).toBe("2026-08-05T10:00:00Z");
    expect(time.wallClock("2015-03-08", "02:00", "America/Los_Angeles").toString()).toBe(
      "2015-03-08T10:00:00Z",
    );
  });

  it("refuses what is no moment", () => {
    expect(() => time.toInstant("yesterday")).toThrow(DomainError);
    expect(() => time.toInstant(new Date(Number.NaN))).toThrow(DomainError);
  });
});
