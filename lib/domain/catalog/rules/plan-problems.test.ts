import { describe, expect, it } from "vitest";
import { planProblems, settledTerms, type TypedTerms } from "./plan-problems";

const sound: TypedTerms = {
  name: "Essentials",
  endUserName: "",
  invoiceDescription: "",
  chargeModel: "in_advance",
  advancePeriods: 1,
  activationMode: "start_date",
  activationFee: "0.00",
  prorateFirst: true,
  prorateLast: true,
  roundingDecimals: 2,
  roundingMethod: "half-up",
  minimumPeriods: 0,
  cancellationFeeKind: "none",
  cancellationFee: "0.00",
  creditWhenExpired: false,
  creditWhenBlocked: false,
  creditWhenSuspended: false,
  creditWhenNoFunds: false,
  multiple: false,
  obligatory: false,
  fees: [{ billingPeriod: "monthly", periods: 0, fee: "20.00" }],
  promotions: [],
};
const problems = (change: Partial<TypedTerms>) => Object.keys(planProblems({ ...sound, ...change }));
const month = (periods: number, fee: string) => ({ billingPeriod: "monthly" as const, periods, fee });
const promotion = (fromPeriod: number, periods: number, value: string | null = "5.00") => ({
  fromPeriod,
  periods,
  kind: "fixed_fee" as const,
  value,
});

it("finds nothing wrong with a sound plan", () => {
  expect(problems({})).toEqual([]);
});

it("wants at least one period when charged in advance, and only then", () => {
  expect(problems({ advancePeriods: 0 })).toEqual(["advancePeriods"]);
  expect(problems({ chargeModel: "at_end", advancePeriods: 0 })).toEqual([]);
});

describe("fees", () => {
  it("have at least one running fee; a price for several periods is none", () => {
    expect(problems({ fees: [] })).toEqual(["fees.0.fee"]);
    expect(problems({ fees: [null, null] })).toEqual(["fees.0.fee"]);
    expect(problems({ fees: [month(12, "200.00")] })).toContain("fees.0.fee");
  });

  it("are given once for a length and number of periods, the row named being the second", () => {
    expect(problems({ fees: [month(0, "20.00"), null, month(0, "25.00")] })).toEqual(["fees.2.fee"]);
  });

  it("for several periods need two periods, the single fee, and no surcharge", () => {
    expect(problems({ fees: [month(0, "20.00"), month(1, "20.00")] })).toEqual(["fees.1.periods"]);
    const weekly = { billingPeriod: "weekly" as const, periods: 4, fee: "1.00" };
    expect(problems({ fees: [month(0, "20.00"), weekly] })).toEqual(["fees.1.billingPeriod"]);
    expect(problems({ fees: [month(0, "20.00"), month(12, "240.01")] })).toEqual(["fees.1.fee"]);
    expect(problems({ fees: [month(0, "20.00"), month(12, "240.00")] })).toEqual([]);
  });
});

describe("promotional periods", () => {
  it("may touch but not overlap, in whichever order they are typed", () => {
    expect(problems({ promotions: [promotion(1, 2), promotion(3, 1)] })).toEqual([]);
    expect(problems({ promotions: [promotion(1, 3), promotion(3, 1)] })).toEqual(["promotions.1.fromPeriod"]);
    expect(problems({ promotions: [promotion(5, 2), null, promotion(1, 5)] })).toEqual([
      "promotions.2.fromPeriod",
    ]);
    expect(problems({ promotions: [promotion(1, 9), promotion(2, 1), promotion(20, 1)] })).toEqual([
      "promotions.1.fromPeriod",
    ]);
  });

  it("take off more than nothing and at most everything", () => {
    const off = (value: string | null) =>
      problems({ promotions: [{ fromPeriod: 1, periods: 1, kind: "percent_off", value }] });
    expect(off("100.00")).toEqual([]);
    for (const value of ["0.00", "100.00001", null]) expect(off(value)).toEqual(["promotions.0.value"]);
  });

  it("at a fixed fee need the fee, which may be zero; free ones need nothing", () => {
    expect(problems({ promotions: [promotion(1, 1, null)] })).toEqual(["promotions.0.value"]);
    expect(problems({ promotions: [promotion(1, 1, "0.00")] })).toEqual([]);
    expect(problems({ promotions: [{ ...promotion(1, 1, null), kind: "free" }] })).toEqual([]);
  });
});

describe("the fee for leaving early", () => {
  it("needs an amount when it is fixed", () => {
    const fixed = { cancellationFeeKind: "fixed" as const, minimumPeriods: 12 };
    expect(problems(fixed)).toEqual(["cancellationFee"]);
    expect(problems({ ...fixed, cancellationFee: "50.00" })).toEqual([]);
  });

  it("needs a minimum number of periods to be early in", () => {
    expect(problems({ cancellationFeeKind: "remaining" })).toEqual(["minimumPeriods"]);
    expect(problems({ cancellationFeeKind: "remaining", minimumPeriods: 12 })).toEqual([]);
  });
});

describe("settled terms", () => {
  it("keep no empty row and put promotions in order", () => {
    const { fees, promotions } = settledTerms({
      ...sound,
      fees: [null, month(12, "200.00"), month(0, "20.00"), null],
      promotions: [promotion(4, 1), null, { ...promotion(1, 3), kind: "free", value: "9.00" }],
    });
    expect(fees.map((fee) => fee.periods)).toEqual([0, 12]);
    expect(promotions.map((row) => [row.fromPeriod, row.value])).toEqual([
      [1, "0.00"],
      [4, "5.00"],
    ]);
  });

  it("forget what the chosen kinds leave no meaning for", () => {
    const settled = settledTerms({
      ...sound,
      chargeModel: "progressive",
      advancePeriods: 6,
      cancellationFee: "50.00",
    });
    expect(settled).toMatchObject({ advancePeriods: 1, cancellationFee: "0.00" });
  });
});
