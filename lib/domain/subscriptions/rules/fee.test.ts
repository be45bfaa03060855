import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/platform/errors";
import * as money from "@/lib/platform/money";
import { addDays, fromDayNumber } from "@/lib/platform/time";
import { adjustmentLabel, feeForPeriod } from "./fee";
import type { FeeAdjustment, FeeTerms, Promotion } from "./fee-terms";
import { nthPeriod, periodOf } from "./periods";

const terms: FeeTerms = {
  planFees: [
    { billingPeriod: "monthly", periods: 0, fee: "30.00000" },
    { billingPeriod: "monthly", periods: 12, fee: "300" },
    { billingPeriod: "weekly", periods: 0, fee: "8.50" },
  ],
  promotions: [],
  adjustments: [],
  chargeModel: "in_advance",
  activationMode: "start_date",
  billingPeriod: "monthly",
  anchorDay: 1,
  activatedOn: "2026-01-01",
  startOn: "2026-01-01",
  finishOn: null,
  prorateFirst: true,
  prorateLast: true,
  decimals: 2,
  rounding: "half-up",
};
const june = periodOf("monthly", 1, "2026-06-01");
const charge = (changes: Partial<FeeTerms>, period = june) => feeForPeriod({ ...terms, ...changes }, period);
const fees = (changes: Partial<FeeTerms>, count: number, from = "2026-01-01") =>
  Array.from({ length: count }, (_, n) => charge(changes, nthPeriod("monthly", 1, from, n)).fee);

const discount = (value: string, unit: FeeAdjustment["unit"] = "fixed"): FeeAdjustment => ({
  kind: "discount",
  unit,
  value,
  reason: "Loyalty",
});
const upcharge = (value: string, unit: FeeAdjustment["unit"] = "fixed"): FeeAdjustment => ({
  kind: "upcharge",
  unit,
  value,
  reason: "Static IP",
});

