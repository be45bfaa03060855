import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as money from "@/lib/platform/money";
import { adjustToCharge } from "./adjust";

const rule = { adjustOn: "largest", reasons: { discount: "below", upcharge: "above" } } as const;
const lines = ["20.00", "25.00", "5.00"].map((listPrice) => ({ listPrice }));

describe("adjustToCharge", () => {
  it("puts the difference on the dearest line, or on the first when told so", () => {
    expect(adjustToCharge(lines, "49.15", rule)).toEqual([
      null,
      { kind: "discount", unit: "fixed", value: "0.85", reason: "below" },
      null,
    ]);
    expect(adjustToCharge(lines, "51.00", { ...rule, adjustOn: "first" })).toEqual([
      { kind: "upcharge", unit: "fixed", value: "1.00", reason: "above" },
      null,
      null,
    ]);
  });

  it("leaves list prices alone when they add up to the charge", () => {
    expect(adjustToCharge(lines, "50", rule)).toEqual([null, null, null]);
    expect(adjustToCharge([], "0.00", rule)).toEqual([]);
  });

  it("a discount greater than a line goes on to the next dearest", () => {
    expect(adjustToCharge(lines, "10.00", rule).map((one) => one?.value)).toEqual([
      "15.00",
      "25.00",
      undefined,
    ]);
  });

  it("the lines always add up to the charge, and none falls below zero", () => {
    const cents = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`);
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 8 }),
        cents,
        fc.constantFrom("first" as const, "largest" as const),
        (prices, charge, adjustOn) => {
          const list = prices.map((listPrice) => ({ listPrice }));
          const fees = adjustToCharge(list, charge, { ...rule, adjustOn }).map((one, index) => {
            const price = prices[index] ?? "0";
            if (one === null) return price;
            expect(money.compare(one.value, "0")).toBe(1);
            return one.kind === "discount" ? money.subtract(price, one.value) : money.add(price, one.value);
          });
          expect(money.sum(fees)).toBe(charge);
          expect(fees.some(money.isNegative)).toBe(false);
        },
      ),
    );
  });
});
