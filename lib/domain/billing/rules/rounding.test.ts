import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as money from "@/lib/platform/money";
import { runs } from "@/lib/testing/property-runs";
import { roundedTotal, shareOut } from "./rounding";

describe("roundedTotal", () => {
  it.each([
    ["away-from-zero", "16.86", "0.00694"],
    ["half-up", "16.85", "-0.00306"],
    ["half-even", "16.85", "-0.00306"],
  ] as const)(
    "F5.2: 16.85306 by %s is %s, and the difference %s is written down",
    (method, total, rounding) => {
      const charges = ["10.00306", "6.85"];
      expect(roundedTotal(charges, { decimals: 2, method })).toEqual({ exact: "16.85306", total, rounding });
    },
  );

  it.each([
    ["away-from-zero", "-16.85306", 2, "-16.86"],
    ["half-up", "2.675", 2, "2.68"],
    ["half-even", "2.665", 2, "2.66"],
    ["half-even", "2.675", 2, "2.68"],
    ["half-up", "-2.675", 2, "-2.68"],
    ["half-up", "1234.5", 0, "1235.00"],
    ["half-up", "0.00499", 2, "0.00"],
    ["away-from-zero", "0.00001", 3, "0.001"],
    ["away-from-zero", "1.23456", 5, "1.23456"],
  ] as const)("by %s, %s to %i decimals is %s", (method, amount, decimals, total) => {
    expect(roundedTotal([amount], { decimals, method }).total).toBe(total);
  });

  it("needs no rounding when the charges are whole cents, and nothing charged is nothing", () => {
    expect(roundedTotal(["10.10", "5.05"], { decimals: 2, method: "away-from-zero" }).rounding).toBe("0.00");
    expect(roundedTotal([], { decimals: 2, method: "half-up" })).toEqual({
      exact: "0.00",
      total: "0.00",
      rounding: "0.00",
    });
  });
});

describe("shareOut", () => {
  it("gives the missing cent to the part that lost most by rounding down", () => {
    // 10.003 + 6.85006 = 16.85306, away from zero 16.86; down they are 10.00 + 6.85, one cent short.
    expect(shareOut("16.86", ["10.003", "6.85006"], 2)).toEqual(["10.01", "6.85"]);
  });

  it("takes a cent too many from the part that gained most", () => {
    expect(shareOut("0.01", ["0.005", "0.006"], 2)).toEqual(["0.00", "0.01"]);
  });

  it("leaves whole parts alone, and works with credits among charges", () => {
    expect(shareOut("0.01", ["10.00", "-10.00", "0.004", "0.004"], 2)).toEqual([
      "10.00",
      "-10.00",
      "0.01",
      "0.00",
    ]);
    expect(shareOut("-0.01", ["-0.004", "-0.004"], 2)).toEqual(["-0.01", "0.00"]);
    expect(shareOut("17.00", ["16.6", "0.4"], 0)).toEqual(["17.00", "0.00"]);
  });

  it("refuses a total that is not the sum of the parts", () => {
    expect(() => shareOut("10.00", ["1.00", "2.00"], 2)).toThrow("not the rounded sum");
    expect(() => shareOut("0.01", [], 2)).toThrow("not the rounded sum");
  });

  it("B8: shares add up to the total, each within one unit of its part, by every method (100,000 runs)", () => {
    const part = fc.integer({ min: -2_000_000, max: 2_000_000 });
    const methods = ["half-up", "half-even", "away-from-zero"] as const;
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 11 }),
        (units, mix) => {
          const decimals = mix % 4;
          const parts = units.map((value) => money.multiply("0.00001", { numerator: value, denominator: 1 }));
          const { total } = roundedTotal(parts, { decimals, method: methods[mix % 3] ?? "half-up" });
          const shares = shareOut(total, parts, decimals);
          if (money.sum(shares) !== total) return false;
          // In hundred-thousandths, as whole numbers: exact, and quicker than a comparison of texts.
          return shares.every((share, index) => {
            const off = Math.abs(Math.round(+share * 100_000) - (units[index] ?? 0));
            return off < 10 ** (5 - decimals);
          });
        },
      ),
      { numRuns: runs(100_000), seed: 20260601 },
    );
  }, 120_000);
});
