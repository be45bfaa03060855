import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "@/lib/platform/csv-write";
import { runs } from "@/lib/testing/property-runs";
import { matchRateColumns, rateCells, readRateRow } from "./rate-csv";
import { RATE_COLUMNS } from "./rate-problems";
import type { Rate } from "./tariff-terms";

const ZONE = "America/New_York";
const columns = matchRateColumns([...RATE_COLUMNS]).columns;
const smallest = { prefix: "44", price: "0.006" };
const read = (record: Record<string, string>, zone = ZONE) => readRateRow(record, 7, columns, zone);
const rateOf = (record: Record<string, string>, zone = ZONE): Rate => {
  const { rate, problems } = read(record, zone);
  if (!rate) throw new Error(JSON.stringify(problems));
  return rate;
};

describe("a row of a rate file", () => {
  it("needs a price, and is charged by the second unless it says otherwise", () => {
    expect(rateOf(smallest)).toEqual({
      prefix: "44",
      destination: "",
      connectFee: "0.00",
      price: "0.006",
      offPeakPrice: null,
      firstInterval: 1,
      nextInterval: 1,
      freeSeconds: 0,
      validFrom: null,
      validTo: null,
    });
  });

  it("takes a blank prefix as the default rate", () => {
    expect(rateOf({ ...smallest, prefix: " " }).prefix).toBe("");
  });

  it.each([
    ["no price", { price: "" }, "price", /missing/],
    ["a decimal comma", { price: "0,006" }, "price", /0\.012/],
    ["a word", { first_interval: "thirty" }, "first_interval", /whole seconds/],
    ["an interval of zero", { next_interval: "0" }, "next_interval", /1 to 86400/],
    ["free seconds below zero", { free_seconds: "-5" }, "free_seconds", /0 to 86400/],
    ["another way of writing dates", { valid_from: "31/12/2026" }, "valid_from", /2026-01-31/],
    ["a date that does not exist", { valid_to: "2026-02-30" }, "valid_to", /2026-01-31/],
    ["a time that does not exist", { valid_from: "2026-02-03 25:00" }, "valid_from", /2026-01-31/],
    [
      "an end before the beginning",
      { valid_from: "2026-02-01", valid_to: "2026-01-31" },
      "valid_to",
      /moment it begins/,
    ],
    ["a prefix with a plus", { prefix: "+44" }, "prefix", /digits only/],
  ] as const)("names the line and the column of %s", (_name, change, column, message) => {
    const { problems } = read({ ...smallest, ...change });
    expect(problems).toHaveLength(1);
    expect(problems?.[0]).toMatchObject({ lineNo: 7, column });
    expect(problems?.[0]?.message).toMatch(message);
  });

  it("tells every fault of the row at once, whether it is in a value or in what they mean together", () => {
    const { problems } = read({ prefix: "x", price: "", next_interval: "0" });
    expect(problems?.map(({ column }) => column)).toEqual(["prefix", "price", "next_interval"]);
  });

  it("takes a date as a day of the tariff's zone: from its first moment, to its last one included", () => {
    const rate = rateOf({ ...smallest, valid_from: "2026-03-01", valid_to: "2026-03-31" });
    expect(rate.validFrom?.toISOString()).toBe("2026-03-01T05:00:00.000Z");
    expect(rate.validTo?.toISOString()).toBe("2026-04-01T04:00:00.000Z");
  });

  it("takes a time by the tariff's wall clock, and a moment as it stands", () => {
    const from = (text: string) => rateOf({ ...smallest, valid_from: text }).validFrom?.toISOString();
    expect(from("2026-03-01 08:30")).toBe("2026-03-01T13:30:00.000Z");
    expect(from("2026-07-01T08:30:15")).toBe("2026-07-01T12:30:15.000Z");
    expect(from("2026-03-01T08:30:00Z")).toBe("2026-03-01T08:30:00.000Z");
    expect(from("2026-03-01T08:30:00+02:00")).toBe("2026-03-01T06:30:00.000Z");
  });
});

describe("the columns of a rate file", () => {
  it("are found under other ways of writing their names, in any order", () => {
    const { columns: found, problems } = matchRateColumns([
      "Price per minute",
      "PREFIX",
      "Off-peak price",
      "Connect fee",
      "Remarks",
    ]);
    expect(problems).toEqual([]);
    expect(found).toEqual({
      price: "Price per minute",
      prefix: "PREFIX",
      off_peak_price: "Off-peak price",
      connect_fee: "Connect fee",
    });
  });

  it("must hold prefix and price, each once", () => {
    expect(matchRateColumns(["destination"]).problems).toEqual([
      "The file has no column “prefix”.",
      "The file has no column “price”.",
    ]);
    expect(matchRateColumns(["prefix", "price", "Price per minute"]).problems).toEqual([
      "The columns “price” and “Price per minute” both mean “price”.",
    ]);
  });
});

describe("a rate written to a file", () => {
  it("says days where a validity is of whole days", () => {
    const rate = rateOf({ ...smallest, valid_from: "2026-03-01", valid_to: "2026-03-31" });
    expect(csvLine(rateCells(rate, ZONE))).toBe("44,,0.00,0.006,,1,1,0,2026-03-01,2026-03-31\r\n");
  });

  it("is the same rate when it is read again, in any zone and at any moment", () => {
    const price = fc
      .integer({ min: 0, max: 9_999_999 })
      .map((n) => `${Math.floor(n / 1e5)}.${String(n % 1e5).padStart(5, "0")}`);
    const hour = fc.integer({ min: 263_000, max: 500_000 });
    const record = fc.record({
      prefix: fc.stringMatching(/^\d{0,12}$/),
      destination: fc.constantFrom("", "London", 'The "City", EC', "=SUM(A1)", "-Rest", "São Tomé"),
      connect_fee: price,
      price,
      off_peak_price: fc.option(price, { nil: "" }),
      first_interval: fc.integer({ min: 1, max: 600 }).map(String),
      next_interval: fc.integer({ min: 1, max: 600 }).map(String),
      free_seconds: fc.integer({ min: 0, max: 600 }).map(String),
    });
    const zone = fc.constantFrom(ZONE, "Africa/Cairo", "America/Havana", "Asia/Kathmandu", "UTC");
    fc.assert(
      fc.property(
        record,
        zone,
        fc.option(hour),
        fc.integer({ min: 1, max: 50_000 }),
        (typed, name, from, hours) => {
          const rate: Rate = {
            ...rateOf(typed),
            validFrom: from === null ? null : new Date(from * 3_600_000),
            validTo: from === null ? null : new Date((from + hours) * 3_600_000),
          };
          const cells = rateCells(rate, name);
          const again = Object.fromEntries(RATE_COLUMNS.map((column, index) => [column, cells[index] ?? ""]));
          expect(rateOf(again, name)).toEqual(rate);
        },
      ),
      { numRuns: runs(2_000) },
    );
  });

  it("is read again from a cell that was made harmless for spreadsheets", () => {
    expect(rateOf({ ...smallest, destination: "'=SUM(A1)" }).destination).toBe("=SUM(A1)");
    expect(rateOf({ ...smallest, destination: "'s-Hertogenbosch" }).destination).toBe("'s-Hertogenbosch");
  });
});
