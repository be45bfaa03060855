import { describe, expect, it } from "vitest";
import { type LinedRate, rateTableProblems } from "./rate-problems";
import type { Rate } from "./tariff-terms";

const sound: Rate = {
  prefix: "4420",
  destination: "London",
  connectFee: "0.00",
  price: "0.006",
  offPeakPrice: null,
  firstInterval: 30,
  nextInterval: 6,
  freeSeconds: 0,
  validFrom: null,
  validTo: null,
};
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const table = (...changes: Partial<Rate>[]): LinedRate[] =>
  changes.map((change, index) => ({ lineNo: index + 2, rate: { ...sound, ...change } }));
const found = (...changes: Partial<Rate>[]) =>
  rateTableProblems(table(...changes)).map(({ lineNo, column }) => [lineNo, column]);

describe("a table of rates", () => {
  it("has nothing wrong with sound rates", () => {
    expect(found({}, { prefix: "" }, { prefix: "1", offPeakPrice: "0.00", freeSeconds: 10 })).toEqual([]);
  });

  it.each([
    ["a prefix with other signs than digits", { prefix: "+44" }, "prefix"],
    ["a prefix spoiled by a spreadsheet", { prefix: "4.42E+11" }, "prefix"],
    ["a prefix longer than any number", { prefix: "1".repeat(21) }, "prefix"],
    ["a price below zero", { price: "-0.01" }, "price"],
    ["a price that is no amount", { price: "six" }, "price"],
    ["a price with a sixth decimal", { price: "0.000001" }, "price"],
    ["a price beyond all sense", { price: "1000000" }, "price"],
    ["an off-peak price below zero", { offPeakPrice: "-1" }, "off_peak_price"],
    ["a connect fee below zero", { connectFee: "-0.10" }, "connect_fee"],
    ["a first interval of zero", { firstInterval: 0 }, "first_interval"],
    ["a next interval below zero", { nextInterval: -6 }, "next_interval"],
    ["an interval of half a second", { nextInterval: 0.5 }, "next_interval"],
    ["free seconds below zero", { freeSeconds: -1 }, "free_seconds"],
    ["an end before the beginning", { validFrom: day("2026-02-01"), validTo: day("2026-01-01") }, "valid_to"],
    ["no time at all", { validFrom: day("2026-02-01"), validTo: day("2026-02-01") }, "valid_to"],
    ["a date that is none", { validFrom: new Date(Number.NaN) }, "valid_from"],
  ] as const)("finds %s, and on which line", (_name, change, column) => {
    expect(found({ prefix: "1" }, change)).toEqual([[3, column]]);
  });

  it("finds everything wrong with a row, not only the first thing", () => {
    expect(found({ prefix: "x", price: "-1", nextInterval: 0 })).toEqual([
      [2, "prefix"],
      [2, "price"],
      [2, "next_interval"],
    ]);
  });

  it("finds a prefix that is valid twice at a time, naming the line of the other", () => {
    const [problem, ...more] = rateTableProblems(
      table(
        { validFrom: day("2026-01-01"), validTo: day("2026-03-01") },
        { prefix: "44" },
        { validFrom: day("2026-02-28"), validTo: null },
      ),
    );
    expect(problem).toEqual({
      lineNo: 4,
      column: "prefix",
      message: "Prefix 4420 is also on line 2, at an overlapping time.",
    });
    expect(more).toEqual([]);
  });

  it("lets one validity begin at the moment another ends, in whichever order they stand", () => {
    const change = day("2026-03-01");
    expect(found({ validFrom: change }, { validTo: change })).toEqual([]);
    expect(found({ validFrom: day("2026-02-01") }, { validTo: change })).toEqual([[3, "prefix"]]);
  });

  it("sees an overlap with a long validity behind a short one", () => {
    const row = (from: string, to: string) => ({ validFrom: day(from), validTo: day(to) });
    expect(
      found(
        row("2026-01-01", "2026-12-31"),
        row("2026-02-01", "2026-02-10"),
        row("2026-03-01", "2026-03-10"),
      ),
    ).toEqual([
      [3, "prefix"],
      [4, "prefix"],
    ]);
  });

  it("says of the default rate that it is the default", () => {
    expect(rateTableProblems(table({ prefix: "" }, { prefix: "" }))[0]?.message).toBe(
      "The default rate (no prefix) is also on line 2, at an overlapping time.",
    );
  });

  it("takes more than a hundred thousand rates", () => {
    const many = Array.from({ length: 120_000 }, (_, index) => ({
      lineNo: index + 2,
      rate: { ...sound, prefix: String(1_000_000 + index) },
    }));
    expect(rateTableProblems(many)).toEqual([]);
  });
});
