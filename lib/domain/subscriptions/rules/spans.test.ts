import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDayNumber, toDayNumber } from "@/lib/platform/time";
import { runs } from "@/lib/testing/property-runs";
import { lengthOf, mergeSpans, overlapOf, type Span, withoutSpans } from "./spans";

const span = (from: string, to: string): Span => ({ from: `2026-05-${from}`, to: `2026-05-${to}` });

describe("spans of days", () => {
  it("become one where they overlap or touch, and empty ones are none", () => {
    expect(mergeSpans([span("20", "25"), span("01", "05"), span("05", "07"), span("03", "04")])).toEqual([
      span("01", "07"),
      span("20", "25"),
    ]);
    expect(mergeSpans([span("05", "05"), span("09", "02")])).toEqual([]);
  });

  it("have days in common or none", () => {
    expect(overlapOf(span("01", "10"), span("05", "20"))).toEqual(span("05", "10"));
    expect(lengthOf(overlapOf(span("01", "05"), span("10", "20")))).toBe(0);
  });

  it("taken out of another leave the days around them", () => {
    expect(withoutSpans(span("01", "30"), [span("05", "10"), span("20", "30")])).toEqual([
      span("01", "05"),
      span("10", "20"),
    ]);
    expect(withoutSpans(span("05", "10"), [span("01", "30")])).toEqual([]);
    expect(withoutSpans(span("05", "10"), [])).toEqual([span("05", "10")]);
    expect(withoutSpans(span("10", "05"), [])).toEqual([]);
  });

  it("leave every day in just one of: taken out, left over (100,000 cases)", () => {
    const day = fc.integer({ min: 0, max: 40 });
    const spans = fc.array(fc.tuple(day, day), { maxLength: 4 });
    const of = ([a, b]: [number, number]) => ({ from: fromDayNumber(a), to: fromDayNumber(b) });
    const days = ({ from, to }: Span) =>
      Array.from({ length: lengthOf({ from, to }) }, (_, index) => toDayNumber(from) + index);
    fc.assert(
      fc.property(fc.tuple(day, day), spans, (whole, out) => {
        const merged = mergeSpans(out.map(of));
        const gone = new Set(out.map(of).flatMap(days));
        const left = withoutSpans(of(whole), merged).flatMap(days);
        const expected = days(of(whole)).filter((one) => !gone.has(one));
        return left.join() === expected.join() && merged.flatMap(days).length === gone.size;
      }),
      { numRuns: runs(100_000), seed: 20260501 },
    );
  });
});
