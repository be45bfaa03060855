import { expect, it } from "vitest";
import { planMisfit } from "./product-fit";

const product = { resellerId: 3, currency: "USD" };
const plan = { resellerId: 3, currency: "USD", archived: false };

it("takes a plan of the same owner and currency", () => {
  expect(planMisfit(plan, product)).toBeNull();
});

it("refuses a plan of another owner, the company's own included", () => {
  expect(planMisfit({ ...plan, resellerId: 0 }, product)).not.toBeNull();
});

it("refuses a plan in another currency, naming both", () => {
  expect(planMisfit({ ...plan, currency: "EUR" }, product)).toMatch(/EUR.*USD/);
});

it("refuses an archived plan", () => {
  expect(planMisfit({ ...plan, archived: true }, product)).toContain("archived");
});
