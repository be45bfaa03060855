import { expect, it } from "vitest";
import { availableFunds } from "./funds";

it.each([
  ["a paid-in balance is spendable", "0", "-23.62", "23.62"],
  ["no limit counts as zero", null, "-23.62", "23.62"],
  ["a negative limit keeps a reserve", "-5", "-23.62", "18.62"],
  ["nothing paid in is nothing to spend", "0", "0", "0.00"],
  ["a debt is less than nothing to spend", null, "4", "-4.00"],
])("%s", (_, creditLimit, balance, funds) => {
  expect(availableFunds({ balanceControl: "prepaid", creditLimit, balance })).toBe(funds);
});

it("postpaid customers have no available funds, they owe", () => {
  expect(availableFunds({ balanceControl: "postpaid", creditLimit: "50", balance: "37.61" })).toBeNull();
});
