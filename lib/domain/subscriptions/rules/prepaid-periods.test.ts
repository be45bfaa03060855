import { describe, expect, it } from "vitest";
import { brief, due, timeline, total } from "@/lib/testing/charging-timeline";

describe("several periods paid at once", () => {
  const planFees = [
    { billingPeriod: "monthly", periods: 0, fee: "30" },
    { billingPeriod: "monthly", periods: 3, fee: "80" },
  ] as const;
  const three = { planFees, prepaidPeriods: 3 };

  it("are charged a period each that add up to their price, again when they are used up", () => {
    // 80 / 3 = 26.67 + 26.67 + 26.66
    expect(timeline(three, ["2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01"])).toEqual([
      ["2026-06-01 2026-07-01 26.67", "2026-07-01 2026-08-01 26.67", "2026-08-01 2026-09-01 26.66"],
      [],
      ["2026-09-01 2026-10-01 26.67", "2026-10-01 2026-11-01 26.67", "2026-11-01 2026-12-01 26.66"],
      [],
    ]);
  });

  it("begin with the first whole period; a first part costs its days of the single fee", () => {
    const [part, ...block] = due({ ...three, activatedOn: "2026-06-11" }, "2026-07-01");
    expect(part).toMatchObject({ amount: "20.00", fullFee: "30.00" });
    expect(total(block)).toBe("80.00");
    expect(block[0]?.steps).toEqual([{ label: "One of 3 periods paid at once", amount: "26.67" }]);
  });

  it("are what a plan charges that has a price for as many as it charges ahead", () => {
    expect(total(due({ planFees, advancePeriods: 3 }, "2026-07-01"))).toBe("80.00");
    expect(total(due({ planFees, advancePeriods: 3, prepaidPeriods: 0 }, "2026-07-01"))).toBe("120.00");
    expect(total(due({ planFees, advancePeriods: 2 }, "2026-07-01"))).toBe("90.00");
    expect(total(due({ planFees, advancePeriods: 3, chargeModel: "at_end" }, "2026-07-01"))).toBe("30.00");
  });

  it("don't have their price where the end is known to lie among them", () => {
    expect(brief(due({ ...three, finishOn: "2026-07-31" }, "2026-07-01"))).toEqual([
      "2026-06-01 2026-07-01 30.00",
      "2026-07-01 2026-08-01 30.00",
    ]);
    expect(total(due({ ...three, finishOn: "2026-08-31" }, "2026-07-01"))).toBe("80.00");
  });

  it("reach far enough where more is charged ahead than is paid at once", () => {
    expect(due({ ...three, advancePeriods: 6 }, "2026-07-01").at(-1)?.to).toBe("2026-12-01");
    // with August's close three of the six are used up
    expect(due({ ...three, advancePeriods: 6 }, "2026-08-01").at(-1)?.to).toBe("2026-12-01");
    expect(due({ ...three, advancePeriods: 6 }, "2026-09-01").at(-1)?.to).toBe("2027-03-01");
  });

  it("B5: without a price for them are refused, never billed as zero", () => {
    expect(() => due({ ...three, prepaidPeriods: 12 }, "2026-07-01")).toThrow(/no price for 12 periods/);
  });
});
