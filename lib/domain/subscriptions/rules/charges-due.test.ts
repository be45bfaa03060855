import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/platform/errors";
import * as money from "@/lib/platform/money";
import { addDays, type PlainDate } from "@/lib/platform/time";
import { brief, due, monthlyFee, timeline, total } from "@/lib/testing/charging-timeline";
import { NOTHING_CHARGED } from "./charge-terms";
import { afterCharges } from "./charges-due";
import { periodOf } from "./periods";

describe("in advance", () => {
  it("F8.2: signed up on 1 June, June and July are on the invoice of 1 July, then a month each", () => {
    // 30 + 30 = 60, then 30
    expect(timeline({}, ["2026-07-01", "2026-08-01", "2026-09-01"])).toEqual([
      ["2026-06-01 2026-07-01 30.00", "2026-07-01 2026-08-01 30.00"],
      ["2026-08-01 2026-09-01 30.00"],
      ["2026-09-01 2026-10-01 30.00"],
    ]);
  });

  it("control: signed up on 11 June, the first month is its 20 of 30 days", () => {
    // 30 × 20 / 30 = 20
    expect(timeline({ activatedOn: "2026-06-11" }, ["2026-07-01"])).toEqual([
      ["2026-06-11 2026-07-01 20.00", "2026-07-01 2026-08-01 30.00"],
    ]);
  });

  it("charges to the end of the N-th whole period after the current one", () => {
    const charges = due({ advancePeriods: 3, activatedOn: "2026-06-11" }, "2026-07-01");
    expect(charges.at(-1)?.to).toBe("2026-10-01");
    // 20 + 3 × 30
    expect(total(charges)).toBe("110.00");
  });

  it("is charged neither before it is active nor before the close, but at once when asked to", () => {
    expect(due({ activatedOn: "2026-07-05" }, "2026-07-01")).toEqual([]);
    expect(due({}, "2026-06-15")).toEqual([]);
    expect(brief(due({}, { through: "2026-06-02", duringPeriod: true }))).toEqual([
      "2026-06-01 2026-07-01 30.00",
      "2026-07-01 2026-08-01 30.00",
    ]);
    expect(due({ activatedOn: null, activationMode: "first_use" }, "2026-07-01")).toEqual([]);
  });

  it("stops with the last day, and not before the period's end where the last one isn't prorated", () => {
    // 10 of 31 days of July: 30 × 10 / 31 = 9.677
    expect(brief(due({ finishOn: "2026-07-10" }, "2026-07-01")).at(-1)).toBe("2026-07-01 2026-07-11 9.68");
    const whole = due({ finishOn: "2026-07-10", prorateLast: false }, "2026-07-01");
    expect(brief(whole).at(-1)).toBe("2026-07-01 2026-08-01 30.00");
    expect(due({ finishOn: "2026-05-31" }, "2026-07-01")).toEqual([]);
  });
});

describe("at end", () => {
  const at_end = { chargeModel: "at_end" } as const;

  it("charges a period once it is over", () => {
    expect(timeline(at_end, ["2026-06-30", "2026-07-01", "2026-07-15", "2026-08-01"])).toEqual([
      [],
      ["2026-06-01 2026-07-01 30.00"],
      [],
      ["2026-07-01 2026-08-01 30.00"],
    ]);
  });

  it("waits for the close with a last part too, unless the subscription is over for good", () => {
    const ended = { ...at_end, finishOn: "2026-06-10" };
    expect(due(ended, "2026-06-15")).toEqual([]);
    expect(brief(due(ended, "2026-06-15", { closed: true }))).toEqual(["2026-06-01 2026-06-11 10.00"]);
    expect(brief(due(ended, "2026-07-01"))).toEqual(["2026-06-01 2026-06-11 10.00"]);
  });

  it("charges nothing for one that is closed without a last day", () => {
    expect(due(at_end, "2026-07-01", { closed: true })).toEqual([]);
  });

  it("a finish that is taken back is charged on from where it stood, to the whole fee and no more", () => {
    const first = due({ ...at_end, finishOn: "2026-06-10" }, "2026-06-11", { closed: true });
    const rest = due(at_end, "2026-07-01", afterCharges(NOTHING_CHARGED, first));
    expect([...brief(first), ...brief(rest)]).toEqual([
      "2026-06-01 2026-06-11 10.00",
      "2026-06-11 2026-07-01 20.00",
    ]);
    const full = due({ ...at_end, finishOn: "2026-06-10", prorateLast: false }, "2026-07-01");
    expect(due(at_end, "2026-07-01", afterCharges(NOTHING_CHARGED, full))).toEqual([]);
  });
});

