import { expect, it } from "vitest";
import { classMisfit } from "./class-fit";

const customer = { resellerId: 7, currency: "EUR" };

it("lets a class without a currency serve customers of any currency", () => {
  expect(classMisfit({ resellerId: 7, currency: null }, customer)).toBeNull();
  expect(classMisfit({ resellerId: 7, currency: null }, { ...customer, currency: "JPY" })).toBeNull();
});

it("keeps a class with a currency to customers of that currency", () => {
  expect(classMisfit({ resellerId: 7, currency: "EUR" }, customer)).toBeNull();
  expect(classMisfit({ resellerId: 7, currency: "USD" }, customer)).toContain("USD");
});

it("refuses a class of another owner, the company's own included", () => {
  expect(classMisfit({ resellerId: 0, currency: null }, customer)).not.toBeNull();
  expect(classMisfit({ resellerId: 8, currency: "EUR" }, customer)).not.toBeNull();
});
