import { describe, expect, it } from "vitest";
import { currencyName, currencyProblems } from "./currency";

describe("a currency's terms", () => {
  it("holds the base currency's rate at 1, however it is written", () => {
    expect(currencyProblems({ isBase: true, rate: "1.00" })).toEqual({});
    expect(currencyProblems({ isBase: true, rate: "1.00001" })).toHaveProperty("rate");
  });

  it("takes any other rate but zero", () => {
    expect(currencyProblems({ isBase: false, rate: "0.00612" })).toEqual({});
    expect(currencyProblems({ isBase: false, rate: "0.00" })).toHaveProperty("rate");
  });
});

describe("a currency code", () => {
  it("is known when ISO 4217 has it, in upper case", () => {
    expect(currencyName("NOK")).toBe("Norwegian Krone");
    for (const code of ["nok", "ZZZ", "EURO", "", "E1R"]) expect(currencyName(code)).toBeNull();
  });
});
