import { describe, expect, it } from "vitest";
import { tariffProblems } from "./tariff-problems";
import type { TariffTerms } from "./tariff-terms";

const tariff: TariffTerms = {
  name: "Standard",
  currency: "USD",
  service: "call",
  zone: "America/New_York",
  split: "by_start",
  offPeakWindows: [{ weekday: 5, from: "22:00", to: "06:00" }],
  holidays: [{ day: "2026-12-25", name: "Christmas Day" }],
  roundingDecimals: 5,
  roundingMethod: "half-up",
  minimumCharge: "0.00",
  dataUnitBytes: 1_048_576,
  numberRules: {
    internationalPrefixes: ["00"],
    nationalPrefix: "0",
    countryCode: "44",
    nationalDigits: null,
    shortCodeDigits: 4,
  },
  fallbackTariffId: null,
};

describe("the terms of a tariff", () => {
  const fields = (change: Partial<TariffTerms>) => Object.keys(tariffProblems({ ...tariff, ...change }));

  it("have nothing wrong when they are sound", () => {
    expect(fields({})).toEqual([]);
    expect(fields({ offPeakWindows: [{ weekday: 1, from: "00:00", to: "24:00" }] })).toEqual([]);
  });

  it.each([
    ["an unknown time zone", { zone: "Mars/Olympus" }, "zone"],
    ["a sixth decimal", { roundingDecimals: 6 }, "roundingDecimals"],
    ["a minimum below zero", { minimumCharge: "-1" }, "minimumCharge"],
    ["a data unit of nothing", { dataUnitBytes: 0 }, "dataUnitBytes"],
    [
      "an eighth day",
      { offPeakWindows: [{ weekday: 8, from: "20:00", to: "06:00" }] },
      "offPeakWindows.0.weekday",
    ],
    [
      "a time that is none",
      { offPeakWindows: [{ weekday: 1, from: "24:00", to: "06:00" }] },
      "offPeakWindows.0.from",
    ],
    [
      "an end that is none",
      { offPeakWindows: [{ weekday: 1, from: "20:00", to: "24:01" }] },
      "offPeakWindows.0.to",
    ],
    ["a holiday that does not exist", { holidays: [{ day: "2026-02-30", name: "?" }] }, "holidays.0.day"],
    [
      "a holiday given twice",
      {
        holidays: [
          { day: "2026-12-25", name: "a" },
          { day: "2026-12-25", name: "b" },
        ],
      },
      "holidays.1.day",
    ],
    [
      "a country code with a plus",
      { numberRules: { ...tariff.numberRules, countryCode: "+44" } },
      "numberRules.countryCode",
    ],
    [
      "an international prefix of nothing",
      { numberRules: { ...tariff.numberRules, internationalPrefixes: ["00", ""] } },
      "numberRules.internationalPrefixes",
    ],
    [
      "national numbers of a length but no country",
      { numberRules: { ...tariff.numberRules, countryCode: "", nationalDigits: 10 } },
      "numberRules.countryCode",
    ],
  ] as const)("find %s", (_name, change, field) => {
    expect(fields(change as Partial<TariffTerms>)).toEqual([field]);
  });
});
