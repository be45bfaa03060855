import { describe, expect, it } from "vitest";
import type { FeeAdjustment } from "./fee-terms";
import { type RecurringTerms, recurringFee } from "./recurring-fee";

const terms: RecurringTerms = {
  planFees: [{ billingPeriod: "monthly", periods: 0, fee: "20.00" }],
  adjustments: [],
  customerDiscountPercent: "0",
  decimals: 2,
  rounding: "half-up",
  billingPeriod: "monthly",
};
const off = (value: string, more: Partial<FeeAdjustment> = {}): FeeAdjustment => ({
  kind: "discount",
  unit: "fixed",
  value,
  reason: "",
  ...more,
});

describe("recurringFee", () => {
  it("is the plan's fee when nothing changes it", () => {
    expect(recurringFee(terms)).toBe("20.00");
  });

  it("counts an adjustment without an end, also one that has yet to begin, and no adjustment that ends", () => {
    expect(recurringFee({ ...terms, adjustments: [off("3")] })).toBe("17.00");
    expect(recurringFee({ ...terms, adjustments: [off("3", { startsOn: "2099-01-01" })] })).toBe("17.00");
    expect(recurringFee({ ...terms, adjustments: [off("3", { endsOn: "2099-01-01" })] })).toBe("20.00");
  });

  it("never falls below zero by discounts, and adds upcharges after them", () => {
    expect(recurringFee({ ...terms, adjustments: [off("30")] })).toBe("0.00");
    expect(recurringFee({ ...terms, adjustments: [off("30"), off("5", { kind: "upcharge" })] })).toBe("5.00");
  });

  it("gives the customer's default discount only where the subscription has no lasting adjustment of its own", () => {
    expect(recurringFee({ ...terms, customerDiscountPercent: "10" })).toBe("18.00");
    expect(recurringFee({ ...terms, customerDiscountPercent: "10", adjustments: [off("1")] })).toBe("19.00");
    const temporary = off("1", { endsOn: "2026-12-31" });
    expect(recurringFee({ ...terms, customerDiscountPercent: "10", adjustments: [temporary] })).toBe("18.00");
  });

  it("refuses a plan without a fee for the billing period instead of calling it free", () => {
    expect(() => recurringFee({ ...terms, billingPeriod: "weekly" })).toThrow(/no fee/);
  });
});
