import { describe, expect, it } from "vitest";
import { addDays, type PlainDate } from "@/lib/platform/time";
import { Book } from "@/lib/testing/charging-book";
import { brief, due, MONTHLY, monthlyFee } from "@/lib/testing/charging-timeline";
import { type Charge, type ChargeTerms, NOTHING_CHARGED } from "./charge-terms";
import { afterCharges } from "./charges-due";
import type { ChargedFee } from "./credits";
import { afterAnchorMove, resumeCharging } from "./pauses";
import { periodOf } from "./periods";
import { feeOfShare, shareOf } from "./proration";
import { refundsDue } from "./refunds-due";

const open = (changes: Partial<ChargeTerms>) =>
  new Book({ ...MONTHLY, billingPeriod: "anniversary", ...changes });

describe("pause and resume", () => {
  it("P-1: paused 4 March to 5 April on anchor 2: −233.82, then 224.96 to 2 May; the anchor stays 2", () => {
    const book = open({ anchorDay: 2, activatedOn: "2026-02-02", planFees: monthlyFee("249.95") });
    expect(brief(book.bill("2026-03-02")).at(-1)).toBe("2026-03-02 2026-04-02 249.95");
    // 249.95 × 29 / 31 = 233.8242
    expect(brief(book.pause("2026-03-04"))).toEqual(["2026-03-04 2026-04-02 -233.82"]);
    expect(brief(book.bill("2026-04-02"))).toEqual([]);
    // 249.95 × 27 / 30 = 224.955
    expect(brief(book.resume("2026-04-05"))).toEqual(["2026-04-05 2026-05-02 224.96"]);
    expect(brief(book.bill("2026-05-02"))).toEqual(["2026-05-02 2026-06-02 249.95"]);
  });

  it("P-1: control: without the pause April is charged whole", () => {
    const book = open({ anchorDay: 2, activatedOn: "2026-02-02", planFees: monthlyFee("249.95") });
    book.bill("2026-03-02");
    expect(brief(book.bill("2026-04-02"))).toEqual(["2026-04-02 2026-05-02 249.95"]);
  });

  it("P-4: blocked 3 May inside 27 April to 27 May of 29.95, unblocked 17 May: −23.96 and +9.98", () => {
    const book = open({ anchorDay: 27, activatedOn: "2026-03-27", planFees: monthlyFee("29.95") });
    expect(brief(book.bill("2026-04-27")).at(-1)).toBe("2026-04-27 2026-05-27 29.95");
    // 29.95 × 24 / 30 = 23.96 and 29.95 × 10 / 30 = 9.9833
    expect(brief(book.pause("2026-05-03"))).toEqual(["2026-05-03 2026-05-27 -23.96"]);
    expect(brief(book.resume("2026-05-17"))).toEqual(["2026-05-17 2026-05-27 9.98"]);
    expect(brief(book.bill("2026-05-27"))).toEqual(["2026-05-27 2026-06-27 29.95"]);
  });

  it.each(["29.95", "0.01", "10", "0"])(
    "P-4: blocked and unblocked on one day four times nets to 0 each time, at %s",
    (fee) => {
      const book = open({ anchorDay: 27, activatedOn: "2026-03-27", planFees: monthlyFee(fee) });
      book.bill("2026-04-27");
      const before = book.total;
      for (let round = 0; round < 4; round++) {
        expect(book.pause("2026-05-03")).toHaveLength(1);
        expect(book.resume("2026-05-03")).toHaveLength(1);
        expect(book.total).toBe(before);
      }
      expect(book.state).toMatchObject({ chargedTo: "2026-05-27", pausedOn: null });
    },
  );

  it("P-4: nets to 0 on the first day too, of a first period that isn't prorated", () => {
    const book = open({ anchorDay: 1, activatedOn: "2026-06-11", prorateFirst: false });
    book.bill("2026-07-01");
    const before = book.total;
    for (const day of ["2026-06-11", "2026-06-20"]) {
      book.pause(day);
      book.resume(day);
      // The charge of July is due again with the close that first had it.
      book.bill("2026-07-01");
      expect(book.total).toBe(before);
    }
  });

  it("P-4: the same on a year (365 days of 2,399.95): four rounds net to 0, and no day is lost", () => {
    const year = { start: "2025-05-10", end: "2026-05-10" };
    const charge = (from: PlainDate): ChargedFee & { credits: Charge[] } => {
      const share = shareOf(year, from, year.end);
      const amount = feeOfShare("2399.95", share, MONTHLY);
      return { from, to: year.end, periodNumber: 0, amount, fullFee: "2399.95", share, credits: [] };
    };
    const lines = [charge(year.start)];
    for (let round = 0; round < 4; round++) {
      const credits = refundsDue(lines, { from: "2025-09-03" }, MONTHLY);
      expect(credits).toHaveLength(1);
      const [credit] = credits;
      credit?.charge.credits.push(credit);
      const again = charge("2025-09-03");
      lines.push(again);
      // 2399.95 × 249 / 365 = 1637.2262 both ways
      expect([credit?.amount, again.amount]).toEqual(["-1637.23", "1637.23"]);
    }
  });

  it("P-4: nets to 0 inside periods paid at once, which a pause doesn't count anew", () => {
    const planFees = [...monthlyFee("30"), { billingPeriod: "monthly", periods: 3, fee: "80" }] as const;
    const book = open({ anchorDay: 1, planFees, prepaidPeriods: 3 });
    expect(book.bill("2026-07-01")).toHaveLength(3);
    // July: 26.67 × 17 / 31 = 14.63
    expect(brief(book.pause("2026-07-15"))[0]).toBe("2026-07-15 2026-08-01 -14.63");
    expect(brief(book.resume("2026-07-15"))).toEqual([
      "2026-07-15 2026-08-01 14.63",
      "2026-08-01 2026-09-01 26.66",
    ]);
    expect(book.total).toBe("80.00");
    expect(brief(book.bill("2026-09-01")).at(-1)).toBe("2026-11-01 2026-12-01 26.66");
  });

  it("charges the days before the pause that were not charged yet, and none of those in it", () => {
    const book = open({ chargeModel: "at_end" });
    // 30 × 3 / 30 = 3
    expect(brief(book.pause("2026-06-04"))).toEqual(["2026-06-01 2026-06-04 3.00"]);
    expect(brief(book.resume("2026-06-20"))).toEqual([]);
    // 30 × 11 / 30 = 11
    expect(brief(book.bill("2026-07-01"))).toEqual(["2026-06-20 2026-07-01 11.00"]);
    expect(brief(book.bill("2026-08-01"))).toEqual(["2026-07-01 2026-08-01 30.00"]);
  });

  it("before the first charge, or before the first day, charges nothing", () => {
    expect(open({ activatedOn: "2026-07-01" }).pause("2026-06-10")).toEqual([]);
    const book = open({ chargeModel: "progressive" });
    book.pause("2026-06-01");
    expect(brief(book.bill("2026-06-10"))).toEqual([]);
    expect(brief(book.resume("2026-06-10"))).toEqual([]);
    expect(brief(book.bill("2026-06-11"))).toEqual(["2026-06-10 2026-06-11 1.00"]);
  });

  it("resuming what isn't paused changes nothing, and a pause can't end before it began", () => {
    expect(resumeCharging(NOTHING_CHARGED, "2026-06-10")).toBe(NOTHING_CHARGED);
    const paused = { ...NOTHING_CHARGED, chargedTo: "2026-06-20", pausedOn: "2026-06-20" };
    expect(resumeCharging(paused, addDays("2026-06-20", -5)).chargeFrom).toBe("2026-06-20");
  });
});

describe("a moved anchor", () => {
  it("P-2: leaves what was charged, and counts the days after it anew: 112.88 from 1 to 15 June", () => {
    const planFees = monthlyFee("249.95");
    const changes = { planFees, billingPeriod: "anniversary", activatedOn: "2026-04-01" } as const;
    const state = afterCharges(NOTHING_CHARGED, due(changes, "2026-05-01"));
    expect(state.chargedTo).toBe("2026-06-01");
    const moved = afterAnchorMove(state);
    // 249.95 × 14 / 31 = 112.8806
    expect(brief(due({ ...changes, anchorDay: 15 }, "2026-05-15", moved))).toEqual([
      "2026-06-01 2026-06-15 112.88",
    ]);
    expect(periodOf("anniversary", 15, "2026-06-01").start).toBe("2026-05-15");
  });

  it("control: before anything was charged the days count from the first", () => {
    expect(afterAnchorMove(NOTHING_CHARGED).chargeFrom).toBeNull();
  });
});
