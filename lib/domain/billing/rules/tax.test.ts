import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as money from "@/lib/platform/money";
import { runs } from "@/lib/testing/property-runs";
import type { Precision } from "./rounding";
import { computeTaxes, type TaxTerms } from "./tax";
import { NO_TAX, NOT_TAXED, regimeProblems, type Tax, type TaxRegime } from "./tax-regime";

const CENTS: Precision = { decimals: 2, method: "half-up" };
const tax = (id: number, name: string, percent: string, compound = false): Tax => ({
  id,
  name,
  compound,
  rates: [{ category: null, percent }],
});
const vat = (percent: string, prices: TaxRegime["prices"] = "exclusive"): TaxRegime => ({
  prices,
  taxes: [tax(1, "VAT", percent)],
});
const GST = tax(1, "GST", "5");
const QST = tax(2, "QST", "9.975");
const of = (amounts: string[], regime: TaxRegime, changes: Partial<TaxTerms> = {}) =>
  computeTaxes(
    amounts.map((amount) => ({ category: "telecom", amount })),
    { regime, exemptions: [], precision: CENTS, ...changes },
  );

describe("exclusive taxes", () => {
  it("R-5: 140 + GST 5 % + QST 9.975 % = 160.97", () => {
    // 140 × 0.05 = 7.00; 140 × 0.09975 = 13.965 → 13.97; 140 + 7.00 + 13.97
    const taxes = of(["140.00"], { prices: "exclusive", taxes: [GST, QST] });
    expect(taxes.lines).toEqual([
      { taxId: 1, name: "GST", category: "telecom", rate: "5", base: "140.00", amount: "7.00" },
      { taxId: 2, name: "QST", category: "telecom", rate: "9.975", base: "140.00", amount: "13.97" },
    ]);
    expect([taxes.net, taxes.tax, taxes.total]).toEqual(["140.00", "20.97", "160.97"]);
  });

  it("R-5: 1,091.50 at 15 % is 163.73 in the header and in the subtotal, however many lines it is", () => {
    for (const lines of [["1091.50"], ["545.75", "545.75"], ["363.83", "363.83", "363.84"]]) {
      const taxes = of(lines, vat("15"));
      expect(taxes.lines.map(({ amount }) => amount)).toEqual(["163.73"]);
      expect([taxes.tax, money.sum(taxes.parts.map((part) => part.tax))]).toEqual(["163.73", "163.73"]);
    }
  });

  it("R-5 control: rounding line by line would have come to another tax", () => {
    const single = ["363.83", "363.83", "363.84"].map((amount) => of([amount], vat("15")).tax);
    expect([single, money.sum(single)]).toEqual([["54.57", "54.57", "54.58"], "163.72"]);
  });

  it.each([
    ["R-2: 769.00 + 20 %", "769.00", "20", "153.80", "922.80"],
    ["R-3: 200 + 25 %", "200.00", "25", "50.00", "250.00"],
    ["R-3: 29/30 of 200, + 25 %", "193.33", "25", "48.33", "241.66"],
    ["R-3: 29/30 of 160, + 25 %", "154.67", "25", "38.67", "193.34"],
    ["R-3: 6/7 of 29.99, + 23.33 %", "25.71", "23.33", "6.00", "31.71"],
    ["a credit is taxed like a charge", "-193.33", "25", "-48.33", "-241.66"],
  ])("%s", (_name, net, percent, amount, total) => {
    const taxes = of([net], vat(percent));
    expect([taxes.net, taxes.tax, taxes.total]).toEqual([net, amount, total]);
  });

  it("takes a compound tax on the amount and the taxes before it, as shown", () => {
    // 5 % of 100.10 = 5.005 → 5.01; 10 % of (100.10 + 5.01) = 10.511 → 10.51
    const taxes = of(["100.10"], { prices: "exclusive", taxes: [GST, tax(2, "Surcharge", "10", true)] });
    expect(taxes.lines.map(({ base, amount }) => [base, amount])).toEqual([
      ["100.10", "5.01"],
      ["105.11", "10.51"],
    ]);
  });

  it("rounds each tax with the class's decimals and method", () => {
    // 1.50 × 9.5 % = 0.1425
    const by = (precision: Precision) => of(["1.50"], vat("9.5"), { precision }).tax;
    expect(by({ decimals: 2, method: "half-up" })).toBe("0.14");
    expect(by({ decimals: 2, method: "away-from-zero" })).toBe("0.15");
    expect(by({ decimals: 3, method: "half-even" })).toBe("0.142");
    expect(by({ decimals: 3, method: "half-up" })).toBe("0.143");
    expect(by({ decimals: 0, method: "away-from-zero" })).toBe("1.00");
  });
});

