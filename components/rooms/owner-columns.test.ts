import { expect, it } from "vitest";
import { currencyColumn, inCurrency, sharedCurrency } from "./owner-columns";

const usd = { currency: "USD" };
const eur = { currency: "EUR" };

it("names the currency once where all rows are of one customer and share it", () => {
  const shared = sharedCurrency([usd, usd], undefined);
  expect(inCurrency("Amount", shared)).toBe("Amount, USD");
  expect(currencyColumn(shared)).toEqual([]);
});

it("lets each row name its own among many customers, or where one has several", () => {
  for (const shared of [
    sharedCurrency([usd, usd], "/admin/customers"),
    sharedCurrency([usd, eur], undefined),
  ]) {
    expect(inCurrency("Amount", shared)).toBe("Amount");
    expect(currencyColumn(shared).map(({ key }) => key)).toEqual(["currency"]);
  }
});
