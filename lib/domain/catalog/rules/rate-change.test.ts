import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/property-runs";
import { changeRates, priceMoves, type WantedRates } from "./rate-change";
import { overlappingRates } from "./rate-problems";
import type { Rate } from "./tariff-terms";

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));
const rate = (prefix: string, price: string, more: Partial<Rate> = {}): Rate => ({
  prefix,
  destination: "",
  connectFee: "0.00",
  price,
  offPeakPrice: null,
  firstInterval: 1,
  nextInterval: 1,
  freeSeconds: 0,
  validFrom: null,
  validTo: null,
  ...more,
});
type Row = Rate & { id: number };
const rows = (...rates: Rate[]): Row[] => rates.map((one, index) => ({ ...one, id: index + 1 }));

/** The table as it is once a change was written. */
function applied(live: readonly Row[], wanted: WantedRates): Row[] {
  const change = changeRates(live, wanted);
  const gone = new Set(change.superseded);
  const cut = new Set(change.cut);
  let id = 1_000;
  return [
    ...live.filter((row) => !gone.has(row.id)),
    ...live.filter((row) => cut.has(row.id)).map((row) => ({ ...row, id: id++, validTo: wanted.from })),
    ...change.written.map((one) => ({ ...one, id: id++ })),
  ];
}

const priceAt = (table: readonly Rate[], prefix: string, at: Date): string | null => {
  const found = table.filter(
    (one) =>
      one.prefix === prefix &&
      (one.validFrom === null || one.validFrom <= at) &&
      (one.validTo === null || at < one.validTo),
  );
  expect(found.length).toBeLessThan(2);
  return found[0]?.price ?? null;
};

describe("a change of a rate table", () => {
  it("ends the earlier rate of a prefix at the moment, and leaves other prefixes alone", () => {
    const live = rows(rate("1", "0.01"), rate("44", "0.02"));
    const wanted = { from: day(10), prefixes: new Set(["44"]), rates: [rate("44", "0.03")] };
    expect(changeRates(live, wanted)).toMatchObject({
      superseded: [2],
      cut: [2],
      written: [{ prefix: "44", price: "0.03", validFrom: day(10), validTo: null }],
      added: 0,
      changed: 1,
      ended: 0,
      unchanged: 0,
      prices: [{ prefix: "44", before: "0.02", after: "0.03" }],
    });
    const after = applied(live, wanted);
    expect([priceAt(after, "44", day(9)), priceAt(after, "44", day(10))]).toEqual(["0.02", "0.03"]);
    expect(priceAt(after, "1", day(99))).toBe("0.01");
  });

  it("ends what a whole table does not name", () => {
    const live = rows(rate("1", "0.01"), rate("44", "0.02"));
    const change = changeRates(live, { from: day(10), prefixes: "all", rates: [rate("1", "0.01")] });
    expect(change).toMatchObject({ added: 0, changed: 0, ended: 1, unchanged: 1, written: [] });
    expect(change.prices).toEqual([{ prefix: "44", destination: "", before: "0.02", after: null }]);
  });

  it("takes away what was to begin after the moment, without a trace of it in the table", () => {
    const live = rows(rate("1", "0.01", { validTo: day(20) }), rate("1", "0.05", { validFrom: day(20) }));
    const after = applied(live, { from: day(10), prefixes: "all", rates: [rate("1", "0.02")] });
    expect([day(9), day(10), day(30)].map((at) => priceAt(after, "1", at))).toEqual(["0.01", "0.02", "0.02"]);
    expect(after).toHaveLength(2);
  });

  it("leaves the past as it is, whatever a file says of it", () => {
    const live = rows(rate("1", "0.01"));
    const file = [rate("1", "0.09", { validTo: day(5) }), rate("1", "0.02", { validFrom: day(5) })];
    const change = changeRates(live, { from: day(10), prefixes: new Set(["1"]), rates: file });
    expect(change).toMatchObject({ past: 1, changed: 1, cut: [1] });
    expect(change.written).toMatchObject([{ price: "0.02", validFrom: day(10) }]);
  });

  it("changes nothing when the table as it was taken out comes back", () => {
    const live = rows(rate("1", "0.01", { validTo: day(20) }), rate("1", "0.05", { validFrom: day(20) }));
    const change = changeRates(live, { from: day(10), prefixes: "all", rates: live });
    expect(change).toMatchObject({ superseded: [], written: [], unchanged: 1 });
  });

  it("sees another name, interval or off-peak price as a change", () => {
    const live = rows(rate("1", "0.01"));
    for (const more of [{ destination: "USA" }, { nextInterval: 6 }, { offPeakPrice: "0.005" }])
      expect(
        changeRates(live, { from: day(1), prefixes: "all", rates: [rate("1", "0.01", more)] }).changed,
      ).toBe(1);
  });

  it("tells rises from falls", () => {
    const price = (before: string | null, after: string | null) => ({
      prefix: "1",
      destination: "",
      before,
      after,
    });
    expect(
      priceMoves([price("0.01", "0.02"), price("0.1", "0.09"), price(null, "1.00"), price("0.01", "0.010")]),
    ).toEqual({ raised: 1, lowered: 1 });
  });

  const moment = fc.option(fc.integer({ min: 0, max: 30 }).map(day), { nil: null });
  const anyRate = fc
    .record({ prefix: fc.constantFrom("", "1", "12", "44"), validFrom: moment, validTo: moment })
    .filter(({ validFrom, validTo }) => !validFrom || !validTo || validFrom < validTo)
    .chain((times) =>
      fc.constantFrom("0.01", "0.02", "0.03").map((price) => rate(times.prefix, price, times)),
    );
  const table = fc
    .array(anyRate, { maxLength: 12 })
    .map((all) =>
      all.filter(
        (_, index) =>
          overlappingRates(all.slice(0, index + 1).map((one, lineNo) => ({ rate: one, lineNo }))).length ===
          0,
      ),
    )
    .filter((all) => overlappingRates(all.map((one, lineNo) => ({ rate: one, lineNo }))).length === 0);

  it("keeps every price before the moment, gives the wanted ones after it, and never two at once", () => {
    fc.assert(
      fc.property(table, table, fc.integer({ min: 0, max: 30 }), fc.boolean(), (was, file, at, whole) => {
        const prefixes = whole ? ("all" as const) : new Set(file.map(({ prefix }) => prefix));
        const wanted = { from: day(at), prefixes, rates: file };
        const live = rows(...was);
        const after = applied(live, wanted);
        expect(overlappingRates(after.map((one) => ({ rate: one, lineNo: one.id })))).toEqual([]);
        for (const prefix of ["", "1", "12", "44"])
          for (let n = -1; n <= 31; n++) {
            const touched = n >= at && (whole || file.some((one) => one.prefix === prefix));
            expect(priceAt(after, prefix, day(n))).toBe(priceAt(touched ? file : was, prefix, day(n)));
          }
        expect(changeRates(after, wanted)).toMatchObject({ superseded: [], written: [] });
      }),
      { numRuns: runs(2_000) },
    );
  });
});