describe("inclusive taxes", () => {
  it("R-5: 3 × 1.10 gross at 5 % is 3.30 exactly", () => {
    // 3.30 × 5 / 105 = 0.15714 → 0.16, leaving 3.14
    const taxes = of(["1.10", "1.10", "1.10"], vat("5", "inclusive"));
    expect([taxes.net, taxes.tax, taxes.total]).toEqual(["3.14", "0.16", "3.30"]);
    expect(taxes.parts.map(({ net, tax: part }) => money.add(net, part))).toEqual(["1.10", "1.10", "1.10"]);
  });

  it("R-5 control: taking the tax out of each piece would have come to 3.31 from outside", () => {
    const net = money.multiply("1.10", { numerator: 100, denominator: 105 }, 2);
    expect(of([net, net, net], vat("5")).total).toBe("3.31");
  });

  it("takes several taxes out of one price at once", () => {
    // 114.975 holds 100 + 5 + 9.975; as 114.98: 114.98 × 5 / 114.975 = 5.0002, × 9.975 / 114.975 = 9.9754
    const taxes = of(["114.98"], { prices: "inclusive", taxes: [GST, QST] });
    expect(taxes.lines.map(({ base, amount }) => [base, amount])).toEqual([
      ["100.00", "5.00"],
      ["100.00", "9.98"],
    ]);
  });

  it("takes a compound tax out too: 115.50 is 100, 5 % and 10 % on both", () => {
    const taxes = of(["115.50"], { prices: "inclusive", taxes: [GST, tax(2, "Surcharge", "10", true)] });
    expect(taxes.lines.map(({ base, amount }) => [base, amount])).toEqual([
      ["100.00", "5.00"],
      ["105.00", "10.50"],
    ]);
  });
});

describe("categories", () => {
  const regime: TaxRegime = {
    prices: "exclusive",
    taxes: [
      {
        id: 1,
        name: "VAT",
        compound: false,
        rates: [
          { category: "books", percent: "7" },
          { category: "zero", percent: "0" },
          { category: "telecom", percent: "19" },
        ],
      },
      { id: 2, name: "Telecom levy", compound: false, rates: [{ category: "telecom", percent: "1.5" }] },
    ],
  };
  const terms: TaxTerms = { regime, exemptions: [], precision: CENTS };

  it("B8: each tax is taken on its category's base, not on the lines", () => {
    const charged = ["0.33", "0.33", "0.33"].flatMap((amount) => [
      { category: "telecom", amount },
      { category: "books", amount },
    ]);
    // telecom 0.99 × 19 % = 0.1881, × 1.5 % = 0.01485; books 0.99 × 7 % = 0.0693
    expect(
      computeTaxes(charged, terms).lines.map(({ name, category, base, amount }) => [
        name,
        category,
        base,
        amount,
      ]),
    ).toEqual([
      ["VAT", "books", "0.99", "0.07"],
      ["VAT", "telecom", "0.99", "0.19"],
      ["Telecom levy", "telecom", "0.99", "0.01"],
    ]);
  });

  it("shows a rate of 0, and says nothing of what is not taxed at all", () => {
    const taxes = computeTaxes(
      [
        { category: "zero", amount: "10.00" },
        { category: NOT_TAXED, amount: "5.00" },
      ],
      terms,
    );
    expect(taxes.lines).toEqual([
      { taxId: 1, name: "VAT", category: "zero", rate: "0", base: "10.00", amount: "0.00" },
    ]);
    expect(taxes.total).toBe("15.00");
  });

  it("B5: a category without a rate is an error, never a tax of 0", () => {
    const unknown = (category: string) => () => computeTaxes([{ category, amount: "10.00" }], terms);
    expect(unknown("satellite")).toThrow("no tax rate for the category “satellite”");
    expect(unknown("")).toThrow("what has no tax category");
  });

  it("a rate for everything else covers what has none of its own; no regime at all taxes nothing", () => {
    const open: TaxRegime = {
      ...regime,
      taxes: [
        {
          ...regime.taxes[0]!,
          rates: [
            { category: null, percent: "19" },
            { category: "books", percent: "7" },
          ],
        },
      ],
    };
    const rate = (category: string, of: TaxRegime) =>
      computeTaxes([{ category, amount: "10.00" }], { ...terms, regime: of }).lines.map((line) => line.rate);
    expect(rate("books", open)).toEqual(["7"]);
    expect(rate("", open)).toEqual(["19"]);
    expect(rate("anything", NO_TAX)).toEqual([]);
  });
});

