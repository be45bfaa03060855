import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BILLING_PERIODS } from "@/lib/domain/catalog";
import { addDays, daysBetween, fromDayNumber } from "@/lib/platform/time";
import { nthPeriod, periodOf } from "./periods";
import { shareOf } from "./proration";

describe("shareOf", () => {
  it.each([
    ["2023-05-23", "2023-06-15", 23, 31, "0.741935484"],
    ["2023-06-23", "2023-07-15", 22, 30, "0.733333333"],
    ["2023-02-23", "2023-03-15", 20, 28, "0.714285714"],
    ["2024-02-23", "2024-03-15", 21, 29, "0.724137931"],
  ])("P-6: %s to %s is %i of %i days", (from, to, days, of, decimal) => {
    const share = shareOf(periodOf("anniversary", 23, from), from, to);
    expect(share).toEqual({ days, of });
    expect((days / of).toFixed(9)).toBe(decimal);
  });

  it("P-6: two whole months and 30 of 31 days are 2.967741935 months", () => {
    const shares = [0, 1, 2].map((n) => {
      const period = nthPeriod("monthly", 1, "2023-05-01", n);
      return shareOf(period, "2023-05-01", "2023-07-31");
    });
    expect(shares).toEqual([
      { days: 31, of: 31 },
      { days: 30, of: 30 },
      { days: 30, of: 31 },
    ]);
    expect((2 + 30 / 31).toFixed(9)).toBe("2.967741935");
  });

  it("is nothing outside the period", () => {
    const june = periodOf("monthly", 1, "2026-06-01");
    expect(shareOf(june, "2026-07-01", "2026-08-01").days).toBe(0);
    expect(shareOf(june, "2026-04-01", "2026-06-01").days).toBe(0);
  });

  it("B18: the shares of any partition of a period add up to the whole of it, over one denominator", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 31 }), { maxLength: 6 });
    const date = fc.integer({ min: 10_000, max: 30_000 }).map(fromDayNumber);
    fc.assert(
      fc.property(
        fc.constantFrom(...BILLING_PERIODS),
        fc.integer({ min: 1, max: 31 }),
        date,
        cuts,
        (kind, anchor, on, days) => {
          const period = periodOf(kind, anchor, on);
          const length = daysBetween(period.start, period.end);
          const points = [0, ...days.map((day) => Math.min(day, length)), length].sort((a, b) => a - b);
          let total = 0;
          for (const [index, point] of points.slice(0, -1).entries()) {
            const share = shareOf(
              period,
              addDays(period.start, point),
              addDays(period.start, points[index + 1] ?? length),
            );
            expect(share.of).toBe(length);
            total += share.days;
          }
          expect(total).toBe(length);
        },
      ),
    );
  });
});
