import { describe, expect, it } from "vitest";
import { addDays, daysBetween, todayIn } from "@/lib/platform/time";
import { brief, due, MONTHLY, monthlyFee, total } from "@/lib/testing/charging-timeline";
import { type ChargeTerms, NOTHING_CHARGED } from "./charge-terms";
import { type ChargedFee, cappedCredit } from "./credits";
import { type Period, periodOf } from "./periods";
import { feeOfShare, shareOf } from "./proration";
import { afterRefunds, refundsDue, refundsForFinish } from "./refunds-due";

const cents = { decimals: 2, rounding: "half-up" } as const;

/** A whole period charged at a fee, of any length. */
const charged = (period: Period, fullFee: string, from = period.start): ChargedFee => {
  const share = shareOf(period, from, period.end);
  const amount = feeOfShare(fullFee, share, cents);
  return { from, to: period.end, periodNumber: 0, amount, fullFee, share };
};
const may = { start: "2026-05-01", end: "2026-06-01" };

describe("days charged and not used any more", () => {
  it("P-1: paused on 4 March in a month of 31 days from the 2nd, 29 of them at 249.95 are given back: −233.82", () => {
    // 249.95 × 29 / 31 = 233.8242
    const march = charged(periodOf("anniversary", 2, "2026-03-02"), "249.95");
    expect(brief(refundsDue([march], { from: "2026-03-04" }, cents))).toEqual([
      "2026-03-04 2026-04-02 -233.82",
    ]);
  });

  it("control: a pause after the last charged day gives nothing back", () => {
    const march = charged(periodOf("anniversary", 2, "2026-03-02"), "249.95");
    expect(refundsDue([march], { from: "2026-04-02" }, cents)).toEqual([]);
    expect(refundsDue([march], { from: "2026-02-01", to: "2026-03-02" }, cents)).toEqual([]);
  });

  it("P-3: upgraded on 5 May, 27 of 31 days of 249.95 are given back: −217.70", () => {
    // 249.95 × 27 / 31 = 217.6984
    expect(total(refundsDue([charged(may, "249.95")], { from: "2026-05-05" }, cents))).toBe("-217.70");
  });

  it("P-4: blocked on 3 May inside 27 April to 27 May of 29.95: −23.96", () => {
    // 29.95 × 24 / 30 = 23.96
    const period = charged(periodOf("anniversary", 27, "2026-05-03"), "29.95");
    expect(total(refundsDue([period], { from: "2026-05-03" }, cents))).toBe("-23.96");
  });

  it("of each charged period by its own days, one credit each", () => {
    const charges = [charged(may, "31"), charged({ start: "2026-06-01", end: "2026-07-01" }, "60")];
    // 31 × 11 / 31 = 11; all of June
    expect(brief(refundsDue(charges, { from: "2026-05-21" }, cents))).toEqual([
      "2026-05-21 2026-06-01 -11.00",
      "2026-06-01 2026-07-01 -60.00",
    ]);
    // only inside 25 May to 10 June: 7 × 1 and 9 × 2
    expect(total(refundsDue(charges, { from: "2026-05-25", to: "2026-06-10" }, cents))).toBe("-25.00");
  });

  it("of periods of any length: 9 of 365 days of 2,399.95 a year are 59.18", () => {
    const year = { start: "2025-05-10", end: "2026-05-10" };
    expect(daysBetween(year.start, year.end)).toBe(365);
    // P-2: 2399.95 × 9 / 365 = 59.1769, charged as a stub and given back the same
    expect(feeOfShare("2399.95", shareOf(year, "2026-05-01", "2026-05-10"), cents)).toBe("59.18");
    expect(total(refundsDue([charged(year, "2399.95")], { from: "2026-05-01" }, cents))).toBe("-59.18");
  });

  it.each([
    ["2023-05-23", "2023-06-15", "741935.48387"],
    ["2023-06-23", "2023-07-15", "733333.33333"],
    ["2023-02-23", "2023-03-15", "714285.71429"],
    ["2024-02-23", "2024-03-15", "724137.93103"],
  ])("P-6: %s to %s of a million is %s, charged and given back alike", (from, to, amount) => {
    const exact = { decimals: 5, rounding: "half-up" } as const;
    const period = periodOf("anniversary", 23, from);
    expect(feeOfShare("1000000", shareOf(period, from, to), exact)).toBe(amount);
    expect(refundsDue([charged(period, "1000000")], { from, to }, exact)[0]?.amount).toBe(`-${amount}`);
  });

  it("P-6: control: 22 days of a period that always has 30 are 0.73333 of it, whatever the month", () => {
    for (const on of ["2023-02-23", "2023-05-23", "2024-02-23"]) {
      const period = periodOf("days30", 1, on);
      const share = shareOf(period, period.start, addDays(period.start, 22));
      expect(feeOfShare("1", share, { decimals: 5, rounding: "half-up" })).toBe("0.73333");
    }
  });

  it("B17: of a plan of 0.00 is 0.00, and the days count as given back", () => {
    const [credit] = refundsDue([charged(may, "0.00")], { from: "2026-05-05" }, cents);
    expect(credit).toMatchObject({ from: "2026-05-05", to: "2026-06-01", amount: "0.00" });
  });

  it("says how the credit came about", () => {
    const [credit] = refundsDue([charged(may, "249.95")], { from: "2026-05-05" }, cents);
    expect(credit?.share).toEqual({ days: 27, of: 31 });
    expect(credit?.steps).toEqual([
      { label: "27 of 31 days not used", amount: "-217.69839" },
      { label: "Rounding, and never above the charge", amount: "-0.00161" },
    ]);
  });
});

