import { describe, expect, it } from "vitest";
import { compare } from "@/lib/platform/money";
import { fitsDecimals, fromMinorUnits, toMinorUnits } from "./minor-units";

describe("an amount in a currency's smallest units", () => {
  it.each([
    ["20.00", 2, 2000],
    ["0.01", 2, 1],
    ["20.00", 0, 20],
    ["1.234", 3, 1234],
    ["1234567.89", 2, 123456789],
  ])("of %s with %i decimals is %i", (amount, decimals, units) => {
    expect(toMinorUnits(amount, decimals)).toBe(units);
    expect(compare(fromMinorUnits(units, decimals), amount)).toBe(0);
  });

  it("is never rounded in silence", () => {
    expect(() => toMinorUnits("1.005", 2)).toThrow(RangeError);
    expect(fitsDecimals("1.005", 2)).toBe(false);
    expect(fitsDecimals("1.50", 0)).toBe(false);
    expect(fitsDecimals("1.00", 0)).toBe(true);
  });
});