describe("progressive", () => {
  const progressive = { chargeModel: "progressive" } as const;
  const ten = { ...progressive, planFees: monthlyFee("10") } as const;

  it("charges each day once it is billed, and the days of a month add up to its fee exactly", () => {
    const days = Array.from({ length: 30 }, (_, day) => addDays("2026-06-02", day));
    let state = NOTHING_CHARGED;
    const amounts = days.map((through) => {
      const charges = due(ten, { through }, state);
      state = afterCharges(state, charges);
      expect(charges).toHaveLength(1);
      return charges[0]?.amount ?? "";
    });
    // 10 / 30 = 0.3333 a day: ten days of 0.34 and twenty of 0.33
    expect(money.sum(amounts)).toBe("10.00");
    expect(amounts.filter((amount) => amount === "0.33")).toHaveLength(20);
    expect(amounts.filter((amount) => amount === "0.34")).toHaveLength(10);
  });

  it("control: in one go it is one charge a period, of the same total", () => {
    expect(brief(due(ten, "2026-07-04"))).toEqual([
      "2026-06-01 2026-07-01 10.00",
      // 10 × 3 / 31 = 0.968
      "2026-07-01 2026-07-04 0.97",
    ]);
  });

  it("is right at every day between: the sum so far is the fee of the days so far", () => {
    // 10 × 10 / 30 = 3.33, never ten times a rounded day
    expect(total(due(ten, "2026-06-11"))).toBe("3.33");
  });

  it("is prorated whatever the switches say", () => {
    const off = { ...progressive, prorateFirst: false, prorateLast: false };
    expect(brief(due({ ...off, activatedOn: "2026-06-11", finishOn: "2026-06-15" }, "2026-07-01"))).toEqual([
      "2026-06-11 2026-06-16 5.00",
    ]);
  });

  it("takes a price of the day where the plan has one: 31 × 1.50, not 45 by its days", () => {
    const may = { ...progressive, activatedOn: "2026-05-01", dailyFee: "1.50" };
    const [charge] = due(may, "2026-05-05");
    expect(charge).toMatchObject({ amount: "6.00", fullFee: "46.50", share: { days: 4, of: 31 } });
    expect(charge?.steps).toEqual([
      { label: "31 days at 1.50", amount: "46.50" },
      { label: "4 of 31 days", amount: "-40.50" },
    ]);
  });
});

describe("the same days are never charged twice", () => {
  it.each(["in_advance", "at_end", "progressive"] as const)(
    "B1: %s billed ten times at one moment",
    (chargeModel) => {
      const rounds = timeline(
        { chargeModel, activationFee: "5" },
        Array.from({ length: 10 }, () => "2026-07-01"),
      );
      expect(rounds[0]?.length).toBeGreaterThan(1);
      expect(rounds.slice(1).flat()).toEqual([]);
    },
  );

  it("B1: a moment that comes late and out of order finds nothing", () => {
    expect(timeline({}, ["2026-08-01", "2026-07-01", "2026-06-01"]).slice(1)).toEqual([[], []]);
  });

  it("B15: stopped for three months and run once, each month is a charge of its own", () => {
    const at_end = { chargeModel: "at_end" } as const;
    expect(brief(due(at_end, "2026-09-01"))).toEqual([
      "2026-06-01 2026-07-01 30.00",
      "2026-07-01 2026-08-01 30.00",
      "2026-08-01 2026-09-01 30.00",
    ]);
    const steps = timeline(at_end, ["2026-07-01", "2026-08-01", "2026-09-01"]);
    expect(steps.flat()).toEqual(brief(due(at_end, "2026-09-01")));
  });
});