describe("never more than was charged", () => {
  it.each([
    ["300", "200", "50", "150.00"],
    ["100", "200", "50", "100.00"],
    ["300", "0", "0", "0.00"],
    ["300", "-20", "0", "0.00"],
    ["300", "200", "250", "0.00"],
    ["-5", "200", "0", "0.00"],
  ])("P-9: of %s, with %s charged and %s given back, %s is left", (potential, paid, credited, credit) => {
    expect(cappedCredit(potential, paid, credited)).toBe(credit);
  });

  it("P-9: 50 given back of 200 before, and 300 wanted: 150", () => {
    const before = [{ from: "2026-05-01", to: "2026-05-02", amount: "-50.00" }];
    // a fee of 300 of which only 200 was charged
    const charge = { ...charged(may, "300"), amount: "200.00", credits: before };
    expect(total(refundsDue([charge], { from: "2026-05-01" }, cents))).toBe("-150.00");
  });

  it("a day is given back once: asked again with the credits written down, there is nothing", () => {
    const charge = charged(may, "31");
    const first = refundsDue([charge], { from: "2026-05-21" }, cents);
    const again = { ...charge, credits: first };
    expect(refundsDue([again], { from: "2026-05-21" }, cents)).toEqual([]);
    // finished ten days earlier still: only those
    expect(brief(refundsDue([again], { from: "2026-05-11" }, cents))).toEqual([
      "2026-05-11 2026-05-21 -10.00",
    ]);
  });

  it("thirty small credits come to what one large one would", () => {
    const june = charged({ start: "2026-06-01", end: "2026-07-01" }, "10");
    let credits: { from: string; to: string; amount: string }[] = [];
    for (let day = 0; day < 30; day++) {
      const from = addDays("2026-06-01", day);
      credits = [...credits, ...refundsDue([{ ...june, credits }], { from, to: addDays(from, 1) }, cents)];
    }
    expect(credits).toHaveLength(30);
    expect(total(credits)).toBe("-10.00");
  });

  it("all days of a first period charged in full give all its money back", () => {
    const [june] = due({ prorateFirst: false, activatedOn: "2026-06-11" }, "2026-07-01");
    expect(june?.amount).toBe("30.00");
    expect(total(refundsDue(june ? [june] : [], { from: "2026-06-01" }, cents))).toBe("-30.00");
    expect(total(refundsDue(june ? [june] : [], { from: "2026-06-21" }, cents))).toBe("-10.00");
  });
});

describe("ending earlier", () => {
  const charges = due({}, "2026-07-01");
  const ending = (finishOn: string, more: Partial<ChargeTerms> = {}) =>
    refundsForFinish({ ...MONTHLY, ...more, finishOn }, charges);

  it("gives back the days after the last one, and makes them chargeable again", () => {
    // July: 30 × 21 / 31 = 20.32
    expect(brief(ending("2026-07-10"))).toEqual(["2026-07-11 2026-08-01 -20.32"]);
    const state = afterRefunds({ ...NOTHING_CHARGED, chargedTo: "2026-08-01" }, "2026-07-11");
    expect(state.chargedTo).toBe("2026-07-11");
    expect(brief(due({}, "2026-08-01", state))[0]).toBe("2026-07-11 2026-08-01 20.32");
    expect(afterRefunds(NOTHING_CHARGED, "2026-07-11")).toEqual(NOTHING_CHARGED);
  });

  it("gives nothing back of a last period that isn't prorated, and all of those after it", () => {
    expect(ending("2026-07-10", { prorateLast: false })).toEqual([]);
    expect(brief(ending("2026-06-10", { prorateLast: false }))).toEqual(["2026-07-01 2026-08-01 -30.00"]);
  });

  it("on the last charged day, or without a last day, gives nothing back", () => {
    expect(ending("2026-07-31")).toEqual([]);
    expect(refundsForFinish(MONTHLY, charges)).toEqual([]);
  });

  it("Z-2: cancelled on 1 December 2015 at 07:01Z in Los Angeles it is still 30 November: no credit", () => {
    const november = due({ chargeModel: "at_end", activatedOn: "2015-11-01" }, "2015-12-01");
    const finishOn = todayIn("2015-12-01T07:01:00Z", "America/Los_Angeles");
    expect(finishOn).toBe("2015-11-30");
    expect(refundsForFinish({ ...MONTHLY, activatedOn: "2015-11-01", finishOn }, november)).toEqual([]);
  });

  it("Z-2: a year of 39.90 ended with its last local day, evening in UTC−8, gives back no −0.65", () => {
    const year = charged({ start: "2015-03-15", end: "2016-03-15" }, "39.90");
    // 15 March 2016, 06:59Z is 14 March in Los Angeles: the year's last day
    const finishOn = todayIn("2016-03-15T06:59:00Z", "America/Los_Angeles");
    const terms = { ...MONTHLY, activatedOn: "2015-03-15", startOn: "2015-03-15", finishOn };
    expect(refundsForFinish(terms, [year])).toEqual([]);
    // control: six days earlier it is 39.90 × 6 / 366 = 0.65
    expect(total(refundsForFinish({ ...terms, finishOn: addDays(finishOn, -6) }, [year]))).toBe("-0.65");
  });

  it("an amount is the plan's to round", () => {
    const [charge] = due({ planFees: monthlyFee("10") }, "2026-07-01");
    const third = charge
      ? refundsDue([charge], { from: "2026-06-21" }, { decimals: 2, rounding: "away-from-zero" })
      : [];
    // 10 × 10 / 30 = 3.3333
    expect(total(third)).toBe("-3.34");
  });
});
