import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { totalsPerCurrency } from "./totals";

describe("totalsPerCurrency", () => {
  it("no sum crosses a currency", () => {
    const lines = [
      { currency: "USD", feeNow: "0.10", feeNext: "1" },
      { currency: "EUR", feeNow: "5", feeNext: "5" },
      { currency: "USD", feeNow: "0.20", feeNext: "1" },
    ];
    expect(totalsPerCurrency(lines)).toEqual([
      { currency: "EUR", now: "5.00", next: "5.00", count: 1, unpriced: 0 },
      { currency: "USD", now: "0.30", next: "2.00", count: 2, unpriced: 0 },
    ]);
  });

  it("nothing totals to nothing", () => {
    expect(totalsPerCurrency([])).toEqual([]);
  });

  it("is exact and does not depend on the order, for many lines", () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 200 }), (list) => {
        const lines = list.map((n) => {
          const fee = `${Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`;
          return { currency: "EUR", feeNow: fee, feeNext: fee };
        });
        const all = list.reduce((a, b) => a + b, 0);
        const expected = `${Math.floor(all / 100)}.${String(all % 100).padStart(2, "0")}`;
        expect(totalsPerCurrency(lines)[0]?.now).toBe(expected);
        expect(totalsPerCurrency(lines.reverse())[0]?.now).toBe(expected);
      }),
    );
  });
});
