import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as money from "@/lib/platform/money";
import { addDays, daysBetween } from "@/lib/platform/time";
import { due, MONTHLY } from "@/lib/testing/charging-timeline";
import { runs } from "@/lib/testing/property-runs";
import { prepaidShortfall, remainingCharge } from "./prepaid-shortfall";

const november = {
  from: "2026-11-01",
  to: "2026-12-01",
  amount: "30.00",
  fullFee: "30",
  share: { days: 30, of: 30 },
};
const short = (funds: string, charge = november) => prepaidShortfall(charge, funds, MONTHLY);

describe("prepaidShortfall", () => {
  it("F8.2: 30 due on 1 November against 20: it resumes on 11 November for 20", () => {
    // ten days at 1.00 are gone: 30 − 10 = 20
    expect(short("20")).toEqual({ resumesOn: "2026-11-11", charge: "20.00" });
  });

  it("control: with enough it goes on at once, for all of it", () => {
    expect(short("30")).toEqual({ resumesOn: "2026-11-01", charge: "30.00" });
    expect(short("29.99")).toEqual({ resumesOn: "2026-11-02", charge: "29.00" });
  });

  it("resumes on the last day for one day's fee, or not in this period", () => {
    expect(short("1.00")).toEqual({ resumesOn: "2026-11-30", charge: "1.00" });
    expect(short("0.99")).toEqual({ resumesOn: null, charge: "30.00" });
    expect(short("-5")).toEqual({ resumesOn: null, charge: "30.00" });
  });

  it("a free period never stops anybody who owes nothing", () => {
    expect(short("0", { ...november, amount: "0.00", fullFee: "0" }).resumesOn).toBe("2026-11-01");
  });

  it("shrinks by the daily fee of the whole period, also from a part and from one charged in full", () => {
    const [part] = due({ activatedOn: "2026-06-11" }, "2026-07-01");
    expect(part && remainingCharge(part, "2026-06-16", MONTHLY)).toBe("15.00");
    const [whole] = due({ activatedOn: "2026-06-11", prorateFirst: false }, "2026-07-01");
    // 30 for 20 days: 30 − 5
    expect(whole && remainingCharge(whole, "2026-06-16", MONTHLY)).toBe("25.00");
    expect(whole && remainingCharge(whole, "2026-06-11", MONTHLY)).toBe("30.00");
  });

  it("is the first day that can be paid, whatever the fee, the days and the funds (100,000 cases)", () => {
    const cents = (n: number) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: -500, max: 40_000 }),
        (fee, of, skipped, have) => {
          const days = Math.max(1, of - skipped);
          const share = { days, of };
          const funds = have < 0 ? `-${cents(-have)}` : cents(have);
          const from = "2026-11-01";
          const amount = money.multiply(cents(fee), { numerator: days, denominator: of }, 2);
          const charge = { from, to: addDays(from, days), amount, fullFee: cents(fee), share };
          const found = short(funds, charge);
          const affordable = (on: string) => money.compare(remainingCharge(charge, on, MONTHLY), funds) <= 0;
          if (found.resumesOn === null) return !affordable(addDays(charge.to, -1));
          const day = daysBetween(from, found.resumesOn);
          return (
            day < days &&
            affordable(found.resumesOn) &&
            (day === 0 || !affordable(addDays(found.resumesOn, -1)))
          );
        },
      ),
      { numRuns: runs(100_000), seed: 20261101 },
    );
  });
});
