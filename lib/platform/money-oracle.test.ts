import Big from "big.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { runs } from "@/lib/testing/property-runs";
import * as money from "./money";

// A decimal library says the same, by another way.
const Decimal = Big();
Decimal.DP = 60;
const METHODS = {
  "half-up": Big.roundHalfUp,
  "half-even": Big.roundHalfEven,
  "away-from-zero": Big.roundUp,
} as const;

const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), fc.integer({ min: 0, max: 5 }))
  .map(([units, decimals]) => new Decimal(units.toString()).div(10 ** 5).toFixed(decimals));
const decimals = fc.integer({ min: 0, max: 5 });
const method = fc.constantFrom<money.RoundingMethod>("half-up", "half-even", "away-from-zero");
const same = (ours: money.Money, theirs: Big) =>
  expect(new Decimal(ours).eq(theirs), `${ours} is ${theirs}`).toBe(true);

it("adds, subtracts, compares and writes as a decimal library does", () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      same(money.add(a, b), new Decimal(a).plus(b));
      same(money.subtract(a, b), new Decimal(a).minus(b));
      same(money.negate(a), new Decimal(a).times(-1));
      same(money.normalize(a), new Decimal(a));
      expect(money.compare(a, b)).toBe(new Decimal(a).cmp(b));
      expect(money.normalize(a)).toMatch(/^(?!-0\.0+$)-?(0|[1-9]\d*)\.\d{2,5}$/);
    }),
    { numRuns: runs(50_000) },
  );
});

it("rounds and multiplies as a decimal library does", () => {
  const ratio = fc
    .bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
    .map((n) => new Decimal(n.toString()).div(1e6).toFixed());
  fc.assert(
    fc.property(amount, decimals, method, ratio, (a, places, how, by) => {
      same(money.roundTo(a, places, how), new Decimal(a).round(places, METHODS[how]));
      const small = new Decimal(a).div(1e6).toFixed(5);
      same(money.multiply(small, by, places, how), new Decimal(small).times(by).round(places, METHODS[how]));
      same(money.percentOf(small, by), new Decimal(small).times(by).div(100).round(5, Big.roundHalfUp));
    }),
    { numRuns: runs(50_000) },
  );
});
