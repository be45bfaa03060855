import { describe, expect, it } from "vitest";
import { anomalies, type Billed, beside } from "./anomalies";

const list = (amounts: Record<string, string>): Billed[] =>
  Object.entries(amounts).map(([key, amount]) => ({ key, amount }));
const compare = (before: Record<string, string>, after: Record<string, string>) =>
  anomalies(list(before), list(after), { percent: "20", amount: "5.00" }).map(
    ({ key, kind, difference, percent }) => [key, kind, difference, percent],
  );

describe("anomalies", () => {
  it("finds what is new, gone and changed, the largest difference first", () => {
    const before = { ana: "100.00", ben: "40.00", cid: "10.00", dan: "30.00" };
    const after = { ana: "150.00", ben: "40.00", dan: "12.50", eve: "20.00" };
    expect(compare(before, after)).toEqual([
      ["ana", "changed", "50.00", "50.0"],
      ["eve", "new", "20.00", null],
      ["dan", "changed", "-17.50", "-58.3"],
      ["cid", "gone", "-10.00", "-100.0"],
    ]);
  });

  it.each([
    ["exactly 20 percent is not more", "100.00", "120.00", false],
    ["a cent over both", "100.00", "120.01", true],
    ["much of little", "1.00", "6.00", false],
    ["a little more than 5 on little", "1.00", "6.01", true],
    ["little of much", "1000.00", "1100.00", false],
    ["downwards alike", "100.00", "79.99", true],
    ["from nothing", "0.00", "5.01", true],
    ["from a credit to a charge", "-10.00", "10.00", true],
    ["the same", "100.00", "100.00", false],
  ])("%s", (_name, before, after, found) => {
    expect(compare({ a: before }, { a: after }).length > 0).toBe(found);
  });

  it("sums what comes in several pieces, and takes 0.00 for the first time as no news", () => {
    const pieces = [...list({ a: "10.00" }), ...list({ a: "20.00" })];
    expect(anomalies(pieces, list({ a: "30.00", b: "0.00" }), { percent: "0", amount: "0.00" })).toEqual([]);
  });

  it("says no percentage where none would say anything", () => {
    expect(compare({ a: "0.00001" }, { a: "9000000000000.00" })[0]?.[3]).toBeNull();
    expect(compare({ a: "-10.00" }, { a: "10.00" })[0]?.[3]).toBe("200.0");
  });
});

describe("beside", () => {
  it("has everything of both in the order of their keys, also what is new, gone or the same", () => {
    const before = list({ EUR: "200.00", MXN: "10.00", USD: "5.00" });
    const after = list({ EUR: "210.00", BRL: "3.00", USD: "5.00" });
    expect(beside(before, after)).toEqual([
      { key: "BRL", before: "0.00", after: "3.00", difference: "3.00", percent: null },
      { key: "EUR", before: "200.00", after: "210.00", difference: "10.00", percent: "5.0" },
      { key: "MXN", before: "10.00", after: "0.00", difference: "-10.00", percent: "-100.0" },
      { key: "USD", before: "5.00", after: "5.00", difference: "0.00", percent: "0.0" },
    ]);
  });
});
