import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rate, TariffTerms } from "@/lib/domain/catalog";
import { runs } from "@/lib/testing/property-runs";
import { SAMPLE_TARIFF } from "@/lib/testing/samples/sample-tariff";
import { prepareTariff, rateInOrder, rateOf, whyNoRate } from "./choose-rate";

const terms: TariffTerms = {
  ...SAMPLE_TARIFF,
  name: "Standard",
  offPeakWindows: [{ weekday: 4, from: "20:00", to: "06:00" }],
  holidays: [],
};
const base: Rate = {
  prefix: "",
  destination: "Rest",
  connectFee: "0.00",
  price: "1.00",
  offPeakPrice: null,
  firstInterval: 60,
  nextInterval: 60,
  freeSeconds: 0,
  validFrom: null,
  validTo: null,
};
const at = (text: string) => new Date(text);
const noon = at("2026-01-15T17:00:00Z");
const rate = (prefix: string, change: Partial<Rate> = {}): Rate => ({ ...base, prefix, ...change });
const tariff = (rates: Rate[], change: Partial<TariffTerms> = {}) =>
  prepareTariff({ ...terms, ...change }, rates);

describe("rateOf", () => {
  it("takes the longest prefix, and the default rate for everything else", () => {
    const prepared = tariff([rate(""), rate("44"), rate("4420"), rate("1")]);
    const prefix = (number: string) => rateOf(prepared, number, noon)?.rate.prefix;
    expect(prefix("442071234567")).toBe("4420");
    expect(prefix("447911123456")).toBe("44");
    expect(prefix("33123456789")).toBe("");
  });

  it("takes the price that is valid when the call starts: from its first moment, up to its end", () => {
    const change = at("2026-02-01T05:00:00Z");
    const prepared = tariff([
      rate("44", { price: "0.02", validFrom: change }),
      rate("44", { price: "0.01", validTo: change }),
    ]);
    expect(rateOf(prepared, "4420", at("2026-02-01T04:59:59Z"))?.price).toBe("0.01");
    expect(rateOf(prepared, "4420", change)?.price).toBe("0.02");
  });

  it("lets a prefix that is not valid at that time make way for a shorter one", () => {
    const prepared = tariff([
      rate("44", { price: "0.50" }),
      rate("4420", { validTo: at("2026-01-01T05:00:00Z") }),
    ]);
    expect(rateOf(prepared, "4420", noon)?.price).toBe("0.50");
    expect(rateOf(prepared, "4420", at("2025-12-31T00:00:00Z"))?.rate.prefix).toBe("4420");
  });

  it("finds nothing rather than a price of zero", () => {
    expect(rateOf(tariff([rate("44")]), "3312", noon)).toBeNull();
    expect(rateOf(tariff([]), "3312", noon)).toBeNull();
    expect(rateOf(tariff([rate("44", { validFrom: at("2026-02-01T00:00:00Z") })]), "4420", noon)).toBeNull();
  });

  it("by_start: keeps the price of the moment it begins, whatever comes during the call", () => {
    const prepared = tariff([rate("44", { price: "0.10", offPeakPrice: "0.04" })]);
    // Thursday 19:59 and 20:00 in New York.
    expect(rateOf(prepared, "4420", at("2026-01-16T00:59:00Z"))).toMatchObject({
      variant: "peak",
      price: "0.10",
    });
    expect(rateOf(prepared, "4420", at("2026-01-16T01:00:00Z"))).toMatchObject({
      variant: "off_peak",
      price: "0.04",
    });
  });

  it("has one price at all hours where no other is given, but says which hours they were", () => {
    expect(rateOf(tariff([rate("44")]), "4420", at("2026-01-16T01:00:00Z"))).toMatchObject({
      variant: "off_peak",
      price: "1.00",
    });
  });

  it("has no rate for what is no number, not even the default: a feature code is not a call abroad", () => {
    for (const dialled of ["*97", "s", "alice", ""])
      expect(rateOf(tariff([rate("")]), dialled, noon)).toBeNull();
  });

  it("has the default rate for data and events whatever they are called", () => {
    for (const service of ["data", "event"] as const)
      expect(rateOf(tariff([rate("")], { service }), "internet.apn", noon)?.rate.prefix).toBe("");
  });

  it("gives back the very row it was made of, with whatever else it carries", () => {
    const row = { ...rate("44"), id: 4711 };
    expect(rateOf(prepareTariff(terms, [row]), "4420", noon)?.rate.id).toBe(4711);
  });

  it("is what looking through the whole table finds", () => {
    const hour = fc.integer({ min: 0, max: 40 });
    const row = fc.record({
      prefix: fc.stringMatching(/^[12]{0,4}$/),
      from: fc.option(hour),
      length: fc.option(hour),
    });
    const moment = (hours: number) => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000);
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 25 }),
        fc.stringMatching(/^[12]{1,6}$/),
        hour,
        (rows, number, hours) => {
          const rates = rows.map(({ prefix, from, length }) =>
            rate(prefix, {
              validFrom: from === null ? null : moment(from),
              validTo: length === null ? null : moment((from ?? 0) + length + 1),
            }),
          );
          const then = moment(hours);
          const fits = rates
            .filter((one) => number.startsWith(one.prefix))
            .filter((one) => (one.validFrom ?? then) <= then && (one.validTo === null || one.validTo > then))
            .sort((a, b) => b.prefix.length - a.prefix.length);
          expect(rateOf(tariff(rates), number, then)?.rate.prefix).toBe(fits[0]?.prefix);
        },
      ),
      { numRuns: runs(5_000) },
    );
  });
});

describe("rateInOrder", () => {
  const special = tariff([rate("44", { price: "0.01" })], { name: "Special" });
  const standard = tariff([rate("44", { price: "0.05" }), rate("33", { price: "0.07" })]);

  it("lets the first tariff that has a rate decide, even when a later one has a longer prefix", () => {
    const longer = tariff([rate("4420", { price: "9.00" })]);
    expect(rateInOrder([special, longer], "4420", noon)).toMatchObject({
      tariff: special,
      chosen: { price: "0.01" },
    });
  });

  it("asks the next one when a tariff has none", () => {
    expect(rateInOrder([special, standard], "3312", noon)).toMatchObject({ tariff: standard });
    expect(rateInOrder([special, standard], "4912", noon)).toBeNull();
    expect(rateInOrder([], "4912", noon)).toBeNull();
  });
});

describe("whyNoRate", () => {
  it("says what to do about it", () => {
    const later = tariff([rate("44", { validFrom: at("2026-02-01T00:00:00Z") })], { name: "Spring" });
    const standard = tariff([rate("33")]);
    expect(whyNoRate([], "4420")).toEqual({
      reason: "no_tariff",
      message: "No tariff applies to this account.",
    });
    expect(whyNoRate([standard], "*97")).toEqual({
      reason: "not_a_number",
      message: "“*97” is not a number that can be rated.",
    });
    expect(whyNoRate([standard, later], "4420")).toEqual({
      reason: "rate_not_valid",
      message: "“Spring” has a rate for 44, but not for this time.",
    });
    expect(whyNoRate([standard, standard], "4420")).toEqual({
      reason: "no_rate",
      message: "No rate for 4420 in “Standard”.",
    });
  });
});