describe("exemptions", () => {
  const both: TaxRegime = { prices: "exclusive", taxes: [GST, QST] };
  it.each([
    ["none", [], ["GST", "QST"], "160.97"],
    ["from one tax", [{ taxId: 1 }], ["QST"], "153.97"],
    ["from every tax", [{ taxId: null }], [], "140.00"],
    ["from a tax that is not charged", [{ taxId: 9 }], ["GST", "QST"], "160.97"],
  ])("%s", (_name, exemptions, names, total) => {
    const taxes = of(["140.00"], both, { exemptions });
    expect([taxes.lines.map(({ name }) => name), taxes.total]).toEqual([names, total]);
  });

  it("a compound tax is taken on less when the tax before it is not paid", () => {
    const regime: TaxRegime = { prices: "exclusive", taxes: [GST, tax(2, "Surcharge", "10", true)] };
    expect(of(["100.00"], regime, { exemptions: [{ taxId: 1 }] }).lines[0]?.base).toBe("100.00");
    expect(of(["100.00"], regime).lines[1]?.base).toBe("105.00");
  });

  it("an exempt customer pays the inclusive price, with no tax in it", () => {
    const taxes = of(["120.00"], vat("20", "inclusive"), { exemptions: [{ taxId: null }] });
    expect([taxes.net, taxes.tax, taxes.total]).toEqual(["120.00", "0.00", "120.00"]);
    expect(of(["120.00"], vat("20", "inclusive")).net).toBe("100.00");
  });
});

describe("regimeProblems", () => {
  it("finds nothing wrong with none, one or several taxes", () => {
    expect(regimeProblems(NO_TAX)).toEqual({});
    expect(regimeProblems({ prices: "inclusive", taxes: [GST, QST] })).toEqual({});
  });

  it("names what can't be used, by field", () => {
    const rates = [
      { category: "a", percent: "1,5" },
      { category: "a", percent: "-1" },
      { category: NOT_TAXED, percent: "1.123456" },
    ];
    const problems = regimeProblems({
      prices: "exclusive",
      taxes: [
        { id: 1, name: " ", compound: true, rates },
        { id: 1, name: "B", compound: false, rates: [] },
        ...[3, 4, 5, 6].map((id) => tax(id, `T${id}`, "1")),
      ],
    });
    expect(Object.keys(problems).sort()).toEqual([
      "taxes",
      "taxes.0.compound",
      "taxes.0.name",
      "taxes.0.rates.0.percent",
      "taxes.0.rates.1.category",
      "taxes.0.rates.1.percent",
      "taxes.0.rates.2.category",
      "taxes.0.rates.2.percent",
      "taxes.1",
      "taxes.1.rates",
    ]);
  });
});

describe("properties", () => {
  const regimes: TaxRegime[] = (["exclusive", "inclusive"] as const).flatMap((prices) => [
    { prices, taxes: [GST] },
    { prices, taxes: [GST, QST] },
    { prices, taxes: [GST, tax(2, "On top", "12.5", true), tax(3, "On all", "0.333", true)] },
  ]);
  const cents = fc.integer({ min: -200_000, max: 200_000 });

  it("B8: parts add up to the header, header to the total, and an inclusive price never changes (20,000 runs)", () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 4 }), fc.nat(17), (units, mix) => {
        const regime = regimes[mix % 6] ?? NO_TAX;
        const method = (["half-up", "half-even", "away-from-zero"] as const)[mix % 3] ?? "half-up";
        const amounts = units.map((value) => money.multiply("0.01", { numerator: value, denominator: 1 }));
        const charged = amounts.map((amount, index) => ({ category: index % 2 ? "a" : "b", amount }));
        const taxes = computeTaxes(charged, {
          regime,
          exemptions: [],
          precision: { decimals: 2, method },
        });
        const kept = regime.prices === "inclusive" ? taxes.total : taxes.net;
        return (
          money.sum(taxes.parts.map((part) => part.net)) === taxes.net &&
          money.sum(taxes.parts.map((part) => part.tax)) === taxes.tax &&
          money.sum(taxes.lines.map((line) => line.amount)) === taxes.tax &&
          kept === money.sum(amounts)
        );
      }),
      { numRuns: runs(20_000), seed: 20260601 },
    );
  });
});
