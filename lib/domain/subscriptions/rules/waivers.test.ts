import { describe, expect, it } from "vitest";
import { brief, due, total } from "@/lib/testing/charging-timeline";
import { refundsDue } from "./refunds-due";
import { type Unavailable, waiversDue } from "./waivers";

const cents = { decimals: 2, rounding: "half-up" } as const;
const all = {
  creditWhenExpired: true,
  creditWhenBlocked: true,
  creditWhenSuspended: true,
  creditWhenNoFunds: true,
};
const november = due({ chargeModel: "at_end", activatedOn: "2026-11-01" }, "2026-12-01");
const both = due({ chargeModel: "at_end", activatedOn: "2026-11-01" }, "2027-01-01");
const suspended = (from: string, to: string | null): Unavailable => ({ from, to, cause: "suspended" });
const waive = (unavailable: Unavailable[], switches = all, charges = november, through = "2027-01-01") =>
  waiversDue(charges, unavailable, switches, through, cents);

describe("waiversDue", () => {
  it("F8.2: November, suspended for 10 of its 30 days: +30 and −10", () => {
    // 30 × 10 / 30 = 10
    expect(brief(november)).toEqual(["2026-11-01 2026-12-01 30.00"]);
    const credits = waive([suspended("2026-11-06", "2026-11-16")]);
    expect(brief(credits)).toEqual(["2026-11-06 2026-11-16 -10.00"]);
    expect(credits[0]).toMatchObject({ component: "waiver", share: { days: 10, of: 30 } });
    expect(credits[0]?.steps).toEqual([{ label: "10 of 30 days suspended", amount: "-10.00" }]);
  });

  it("control: without a day of it, or with the plan's switch off, the fee stays whole", () => {
    expect(waive([])).toEqual([]);
    expect(waive([suspended("2026-11-06", "2026-11-06")])).toEqual([]);
    expect(waive([suspended("2026-11-06", "2026-11-16")], { ...all, creditWhenSuspended: false })).toEqual(
      [],
    );
  });

  it.each([
    ["expired", "creditWhenExpired"],
    ["blocked", "creditWhenBlocked"],
    ["suspended", "creditWhenSuspended"],
    ["no_funds", "creditWhenNoFunds"],
  ] as const)("days %s count by their own switch", (cause, name) => {
    const none = Object.fromEntries(Object.keys(all).map((key) => [key, false])) as typeof all;
    const span = { from: "2026-11-06", to: "2026-11-16", cause };
    expect(total(waive([span], { ...none, [name]: true }))).toBe("-10.00");
    expect(waive([span], { ...all, [name]: false })).toEqual([]);
  });

  it("a day with several causes counts once", () => {
    const credits = waive([
      { from: "2026-11-10", to: "2026-11-16", cause: "blocked" },
      suspended("2026-11-06", "2026-11-12"),
      { from: "2026-11-08", to: "2026-11-09", cause: "no_funds" },
    ]);
    expect(brief(credits)).toEqual(["2026-11-06 2026-11-16 -10.00"]);
  });

  it("a credit never crosses charged periods, and each is by the days of its own", () => {
    // 30 × 5 / 30 = 5, then 30 × 5 / 31 = 4.84
    expect(brief(waive([suspended("2026-11-26", "2026-12-06")], all, both))).toEqual([
      "2026-11-26 2026-12-01 -5.00",
      "2026-12-01 2026-12-06 -4.84",
    ]);
  });

  it("apart from each other, days are credits of their own", () => {
    const credits = waive([suspended("2026-11-02", "2026-11-03"), suspended("2026-11-20", "2026-11-22")]);
    expect(brief(credits)).toEqual(["2026-11-02 2026-11-03 -1.00", "2026-11-20 2026-11-22 -2.00"]);
  });

  it("while it lasts only the days seen so far are given back, and later the rest, once", () => {
    const first = waive([suspended("2026-11-06", null)], all, november, "2026-11-16");
    expect(brief(first)).toEqual(["2026-11-06 2026-11-16 -10.00"]);
    const charges = november.map((charge) => ({ ...charge, credits: first }));
    expect(waiversDue(charges, [suspended("2026-11-06", null)], all, "2026-11-16", cents)).toEqual([]);
    const later = waiversDue(charges, [suspended("2026-11-06", "2026-11-21")], all, "2026-12-01", cents);
    expect(brief(later)).toEqual(["2026-11-16 2026-11-21 -5.00"]);
  });

  it("never comes above the charge: a whole month away is the whole fee, and closing then gives back no more", () => {
    const credits = waive([suspended("2026-10-01", "2027-02-01")]);
    expect(total(credits)).toBe("-30.00");
    const charges = november.map((charge) => ({ ...charge, credits }));
    expect(refundsDue(charges, { from: "2026-11-11" }, cents)).toEqual([]);
  });
});
