import { describe, expect, it } from "vitest";
import { MONTHLY, monthlyFee } from "@/lib/testing/charging-timeline";
import { type ChargeState, type ChargeTerms, NOTHING_CHARGED } from "./charge-terms";
import { effectiveFee } from "./effective-fee";
import { periodOf } from "./periods";

const may = periodOf("monthly", 1, "2026-05-01");
const daily: Partial<ChargeTerms> = {
  chargeModel: "progressive",
  planFees: monthlyFee("45"),
  activatedOn: "2026-01-01",
  startOn: "2026-01-01",
};
const open = (changes: Partial<ChargeTerms>, state: Partial<ChargeState>) =>
  effectiveFee({ ...MONTHLY, ...changes }, { ...NOTHING_CHARGED, ...state }, may);

describe("effectiveFee", () => {
  it("F8.4: 45 a month at 1.50 a day, billed to 27 May, ending 31 May: 4 days, 6.00", () => {
    // the first day not charged is the 28th; 4 × 1.50
    const fee = open({ ...daily, dailyFee: "1.50", finishOn: "2026-05-31" }, { chargedTo: "2026-05-28" });
    expect(fee).toEqual({ amount: "6.00", days: 4 });
  });

  it("control: without a price of the day it is those days' part of the month", () => {
    // 45 − 45 × 27 / 31 = 45 − 39.19
    expect(open({ ...daily, finishOn: "2026-05-31" }, { chargedTo: "2026-05-28" }).amount).toBe("5.81");
  });

  it("is nothing for a period charged in advance, and the whole of one charged at its end", () => {
    const old = { activatedOn: "2026-01-01" };
    expect(open(old, { chargedTo: "2026-06-01" })).toEqual({ amount: "0.00", days: 0 });
    expect(open({ ...old, chargeModel: "at_end" }, { chargedTo: "2026-05-01" })).toEqual({
      amount: "30.00",
      days: 31,
    });
  });

  it("leaves out periods before it that are still owed, and days after the last one", () => {
    const late = open({ activatedOn: "2026-01-01", chargeModel: "at_end" }, { chargedTo: "2026-03-01" });
    expect(late).toEqual({ amount: "30.00", days: 31 });
    expect(open({ ...daily, finishOn: "2026-05-10" }, { chargedTo: "2026-05-01" }).days).toBe(10);
    expect(open({ ...daily, finishOn: "2026-04-30" }, { chargedTo: "2026-05-01" }).days).toBe(0);
  });

  it("is nothing while a first use is awaited or charging is paused", () => {
    const waiting = { activatedOn: null, activationMode: "first_use" } as const;
    expect(open(waiting, {}).amount).toBe("0.00");
    expect(open(daily, { chargedTo: "2026-05-10", pausedOn: "2026-05-10" }).amount).toBe("0.00");
  });
});
