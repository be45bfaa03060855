import { describe, expect, it } from "vitest";
import { droppedPeriods, type PlanFee, runningFee } from "./plan-terms";

const fee = (billingPeriod: PlanFee["billingPeriod"], amount: string, periods = 0): PlanFee => ({
  billingPeriod,
  periods,
  fee: amount,
});

describe("the running fee", () => {
  const fees = [fee("monthly", "45.00"), fee("weekly", "10.50"), fee("monthly", "450.00", 12)];

  it("is the one of the billing period, never a division of another", () => {
    expect(runningFee(fees, "weekly")).toBe("10.50");
    expect(runningFee(fees, "monthly")).toBe("45.00");
    expect(runningFee(fees, "daily")).toBeNull();
  });

  it("of a month holds whichever day the month begins on", () => {
    expect(runningFee(fees, "anniversary")).toBe("45.00");
    expect(runningFee([fee("anniversary", "30.00")], "monthly")).toBe("30.00");
    expect(runningFee(fees, "days30")).toBeNull();
  });

  it("is never a price for several periods at once", () => {
    expect(runningFee([fee("monthly", "450.00", 12)], "monthly")).toBeNull();
  });

  it("of zero is a fee", () => {
    expect(runningFee([fee("monthly", "0.00")], "monthly")).toBe("0.00");
  });
});

describe("dropped billing periods", () => {
  it("are those that lose their fee and have no other to fall back on", () => {
    const before = [fee("monthly", "45.00"), fee("anniversary", "46.00"), fee("weekly", "10.50")];
    expect(droppedPeriods(before, [fee("monthly", "45.00"), fee("weekly", "11.00")])).toEqual([]);
    expect(droppedPeriods(before, [fee("daily", "2.00")])).toEqual(["weekly", "monthly", "anniversary"]);
  });
});
