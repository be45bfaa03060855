import { describe, expect, it } from "vitest";
import { brief, due, MONTHLY } from "@/lib/testing/charging-timeline";
import { fundedCharges } from "./prepaid-charging";

/** 30 for November, due on the 1st. */
const november = due({ activatedOn: "2026-10-01" }, "2026-11-01", { chargedTo: "2026-11-01" });
const on = (today: string, funds: string, shortFrom: string | null = null, charges = november) =>
  fundedCharges(MONTHLY, charges, { funds, shortFrom, today });

describe("what a prepaid customer's funds cover", () => {
  it("F8.2: 30 due on 1 November against 20: nothing until the 11th, then 20 for the days left", () => {
    expect(on("2026-11-01", "20")).toEqual({ charges: [], shortFrom: "2026-11-01", funds: "20" });
    expect(on("2026-11-10", "20", "2026-11-01").charges).toEqual([]);
    const paid = on("2026-11-11", "20", "2026-11-01");
    expect(brief(paid.charges)).toEqual(["2026-11-11 2026-12-01 20.00"]);
    expect(paid).toMatchObject({ shortFrom: null, funds: "0.00" });
    expect(paid.charges[0]?.share).toEqual({ days: 20, of: 30 });
  });

  it("F8.2: control: with 30 it is charged at once, whole, also when the run comes days later", () => {
    expect(brief(on("2026-11-01", "30").charges)).toEqual(["2026-11-01 2026-12-01 30.00"]);
    expect(brief(on("2026-11-06", "30").charges)).toEqual(["2026-11-01 2026-12-01 30.00"]);
  });

  it("days used before it ran short are paid for in full", () => {
    // The run of 1 November came on the 4th; short from then on, until the 9th: 25 of 30 days.
    expect(on("2026-11-04", "25").shortFrom).toBe("2026-11-04");
    expect(brief(on("2026-11-09", "25", "2026-11-04").charges)).toEqual(["2026-11-06 2026-12-01 25.00"]);
  });

  it("a period that went by without funds costs nothing, and the next one is tried by itself", () => {
    const both = due({ activatedOn: "2026-10-01" }, "2026-12-01", { chargedTo: "2026-11-01" });
    const paid = on("2026-12-01", "31", "2026-11-01", both);
    expect(brief(paid.charges)).toEqual(["2026-11-01 2026-12-01 0.00", "2026-12-01 2027-01-01 30.00"]);
    expect(on("2026-12-01", "29", "2026-11-01", both)).toMatchObject({ shortFrom: "2026-11-01" });
  });

  it("a fee of 0.00 never waits, and fees for days that are over don't either", () => {
    const free = due(
      { activatedOn: "2026-10-01", planFees: [{ billingPeriod: "monthly", periods: 0, fee: "0" }] },
      "2026-11-01",
    );
    expect(on("2026-11-01", "-5", null, free).shortFrom).toBeNull();
    const at_end = { ...MONTHLY, chargeModel: "at_end" } as const;
    expect(
      fundedCharges(at_end, november, { funds: "0", shortFrom: null, today: "2026-11-01" }),
    ).toMatchObject({
      charges: november,
      funds: "-30.00",
    });
  });

  it("an activation fee waits with the first period", () => {
    const first = due(
      { activationFee: "10", activatedOn: "2026-06-01" },
      { through: "2026-06-01", duringPeriod: true },
    );
    expect(on("2026-06-01", "9", null, first).charges).toEqual([]);
  });
});
