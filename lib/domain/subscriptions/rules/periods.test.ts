import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BILLING_PERIODS } from "@/lib/domain/catalog";
import { addDays, dateInMonth, daysBetween, fromDayNumber, weekday } from "@/lib/platform/time";
import {
  lastDayOf,
  nextPeriod,
  nthPeriod,
  periodAt,
  periodNumber,
  periodOf,
  previousPeriod,
} from "./periods";

const starts = (anchorDay: number, from: string, count: number) =>
  Array.from({ length: count }, (_, n) => nthPeriod("anniversary", anchorDay, from, n).start);

describe("month ends", () => {
  it("A-1: anchor 31 gives 31 Jan, 28 Feb, 31 Mar, 30 Apr … and 29 Feb in a leap year, each once", () => {
    expect(starts(31, "2023-01-31", 15)).toEqual([
      "2023-01-31",
      "2023-02-28",
      "2023-03-31",
      "2023-04-30",
      "2023-05-31",
      "2023-06-30",
      "2023-07-31",
      "2023-08-31",
      "2023-09-30",
      "2023-10-31",
      "2023-11-30",
      "2023-12-31",
      "2024-01-31",
      "2024-02-29",
      "2024-03-31",
    ]);
  });

  it("A-1: anchor 30 gives 28 or 29 Feb, then 30 Mar", () => {
    expect(starts(30, "2023-01-30", 3)).toEqual(["2023-01-30", "2023-02-28", "2023-03-30"]);
    expect(starts(30, "2024-01-30", 3)).toEqual(["2024-01-30", "2024-02-29", "2024-03-30"]);
  });

  it("A-1: 29 February, yearly, is 28 February in other years", () => {
    const yearly = [2023, 2024, 2025, 2028].map((year) => dateInMonth(year, 2, 29));
    expect(yearly).toEqual(["2023-02-28", "2024-02-29", "2025-02-28", "2028-02-29"]);
  });

  it("A-1: stepping with next or by the n-th from the anchor is the same, over four years", () => {
    for (const anchorDay of [1, 15, 28, 29, 30, 31]) {
      let period = periodOf("anniversary", anchorDay, "2023-01-31");
      for (let n = 1; n <= 48; n++) {
        period = nextPeriod("anniversary", anchorDay, period.start);
        expect(period).toEqual(nthPeriod("anniversary", anchorDay, "2023-01-31", n));
      }
    }
  });

  it("Z-3: anchor 28 has no stub: 28 Feb–28 Mar … 28 May–28 Jun", () => {
    expect(periodOf("anniversary", 28, "2023-02-28")).toEqual({ start: "2023-02-28", end: "2023-03-28" });
    expect(nthPeriod("anniversary", 28, "2023-02-28", 3)).toEqual({ start: "2023-05-28", end: "2023-06-28" });
  });

  it("Z-2: 18 months of anchor 1 over three clock changes are always 1st to 1st", () => {
    for (let n = 0; n < 18; n++) {
      const { start, end } = nthPeriod("anniversary", 1, "2015-11-01", n);
      expect([start.slice(8), end.slice(8)]).toEqual(["01", "01"]);
    }
  });
});

describe("kinds", () => {
  it.each([
    ["daily", 1, "2024-02-29", "2024-02-29", "2024-03-01"],
    ["weekly", 1, "2026-11-22", "2026-11-16", "2026-11-23"],
    ["weekly", 1, "2026-11-23", "2026-11-23", "2026-11-30"],
    ["weekly", 1, "1969-12-31", "1969-12-29", "1970-01-05"],
    ["semimonthly", 1, "2026-02-15", "2026-02-01", "2026-02-16"],
    ["semimonthly", 1, "2026-12-16", "2026-12-16", "2027-01-01"],
    ["monthly", 31, "2026-12-31", "2026-12-01", "2027-01-01"],
    ["anniversary", 15, "2026-01-14", "2025-12-15", "2026-01-15"],
    ["anniversary", 31, "2026-02-27", "2026-01-31", "2026-02-28"],
    ["anniversary", 31, "2026-02-28", "2026-02-28", "2026-03-31"],
    ["days30", 1, "2000-01-30", "2000-01-01", "2000-01-31"],
    ["days30", 5, "2000-01-04", "1999-12-06", "2000-01-05"],
  ] as const)("%s (anchor %i): %s lies in %s to %s", (kind, anchorDay, date, start, end) => {
    expect(periodOf(kind, anchorDay, date)).toEqual({ start, end });
  });

  it("a week starts on Monday, and a period's last day is the day before its end", () => {
    expect(weekday(periodOf("weekly", 1, "2026-11-21").start)).toBe(1);
    expect(lastDayOf({ start: "2026-02-01", end: "2026-03-01" })).toBe("2026-02-28");
  });
});

describe("properties", () => {
  const kind = fc.constantFrom(...BILLING_PERIODS);
  const anchor = fc.integer({ min: 1, max: 31 });
  const date = fc.integer({ min: 0, max: 40_000 }).map(fromDayNumber);

  it("a period holds the date it was found for, and is the same for its first and last day", () => {
    fc.assert(
      fc.property(kind, anchor, date, (k, day, on) => {
        const period = periodOf(k, day, on);
        expect(period.start <= on && on < period.end).toBe(true);
        expect(periodOf(k, day, period.start)).toEqual(period);
        expect(periodOf(k, day, lastDayOf(period))).toEqual(period);
        expect(periodAt(k, day, periodNumber(k, day, on))).toEqual(period);
      }),
    );
  });

  it("B6: periods tile ten years, with no day missing and none twice", () => {
    fc.assert(
      fc.property(kind, anchor, date, (k, day, on) => {
        let period = periodOf(k, day, on);
        const stop = addDays(period.start, 3653);
        while (period.start < stop) {
          const next = nextPeriod(k, day, period.start);
          expect(next.start).toBe(period.end);
          expect(daysBetween(period.start, period.end)).toBeGreaterThan(0);
          expect(previousPeriod(k, day, next.start)).toEqual(period);
          period = next;
        }
      }),
      { numRuns: 30 },
    );
  });
});
