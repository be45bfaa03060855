import { describe, expect, it } from "vitest";
import type { PlanTerms } from "./plan-terms";
import { describePlan } from "./plan-words";

const plan: PlanTerms & { currency: string } = {
  name: "Essentials",
  endUserName: "",
  invoiceDescription: "",
  currency: "USD",
  chargeModel: "in_advance",
  advancePeriods: 1,
  activationMode: "start_date",
  activationFee: "0.00",
  prorateFirst: true,
  prorateLast: false,
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
const words = (change: Partial<typeof plan> = {}) =>
  Object.fromEntries(describePlan({ ...plan, ...change }).map(({ subject, text }) => [subject, text]));

describe("a plan in plain words", () => {
  it("says every fee with its length, and what paying ahead costs", () => {
    const fees = [
      { billingPeriod: "monthly" as const, periods: 0, fee: "45.00" },
      { billingPeriod: "weekly" as const, periods: 0, fee: "10.50" },
      { billingPeriod: "monthly" as const, periods: 12, fee: "450.00" },
    ];
    expect(words({ fees })["The fee"]).toMatch(
      /^45\.00 USD for a month, .*; 10\.50 USD for a week\. Customers/,
    );
    expect(words({ fees })["Several periods at once"]).toBe(
      "Paid at once: 12 × a calendar month: 450.00 USD.",
    );
    expect(words()["Several periods at once"]).toBeUndefined();
  });

  it("tells the two kinds of month apart only where their prices differ", () => {
    const month = { billingPeriod: "monthly" as const, periods: 0, fee: "20.00" };
    expect(words()["The fee"]).toContain("from its first or from the customer's own day");
    const both = [month, { ...month, billingPeriod: "anniversary" as const, fee: "21.00" }];
    expect(words({ fees: both })["The fee"]).toContain(
      "20.00 USD for a calendar month; 21.00 USD for a month counted",
    );
  });

  it("says that some customers can't have it only where that is so", () => {
    const kinds = ["daily", "weekly", "semimonthly", "monthly", "days30"] as const;
    const fees = kinds.map((billingPeriod) => ({ billingPeriod, periods: 0, fee: "1.00" }));
    expect(words({ fees })["The fee"]).not.toContain("can't have");
    expect(words({ fees: fees.slice(1) })["The fee"]).toContain("can't have");
  });

  it("works an example of 20 of June's 30 days, rounded as the plan rounds", () => {
    expect(words()["For example"]).toContain("20.00 USD × 20 ÷ 30 = 13.33 USD");
    expect(words({ roundingDecimals: 4 })["For example"]).toContain("13.3333 USD");
    expect(words({ prorateFirst: false })["For example"]).toBeUndefined();
  });

  it("tells the three ways of charging apart", () => {
    expect(words()["When it is charged"]).toContain("1 whole period after it");
    expect(words({ advancePeriods: 3 })["When it is charged"]).toContain("3 whole periods after it");
    expect(words({ chargeModel: "at_end" })["When it is charged"]).toContain("At the end");
    expect(words({ chargeModel: "progressive" })["When it is charged"]).toContain("Day by day");
  });

  it("names promotional periods by their numbers", () => {
    const promotions = [
      { fromPeriod: 1, periods: 1, kind: "free" as const, value: "0.00" },
      { fromPeriod: 2, periods: 2, kind: "percent_off" as const, value: "50.00" },
      { fromPeriod: 6, periods: 1, kind: "fixed_fee" as const, value: "9.90" },
    ];
    expect(words({ promotions }).Promotion).toMatch(
      /^Period 1: free; Periods 2 to 3: 50% off; Period 6: 9\.90 USD/,
    );
    const whole = [{ fromPeriod: 1, periods: 1, kind: "percent_off" as const, value: "100.00" }];
    expect(words({ promotions: whole }).Promotion).toContain("100% off");
  });

  it("says what leaving early costs", () => {
    expect(words()["When it may end"]).toBe("At any time, without a fee.");
    const committed = { minimumPeriods: 12 };
    expect(words(committed)["When it may end"]).toContain("Leaving earlier costs nothing");
    expect(
      words({ ...committed, cancellationFeeKind: "fixed", cancellationFee: "50.00" })["When it may end"],
    ).toContain("costs 50.00 USD");
    expect(words({ ...committed, cancellationFeeKind: "remaining" })["When it may end"]).toContain(
      "fees of the periods that are left",
    );
  });

  it("says for which days the fee is given back", () => {
    expect(words().Credits).toMatch(/^None/);
    expect(words({ creditWhenSuspended: true }).Credits).toContain("is suspended,");
    expect(words({ creditWhenSuspended: true, creditWhenBlocked: true }).Credits).toContain(
      "is blocked or suspended,",
    );
  });
});
