import { describe, expect, it } from "vitest";
import { settledRegime, type TypedTax } from "./typed-regime";

const tax = (more: Partial<TypedTax> = {}): TypedTax => ({
  taxId: null,
  name: "VAT",
  compound: false,
  percent: "20",
  rates: [],
  ...more,
});

describe("a regime as it was typed", () => {
  it("keeps the rates of categories in their order and the rate for everything else last", () => {
    const { taxes, problems } = settledRegime("exclusive", [
      tax({ taxId: 7, rates: [{ category: "books", percent: "5,50 %" }] }),
    ]);
    expect(problems).toEqual({});
    expect(taxes).toEqual([
      {
        taxId: 7,
        name: "VAT",
        compound: false,
        rates: [
          { category: "books", percent: "5.5" },
          { category: null, percent: "20" },
        ],
      },
    ]);
  });

  it("takes a rate of 0 as a rate, and none at all as a mistake", () => {
    expect(settledRegime("exclusive", [tax({ percent: "0" })]).problems).toEqual({});
    expect(settledRegime("exclusive", [tax({ percent: "" })]).problems).toEqual({
      "taxes.0.percent": ["Give the tax a rate."],
    });
  });

  it("tells every mistake at the row where it was typed, whatever rows before it were left empty", () => {
    const rates = [null, { category: "books", percent: "5" }, { category: "books", percent: "many" }];
    const { problems } = settledRegime("exclusive", [
      null,
      tax({ compound: true, percent: "1000.5", rates }),
      null,
      tax({ name: " ", rates: [{ category: "", percent: "3" }] }),
    ]);
    expect(Object.keys(problems).sort()).toEqual([
      "taxes.1.compound",
      "taxes.1.percent",
      "taxes.1.rates.2.category",
      "taxes.1.rates.2.percent",
      "taxes.3.name",
      "taxes.3.rates.0.category",
    ]);
  });

  it("is no tax at all without a row", () => {
    expect(settledRegime("inclusive", [null, null])).toEqual({ taxes: [], problems: {} });
  });
});
