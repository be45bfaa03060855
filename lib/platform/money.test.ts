import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "./errors";
import * as money from "./money";

const units = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const toMoney = (value: bigint, decimals = 5): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const text = `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return money.normalize(value < 0n ? `-${text}` : text);
};
const amount = units.map((value) => toMoney(value));

describe("parseMoney", () => {
  it.each([
    ["20", "20.00"],
    ["20.00000", "20.00"],
    ["1.23456", "1.23456"],
    ["1.234", "1.234"],
    ["-0.5", "-0.50"],
    ["-0", "0.00"],
    ["007.10", "7.10"],
    ["9999999999999.99999", "9999999999999.99999"],
  ])("reads %s as %s", (text, expected) => {
    expect(money.parseMoney(text)).toBe(expected);
  });

  it.each([
    "",
    " ",
    "20 ",
    " 20",
    "1.234567",
    "1e5",
    "1,5",
    "1,000.00",
    ".5",
    "5.",
    "+5",
    "--5",
    "NaN",
    "Infinity",
    "0x10",
    "12345678901234",
    "٢٠",
  ])("refuses “%s”", (text) => {
    expect(() => money.parseMoney(text)).toThrow(DomainError);
    expect(money.isMoney(text)).toBe(false);
  });

  it("names what is wrong with a sixth decimal and with too many digits", () => {
    expect(() => money.parseMoney("1.234567")).toThrow("more than 5 decimals");
    expect(() => money.parseMoney("12345678901234")).toThrow("too large");
  });
});

describe("arithmetic", () => {
  it("adds what floating point cannot", () => {
    expect(money.add("0.1", "0.2")).toBe("0.30");
    expect(money.sum(["0.1", "0.2", "-0.3"])).toBe("0.00");
    expect(money.sum([])).toBe("0.00");
  });

  it("refuses a result that numeric(18,5) could not hold", () => {
    expect(() => money.add("9999999999999", "1")).toThrow("too large");
  });

  it("adding and subtracting the same amount changes nothing", () => {
    fc.assert(fc.property(amount, amount, (a, b) => money.subtract(money.add(a, b), b) === a));
  });

  it("a sum does not depend on the order", () => {
    fc.assert(fc.property(fc.array(amount), (list) => money.sum(list) === money.sum([...list].reverse())));
  });

  it("compares by value, not by text", () => {
    expect(money.compare("10.00", "9.99")).toBe(1);
    expect(money.compare("-1", "0")).toBe(-1);
    expect(money.compare("1.5", "1.50000")).toBe(0);
    expect(money.max("2", "10")).toBe("10.00");
    expect(money.min("2", "10")).toBe("2.00");
  });

  it("knows zero and sign", () => {
    expect(money.isZero("0.00000")).toBe(true);
    expect(money.isNegative("-0.00001")).toBe(true);
    expect(money.isNegative("-0.00")).toBe(false);
    expect(money.negate("5")).toBe("-5.00");
    expect(money.negate("0")).toBe("0.00");
    expect(money.abs("-5.1")).toBe("5.10");
  });
});

describe("multiply", () => {
  it("P-1: 29 of 31 days of 249.95 is 233.82", () => {
    expect(money.multiply("249.95", { numerator: 29, denominator: 31 }, 2)).toBe("233.82");
  });

  it("rounds once, on the true remainder", () => {
    expect(money.multiply("1", { numerator: 1, denominator: 3 })).toBe("0.33333");
    expect(money.multiply("1", { numerator: 1, denominator: 3 }, 2, "away-from-zero")).toBe("0.34");
    expect(money.multiply("0.05", { numerator: 1, denominator: 2 }, 2)).toBe("0.03");
    expect(money.multiply("0.05", { numerator: 1, denominator: 2 }, 2, "half-even")).toBe("0.02");
    expect(money.multiply("0.15", { numerator: 1, denominator: 2 }, 2, "half-even")).toBe("0.08");
    expect(money.multiply("-0.05", { numerator: 1, denominator: 2 }, 2)).toBe("-0.03");
    expect(money.multiply("-0.01", { numerator: 1, denominator: 100 }, 2, "away-from-zero")).toBe("-0.01");
    // 0.00500000…1: only the remainder tells it from a tie.
    const justOver = { numerator: 500000000000000000001n, denominator: 100000000000000000000000n };
    expect(money.multiply("1", justOver, 2, "half-even")).toBe("0.01");
  });

  it("takes decimal factors and refuses a zero denominator", () => {
    expect(money.multiply("10", "0.125")).toBe("1.25");
    expect(() => money.multiply("10", { numerator: 1, denominator: 0 })).toThrow(DomainError);
    expect(() => money.multiply("10", "1e3")).toThrow(DomainError);
  });

  it("by n/n gives the amount back", () => {
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 1, max: 400 }),
        (a, n) => money.multiply(a, { numerator: n, denominator: n }) === a,
      ),
    );
  });
});

describe("rounding", () => {
  it.each([
    ["16.85306", 2, "away-from-zero", "16.86"],
    ["16.85306", 2, "half-up", "16.85"],
    ["-16.85306", 2, "away-from-zero", "-16.86"],
    ["16.86000", 2, "away-from-zero", "16.86"],
    ["0.125", 2, "half-up", "0.13"],
    ["0.125", 2, "half-even", "0.12"],
    ["0.135", 2, "half-even", "0.14"],
    ["-0.125", 2, "half-up", "-0.13"],
    ["16.5", 0, "half-up", "17.00"],
    ["-0.001", 2, "half-up", "0.00"],
  ] as const)("%s to %i decimals, %s, is %s", (text, decimals, method, expected) => {
    expect(money.roundTo(text, decimals, method)).toBe(expected);
  });

  it("moves no amount by a whole step", () => {
    const method = fc.constantFrom<money.RoundingMethod>("half-up", "half-even", "away-from-zero");
    fc.assert(
      fc.property(amount, method, (a, m) => {
        const moved = money.abs(money.subtract(money.roundTo(a, 2, m), a));
        return money.compare(moved, "0.01") < 0;
      }),
    );
  });

  it("percentOf takes decimal percents", () => {
    expect(money.percentOf("20.00", "12.5")).toBe("2.50");
    expect(money.percentOf("140", "9.975")).toBe("13.965");
    expect(money.percentOf("20.00", "0")).toBe("0.00");
  });
});

describe("allocate", () => {
  it("gives the cents that are left to the largest remainders, earlier first", () => {
    expect(money.allocate("100.00", ["1", "1", "1"], 2)).toEqual(["33.34", "33.33", "33.33"]);
    expect(money.allocate("-100.00", ["1", "1", "1"], 2)).toEqual(["-33.34", "-33.33", "-33.33"]);
    expect(money.allocate("0.05", ["3", "7"], 2)).toEqual(["0.02", "0.03"]);
    expect(money.allocate("10.00", ["0", "1"], 2)).toEqual(["0.00", "10.00"]);
  });

  it("the parts always add up to the total, and none is a whole step off its share", () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(units, weights, (value, list) => {
        const total = toMoney(value, 2);
        const parts = money.allocate(total, list.map(String), 2);
        expect(money.sum(parts)).toBe(total);
        const all = list.reduce((a, b) => a + b, 0);
        for (const [index, part] of parts.entries()) {
          const share = money.multiply(total, { numerator: list[index] ?? 0, denominator: all });
          expect(money.compare(money.abs(money.subtract(part, share)), "0.01001")).toBe(-1);
        }
      }),
    );
  });

  it("refuses a total finer than its parts, and weights that carry nothing", () => {
    expect(() => money.allocate("0.001", ["1"], 2)).toThrow(DomainError);
    expect(() => money.allocate("1", ["0"], 2)).toThrow(DomainError);
    expect(() => money.allocate("1", [], 2)).toThrow(DomainError);
    expect(() => money.allocate("1", ["-1", "2"], 2)).toThrow(DomainError);
  });
});