describe("fees charged once", () => {
  it("the activation fee comes first, on the day of activation, and never again", () => {
    const rounds = timeline({ activationFee: "12.5", activatedOn: "2026-06-11" }, [
      { through: "2026-06-12" },
      "2026-07-01",
    ]);
    expect(rounds[0]).toEqual(["2026-06-11 2026-06-12 12.50"]);
    expect(rounds[1]?.[0]).toBe("2026-06-11 2026-07-01 20.00");
    expect(due({ activationFee: "12.5" }, "2026-06-01")).toEqual([]);
    expect(due({ activationFee: "12.5", finishOn: "2026-05-31" }, "2026-07-01")).toEqual([]);
    expect(
      due({ activationFee: "0.00000" }, "2026-07-01").every(({ component }) => component === "fee"),
    ).toBe(true);
  });

  it("the cancellation fee comes last, once the last day is over, and never again", () => {
    const early = {
      minimumPeriods: 12,
      cancellationFeeKind: "remaining",
      recurringFee: "20",
      finishOn: "2026-06-30",
      chargeModel: "at_end",
    } as const;
    const charges = due(early, "2026-07-01", { closed: true });
    // eleven of twelve months are left: 11 × 20 = 220
    expect(charges.at(-1)).toMatchObject({
      component: "cancellation_fee",
      from: "2026-06-30",
      amount: "220.00",
    });
    expect(due(early, "2026-06-30")).toEqual([]);
    expect(due(early, "2026-08-01", afterCharges(NOTHING_CHARGED, charges))).toEqual([]);
    expect(due({ ...early, finishOn: "2027-05-31" }, "2027-07-01").at(-1)?.component).toBe("fee");
  });
});

describe("what is charged", () => {
  it("T-S: three accounts × 20, one free in its first month and one at 15 are 75, and more once it is over", () => {
    const plan = (fee: string) => [{ billingPeriod: "monthly", periods: 0, fee }] as const;
    const at_end = { chargeModel: "at_end" } as const;
    const free = [{ fromPeriod: 1, periods: 1, kind: "free", value: "0" }] as const;
    const lines = [
      { ...at_end, planFees: plan("20") },
      { ...at_end, planFees: plan("20") },
      { ...at_end, planFees: plan("20") },
      { ...at_end, planFees: plan("9.99"), promotions: free },
      { ...at_end, planFees: plan("15") },
    ];
    const month = (through: PlainDate, chargedTo: PlainDate | null) =>
      lines.flatMap((line) => due(line, through, { chargedTo }));
    // 20 × 3 + 0 + 15 = 75, then + 9.99
    expect(total(month("2026-07-01", null))).toBe("75.00");
    expect(total(month("2026-08-01", "2026-07-01"))).toBe("84.99");
    expect(month("2026-07-01", null).map(({ ratesPromotion }) => ratesPromotion)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it("says how it came about, in amounts that add up", () => {
    const [charge] = due(
      {
        activatedOn: "2026-06-21",
        adjustments: [{ kind: "discount", unit: "percent", value: "10", reason: "Loyalty" }],
        planFees: monthlyFee("10"),
      },
      "2026-07-01",
    );
    // (10 − 1) × 10 / 30 = 3
    expect(charge).toMatchObject({ amount: "3.00", fullFee: "9.00", share: { days: 10, of: 30 } });
    expect(charge?.steps).toEqual([
      { label: "Standard fee", amount: "10.00" },
      { label: "Discount 10 % (Loyalty)", amount: "-1.00" },
      { label: "10 of 30 days", amount: "-6.00" },
    ]);
  });

  it("a first period that isn't prorated costs the whole fee for the days it has", () => {
    const [charge] = due({ prorateFirst: false, activatedOn: "2026-06-11" }, "2026-07-01");
    expect(charge).toMatchObject({ from: "2026-06-11", amount: "30.00", share: { days: 30, of: 30 } });
  });

  it("a plan of 0.00 is charged as such, so that its days are dealt with", () => {
    const planFees = monthlyFee("0");
    expect(brief(due({ planFees }, "2026-07-01")).at(-1)).toBe("2026-07-01 2026-08-01 0.00");
  });

  it("B5: a missing price is refused, never billed as zero", () => {
    expect(() => due({ billingPeriod: "weekly" }, "2026-07-01")).toThrow(DomainError);
  });

  it("numbers the period it is for", () => {
    const [june, july] = due({}, "2026-07-01");
    expect((july?.periodNumber ?? 0) - (june?.periodNumber ?? 0)).toBe(1);
    expect(periodOf("monthly", 1, june?.from ?? "")).toEqual({ start: june?.from, end: june?.to });
  });
});
