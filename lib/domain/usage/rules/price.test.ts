import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, compare, isNegative, isZero, multiply, roundTo, sum } from "@/lib/platform/money";
import { runs } from "@/lib/testing/property-runs";
import { type Part, type Pricing, priceParts, standardPart } from "./price";

const pricing: Pricing = {
  price: "0.006",
  connectFee: "0.00",
  per: 60n,
  minimumCharge: "0.00",
  roundingDecimals: 5,
  roundingMethod: "half-up",
};
const whole = (quantity: bigint) => [standardPart(quantity)];
const part = (quantity: bigint, kind: Part["kind"], value = "0.00"): Part => ({
  quantity,
  kind,
  value,
  grantKey: "g",
});
const amount = (parts: readonly Part[], change: Partial<Pricing> = {}) =>
  priceParts(parts, { ...pricing, ...change }).amount;

describe("priceParts", () => {
  it.each([
    [36n, "0.0036"],
    [60n, "0.006"],
    [78n, "0.0078"],
  ])("R-6: %i seconds at 0.006 a minute cost %s", (seconds, expected) => {
    expect(compare(amount(whole(seconds)), expected)).toBe(0);
  });

  it("rounds once, after the connect fee is added, by the tariff's decimals and method", () => {
    // 0.125 + 10/60 × 0.029 = 0.1298333…
    const terms = { connectFee: "0.125", price: "0.029" };
    expect(amount(whole(10n), terms)).toBe("0.12983");
    expect(amount(whole(10n), { ...terms, roundingDecimals: 2 })).toBe("0.13");
    expect(amount(whole(10n), { ...terms, roundingDecimals: 3 })).toBe("0.13");
    expect(amount(whole(10n), { ...terms, roundingDecimals: 4, roundingMethod: "away-from-zero" })).toBe(
      "0.1299",
    );
    expect(amount(whole(10n), { ...terms, roundingDecimals: 0, roundingMethod: "away-from-zero" })).toBe(
      "1.00",
    );
    // Rounded before the fee were added, 0.0025 and 0.0025 would each be lost.
    expect(amount(whole(30n), { connectFee: "0.0025", price: "0.005", roundingDecimals: 2 })).toBe("0.01");
  });

  it("has a least amount for what costs anything, and none for what is free", () => {
    expect(amount(whole(6n), { minimumCharge: "0.05" })).toBe("0.05");
    expect(amount(whole(600n), { minimumCharge: "0.05" })).toBe("0.06");
    expect(amount(whole(60n), { minimumCharge: "0.05", price: "0.00" })).toBe("0.00");
    expect(amount([part(60n, "free")], { minimumCharge: "0.05" })).toBe("0.00");
    expect(amount(whole(1n), { minimumCharge: "0.055", roundingDecimals: 2 })).toBe("0.06");
  });

  it("charges nothing for nothing", () => {
    expect(priceParts([], { ...pricing, connectFee: "1.00", minimumCharge: "1.00" })).toEqual({
      amount: "0.00",
      parts: [],
    });
  });

  it("prices each part as it is given, and the connect fee as the first one", () => {
    const terms = { ...pricing, price: "0.60", connectFee: "0.10", roundingDecimals: 2 };
    const amounts = (parts: readonly Part[]) => priceParts(parts, terms).parts.map((one) => one.amount);
    expect(amounts([part(60n, "free"), standardPart(60n)])).toEqual(["0.00", "0.60"]);
    expect(amounts([part(60n, "percent_off", "50"), standardPart(60n)])).toEqual(["0.35", "0.60"]);
    expect(amounts([part(60n, "fixed_price", "0.20"), standardPart(60n)])).toEqual(["0.20", "0.60"]);
    expect(amounts([standardPart(60n), part(60n, "free")])).toEqual(["0.70", "0.00"]);
    expect(amounts([part(120n, "percent_off", "100")])).toEqual(["0.00"]);
  });

  it("does not lose fractions of what is taken off", () => {
    // 33.333 % off 0.00001 a minute is 0.00000667: rounded first, it would be the full price again.
    expect(amount([part(3_600_000n, "percent_off", "33.333")], { price: "0.00001" })).toBe("0.40");
    expect(amount([part(3_600_000n, "percent_off", "33.3")], { price: "0.00001" })).toBe("0.4002");
  });

  it("prices bytes beyond what a number can hold, to the last one", () => {
    const unit = 1_048_576n;
    expect(amount(whole(unit * 9_007_199_254_741n), { per: unit, price: "0.01" })).toBe("90071992547.41");
    expect(amount(whole(unit + unit / 2n), { per: unit, price: "0.01" })).toBe("0.015");
  });

  const price = fc.integer({ min: 0, max: 500_000 }).map((n) => (n / 100_000).toFixed(5));
  const kinds = fc.oneof(
    fc.constant<[Part["kind"], string]>(["standard", "0.00"]),
    fc.constant<[Part["kind"], string]>(["free", "0.00"]),
    fc.integer({ min: 1, max: 100 }).map((n): [Part["kind"], string] => ["percent_off", String(n)]),
    price.map((text): [Part["kind"], string] => ["fixed_price", text]),
  );
  const parts = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 5_000 }), kinds)
      .map(([n, [kind, value]]) => part(BigInt(n), kind, value)),
    { minLength: 1, maxLength: 6 },
  );
  const anyPricing = fc.record({
    price,
    connectFee: price,
    per: fc.constantFrom(1n, 60n, 1_048_576n),
    minimumCharge: fc.constantFrom("0.00", "0.05", "3.00"),
    roundingDecimals: fc.integer({ min: 0, max: 5 }),
    roundingMethod: fc.constantFrom("half-up" as const, "half-even" as const, "away-from-zero" as const),
  });

  it("B8: the amounts of the parts are never negative and sum to the whole, whatever the rounding", () => {
    fc.assert(
      fc.property(parts, anyPricing, (list, terms) => {
        const { amount: total, parts: priced } = priceParts(list, terms);
        if (sum(priced.map((one) => one.amount)) !== total)
          throw new Error("The parts do not sum to the total.");
        if (priced.some((one) => isNegative(one.amount))) throw new Error("A part is negative.");
        if (roundTo(total, terms.roundingDecimals) !== total) throw new Error("The total is not rounded.");
      }),
      { numRuns: runs(100_000) },
    );
  }, 120_000);

  it("B8: a call at one price costs the same however it is cut into parts", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 6 }),
        anyPricing,
        (cuts, terms) => {
          const total = BigInt(cuts.reduce((a, b) => a + b, 0));
          const cut = cuts.map((n) => standardPart(BigInt(n)));
          expect(amount(cut, terms)).toBe(amount(whole(total), terms));
        },
      ),
      { numRuns: runs(10_000) },
    );
  });

  it("is what the money functions say of one part", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), price, (seconds, perMinute) => {
        const fee = "0.05";
        const scaled = add(multiply(perMinute, String(seconds)), multiply(fee, "60"));
        const expected = multiply(scaled, { numerator: 1, denominator: 60 }, 3);
        const got = amount(whole(BigInt(seconds)), {
          price: perMinute,
          connectFee: fee,
          roundingDecimals: 3,
        });
        expect(got).toBe(expected);
        expect(isZero(got)).toBe(false);
      }),
      { numRuns: runs(5_000) },
    );
  });
});