describe("proration", () => {
  it("11–30 June is 20 of 30 days", () => {
    // 30.00 × 20 / 30 = 20.00
    expect(charge({ activatedOn: "2026-06-11" })).toMatchObject({
      fee: "20.00",
      steps: [
        { label: "Standard fee", amount: "30.00" },
        { label: "20 of 30 days", amount: "-10.00" },
      ],
    });
    expect(charge({ activatedOn: "2026-06-11", prorateFirst: false }).fee).toBe("30.00");
  });

  it("P-1: 29 of 31 days of 249.95 is 233.82; P-2: 14 of 31 days is 112.88", () => {
    const planFees = [{ billingPeriod: "monthly", periods: 0, fee: "249.95" }] as const;
    const may = periodOf("monthly", 1, "2026-05-01");
    expect(charge({ planFees, activatedOn: "2026-05-03" }, may).fee).toBe("233.82");
    expect(charge({ planFees, activatedOn: "2026-05-18" }, may).fee).toBe("112.88");
  });

  it("the last day counts, and a switch off charges the whole last period", () => {
    expect(charge({ finishOn: "2026-06-10" }).fee).toBe("10.00");
    expect(charge({ finishOn: "2026-06-10", prorateLast: false }).fee).toBe("30.00");
    expect(charge({ finishOn: "2026-06-30" }).fee).toBe("30.00");
  });

  it.each([
    [true, true, "5.00"],
    [false, true, "15.00"],
    [true, false, "20.00"],
    [false, false, "30.00"],
  ])("B18: 11–15 June with prorate first %s and last %s is %s of 30.00", (prorateFirst, prorateLast, fee) => {
    expect(charge({ activatedOn: "2026-06-11", finishOn: "2026-06-15", prorateFirst, prorateLast }).fee).toBe(
      fee,
    );
  });

  it("a plan charged daily is prorated whatever the switches say", () => {
    const off = { prorateFirst: false, prorateLast: false, chargeModel: "progressive" } as const;
    expect(charge({ ...off, activatedOn: "2026-06-11" }).fee).toBe("20.00");
    expect(charge({ ...off, finishOn: "2026-06-10" }).fee).toBe("10.00");
  });

  it.each([
    ["before activation", { activatedOn: "2026-07-01", startOn: "2026-07-01" }],
    ["after the finish", { finishOn: "2026-05-31" }],
    ["when cancelled before it began", { activatedOn: null, startOn: "2026-06-15", finishOn: "2026-06-14" }],
    ["while a first use is awaited", { activatedOn: null, activationMode: "first_use" }],
  ] as const)("costs 0.00 %s, also without proration", (_name, changes) => {
    expect(charge(changes).fee).toBe("0.00");
    expect(charge({ ...changes, prorateFirst: false, prorateLast: false }).fee).toBe("0.00");
  });

  it("rounds once, by the plan's decimals and method", () => {
    const third = {
      activatedOn: "2026-06-21",
      planFees: [{ billingPeriod: "monthly", periods: 0, fee: "10" }],
    } as const;
    expect(charge(third).fee).toBe("3.33");
    expect(charge({ ...third, rounding: "away-from-zero" }).fee).toBe("3.34");
    expect(charge({ ...third, decimals: 0 }).fee).toBe("3.00");
    expect(charge({ ...third, decimals: 5 }).fee).toBe("3.33333");
    expect(charge(third).steps.at(-1)).toEqual({ label: "Rounding", amount: "-0.00333" });
  });

  it("B18: the months before and after an activation day add up to the price, for any day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 29 }), fc.constantFrom("249.95", "29.99", "0.01"), (day, fee) => {
        const planFees = [{ billingPeriod: "monthly", periods: 0, fee }] as const;
        const cut = addDays(june.start, day);
        const before = charge({ planFees, decimals: 5, finishOn: addDays(cut, -1) }).fee;
        const after = charge({ planFees, decimals: 5, activatedOn: cut }).fee;
        const gap = money.abs(money.subtract(money.add(before, after), fee));
        expect(money.compare(gap, "0.00001")).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe("the price", () => {
  it("is the one of the customer's billing period, not a division of the month", () => {
    const week = periodOf("weekly", 1, "2026-06-03");
    expect(charge({ billingPeriod: "weekly" }, week).fee).toBe("8.50");
  });

  it("of a month counts for an anniversary month too", () => {
    const period = periodOf("anniversary", 15, "2026-06-20");
    expect(charge({ billingPeriod: "anniversary", anchorDay: 15 }, period).fee).toBe("30.00");
  });

  it("B5: a missing price is refused, never billed as zero", () => {
    expect(() => charge({ billingPeriod: "daily" }, periodOf("daily", 1, "2026-06-01"))).toThrow(DomainError);
    expect(() => charge({ planFees: [{ billingPeriod: "monthly", periods: 12, fee: "300" }] })).toThrow(
      DomainError,
    );
  });
});

describe("promotions", () => {
  const free: Promotion = { fromPeriod: 1, periods: 1, kind: "free", value: "0" };

  it("count periods from the one of activation", () => {
    const promotions: Promotion[] = [
      free,
      { fromPeriod: 2, periods: 2, kind: "percent_off", value: "50" },
      { fromPeriod: 5, periods: 1, kind: "fixed_fee", value: "9.99" },
    ];
    expect(fees({ promotions, activatedOn: "2026-01-17" }, 6)).toEqual([
      "0.00",
      "15.00",
      "15.00",
      "30.00",
      "9.99",
      "30.00",
    ]);
  });

  it("end on the last day of the last promotional period in a row", () => {
    const promotions: Promotion[] = [free, { fromPeriod: 2, periods: 2, kind: "percent_off", value: "50" }];
    expect(charge({ promotions, activatedOn: "2026-06-17" }).promotionEndsOn).toBe("2026-08-31");
    expect(charge({ promotions, activatedOn: "2026-04-17" }).promotionEndsOn).toBe("2026-06-30");
    expect(charge({ promotions, activatedOn: "2026-03-17" }).promotionEndsOn).toBeNull();
  });

  it("taken away, still hold for the period in which that happened", () => {
    const promotions: Promotion[] = [{ ...free, periods: 12 }];
    const changes = { promotions, promotionRemovedOn: "2026-02-10" };
    expect(fees(changes, 3)).toEqual(["0.00", "0.00", "30.00"]);
    expect(charge(changes, periodOf("monthly", 1, "2026-01-01")).promotionEndsOn).toBe("2026-02-28");
    expect(fees({ promotions, promotionRemovedOn: "2026-01-01" }, 2)).toEqual(["30.00", "30.00"]);
    expect(fees({ promotions, promotionRemovedOn: "2026-02-01" }, 2)).toEqual(["0.00", "30.00"]);
  });

  it("a percentage above a hundred is free, not a credit", () => {
    expect(
      charge({ promotions: [{ fromPeriod: 1, periods: 99, kind: "percent_off", value: "150" }] }).fee,
    ).toBe("0.00");
  });
});

describe("adjustments", () => {
  it("come after the promotion, discounts before upcharges, percents of the promoted fee", () => {
    const promotions: Promotion[] = [{ fromPeriod: 1, periods: 99, kind: "fixed_fee", value: "20" }];
    // 20.00 − 10 % (2.00) − 5.00 + 50 % (10.00) = 23.00
    const found = charge({
      promotions,
      adjustments: [upcharge("50", "percent"), discount("5"), discount("10", "percent")],
    });
    expect(found.fee).toBe("23.00");
    expect(found.steps).toEqual([
      { label: "Standard fee", amount: "30.00" },
      { label: "Promotion: special fee", amount: "-10.00" },
      { label: "Discount 5.00 (Loyalty)", amount: "-5.00" },
      { label: "Discount 10 % (Loyalty)", amount: "-2.00" },
      { label: "Upcharge 50 % (Static IP)", amount: "10.00" },
    ]);
  });

  it("a discount stops at zero, and an upcharge counts from there", () => {
    expect(charge({ adjustments: [discount("100")] }).fee).toBe("0.00");
    expect(charge({ adjustments: [discount("100"), upcharge("4")] }).fee).toBe("4.00");
  });

  it("are prorated with the fee", () => {
    expect(charge({ activatedOn: "2026-06-16", adjustments: [discount("10")] }).fee).toBe("10.00");
  });

  it("count for a period when in force on its first charged day", () => {
    const dated = { ...discount("10"), startsOn: "2026-02-01", endsOn: "2026-03-01" };
    expect(fees({ adjustments: [dated] }, 4)).toEqual(["30.00", "20.00", "20.00", "30.00"]);
    const late = { ...discount("10"), startsOn: "2026-02-02" };
    expect(fees({ adjustments: [late] }, 3)).toEqual(["30.00", "30.00", "20.00"]);
    expect(
      charge({
        activatedOn: "2026-06-15",
        prorateFirst: false,
        adjustments: [{ ...discount("10"), startsOn: "2026-06-15" }],
      }).fee,
    ).toBe("20.00");
  });

  it("the customer's discount counts only where the subscription has no adjustment of its own", () => {
    const customerDiscountPercent = "100.00000";
    expect(charge({ customerDiscountPercent })).toMatchObject({
      fee: "0.00",
      adjustmentText: "Discount 100 % (Customer discount)",
    });
    expect(charge({ customerDiscountPercent, adjustments: [upcharge("1")] }).fee).toBe("31.00");
    expect(charge({ customerDiscountPercent: "0" })).toMatchObject({ fee: "30.00", adjustmentText: "" });
  });

  it.each([
    ["12.50000", "percent", "Discount 12.5 % (Loyalty)"],
    ["100", "percent", "Discount 100 % (Loyalty)"],
    ["5.00000", "fixed", "Discount 5.00 (Loyalty)"],
  ] as const)("%s %s reads “%s”", (value, unit, label) => {
    expect(adjustmentLabel(discount(value, unit))).toBe(label);
  });

  const amounts = fc
    .integer({ min: 1, max: 9_999_999 })
    .map((n) => `${Math.floor(n / 1000)}.${String(n % 1000).padStart(3, "0")}`);
  const adjustment = fc.record({
    kind: fc.constantFrom("discount" as const, "upcharge" as const),
    unit: fc.constantFrom("fixed" as const, "percent" as const),
    value: amounts,
    reason: fc.constant(""),
  });
  const promotion = fc.record({
    fromPeriod: fc.integer({ min: 1, max: 8 }),
    periods: fc.integer({ min: 1, max: 4 }),
    kind: fc.constantFrom("free" as const, "fixed_fee" as const, "percent_off" as const),
    value: amounts,
  });

  it("no promotion, discount or proration makes a fee negative, and the steps always add up to it", () => {
    const days = fc.integer({ min: 20_454, max: 20_800 }).map(fromDayNumber);
    fc.assert(
      fc.property(
        fc.array(adjustment, { maxLength: 4 }),
        fc.array(promotion, { maxLength: 1 }),
        amounts,
        days,
        (adjustments, promotions, fee, on) => {
          const planFees = [{ billingPeriod: "monthly", periods: 0, fee }] as const;
          const found = charge({ planFees, adjustments, promotions, activatedOn: on });
          expect(money.isNegative(found.fee)).toBe(false);
          expect(money.sum(found.steps.map((step) => step.amount))).toBe(found.fee);
        },
      ),
    );
  });

  it("the order of adjustments does not change the fee", () => {
    fc.assert(
      fc.property(fc.array(adjustment, { maxLength: 5 }), (adjustments) => {
        expect(charge({ adjustments: [...adjustments].reverse() }).fee).toBe(charge({ adjustments }).fee);
      }),
    );
  });
});
