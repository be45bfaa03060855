import { describe, expect, it } from "vitest";
import { needsTopUp } from "./top-up";

const prepaid = (balance: string) => ({ balanceControl: "prepaid", balance, creditLimit: "0" });
const postpaid = (balance: string) => ({ balanceControl: "postpaid", balance, creditLimit: "50" });

describe("an automatic top-up", () => {
  it("of a prepaid customer is due when less than the mark is left, and not at the mark", () => {
    expect(needsTopUp(prepaid("-4.99"), "5.00")).toBe(true);
    expect(needsTopUp(prepaid("-5.00"), "5.00")).toBe(false);
  });

  it("of a postpaid customer is due when more than the mark is owed, and not at the mark", () => {
    expect(needsTopUp(postpaid("40.01"), "40")).toBe(true);
    expect(needsTopUp(postpaid("40.00"), "40")).toBe(false);
  });
});
