import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDayNumber } from "@/lib/platform/time";
import { runs } from "@/lib/testing/property-runs";
import {
  counterYear,
  DEFAULT_FORMAT,
  formatNumber,
  NUMBER_RESETS,
  NUMBER_SCOPES,
  type NumberFormat,
  numberFormatProblem,
} from "./numbering";

const format = (pattern: string, changes: Partial<NumberFormat> = {}): NumberFormat => ({
  scope: "company",
  reset: "never",
  pattern,
  ...changes,
});
const print = (pattern: string, number: number, changes: Partial<NumberFormat> = {}) =>
  formatNumber(format(pattern, changes), { number, issuedOn: "2026-03-01", ownerId: 42 });

describe("formatNumber", () => {
  it.each([
    ["INV-{year}-{number:6}", 7, {}, "INV-2026-000007"],
    ["INV-{number}", 7, {}, "INV-7"],
    ["{number:3}", 12345, {}, "12345"],
    ["{year}/{month}/{number:4}", 1, {}, "2026/03/0001"],
    ["C{customer}-{number:4}", 3, { scope: "customer" }, "C42-0003"],
    ["R{reseller}.{number}", 3, { scope: "reseller" }, "R42.3"],
    ["{number} #{year}", 3, {}, "3 #2026"],
  ] as const)("%s for %i", (pattern, number, changes, printed) => {
    expect(print(pattern, number, changes)).toBe(printed);
  });

  it("has a default that is in order", () => {
    expect(numberFormatProblem(DEFAULT_FORMAT)).toBeNull();
    expect(formatNumber(DEFAULT_FORMAT, { number: 1, issuedOn: "2026-03-01", ownerId: 0 })).toBe(
      "INV-000001",
    );
  });

  it.each([0, -1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])("refuses the number %s", (number) => {
    expect(() => print("{number}", number)).toThrow("not an invoice number");
  });

  it("prints nothing from a pattern that is not in order", () => {
    expect(() => print("INV-{year}", 1)).toThrow("must contain {number}");
  });
});

describe("numberFormatProblem", () => {
  it.each([
    ["INV-{year}", {}, "must contain {number}"],
    ["", {}, "Write a pattern"],
    [" {number}", {}, "without spaces at its ends"],
    ["{number}-{number}", {}, "once"],
    ["{number:0}", {}, "1 to 12 digits"],
    ["{number:13}", {}, "1 to 12 digits"],
    ["{number:x}", {}, "is not known"],
    ["{day}-{number}", {}, "“{day}” is not known"],
    ["{}-{number}", {}, "is not known"],
    ["INV-{number", {}, "other half"],
    ["INV-}{number}", {}, "other half"],
    ["{{number}}", {}, "other half"],
    ["INV\n{number}", {}, "Use letters"],
    ["<b>{number}", {}, "Use letters"],
    ["ÑÑ-{number}", {}, "Use letters"],
    [`${"x".repeat(33)}{number}`, {}, "at most 40"],
    ["{customer}-{number}", {}, "counted per customer"],
    ["{reseller}-{number}", { scope: "customer" }, "counted per reseller"],
    ["INV-{number:6}", { reset: "yearly" }, "need {year}"],
    ["{year}{number}", {}, "Put a sign between"],
    ["{number}{month}", {}, "Put a sign between"],
    ["2{number}", {}, "Put a sign between"],
    ["{number}0", {}, "Put a sign between"],
  ] as const)("%j %j: %s", (pattern, changes, problem) => {
    expect(numberFormatProblem(format(pattern, changes))).toContain(problem);
  });

  it("B9: two invoices of one scope never get the same number", () => {
    const parts = fc.constantFrom(
      "{year}",
      "{month}",
      "{number}",
      "{number:3}",
      "-",
      "A",
      "7",
      "/",
      "{customer}",
    );
    const invoice = fc.record({ number: fc.integer({ min: 1, max: 1_200 }), day: fc.nat(900) });
    fc.assert(
      fc.property(
        fc.array(parts, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...NUMBER_RESETS),
        fc.constantFrom(...NUMBER_SCOPES),
        invoice,
        invoice,
        (list, reset, scope, a, b) => {
          const candidate = { scope, reset, pattern: list.join("") };
          if (numberFormatProblem(candidate) !== null) return;
          const key = ({ number, day }: typeof a) =>
            `${counterYear(reset, fromDayNumber(20_000 + day))}/${number}`;
          const print = ({ number, day }: typeof a) =>
            formatNumber(candidate, { number, issuedOn: fromDayNumber(20_000 + day), ownerId: 5 });
          if (key(a) !== key(b)) expect(print(a)).not.toBe(print(b));
        },
      ),
      { numRuns: runs(20_000), seed: 20260601 },
    );
  });
});

describe("counterYear", () => {
  it("begins again with the year of issue, or never", () => {
    expect(counterYear("yearly", "2026-12-31")).toBe(2026);
    expect(counterYear("yearly", "2027-01-01")).toBe(2027);
    expect(counterYear("never", "2027-01-01")).toBe(0);
  });
});
