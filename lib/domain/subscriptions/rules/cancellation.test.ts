import { describe, expect, it } from "vitest";
import { type CancellationTerms, cancellationOf } from "./cancellation";

const terms: CancellationTerms = {
  minimumPeriods: 12,
  cancellationFeeKind: "remaining",
  cancellationFee: "50",
  billingPeriod: "monthly",
  anchorDay: 1,
  activatedOn: "2026-01-10",
  recurringFee: "20.00",
};

describe("cancellationOf", () => {
  it.each([
    ["in the first of twelve months owes eleven", "2026-01-31", "220.00"],
    ["after nine months owes three", "2026-09-30", "60.00"],
    ["in the last month but one owes one", "2026-11-30", "20.00"],
  ])("remaining fee: ending %s", (_name, lastDay, fee) => {
    expect(cancellationOf(terms, lastDay)).toMatchObject({ fee, committedTo: "2026-12-31" });
  });

  it("costs nothing in the last month of the term, or after it", () => {
    expect(cancellationOf(terms, "2026-12-05")).toBeNull();
    expect(cancellationOf(terms, "2027-03-01")).toBeNull();
  });

  it("a fixed fee is owed until the last day of the term", () => {
    const fixed = { ...terms, cancellationFeeKind: "fixed" as const };
    expect(cancellationOf(fixed, "2026-12-30")?.fee).toBe("50.00");
    expect(cancellationOf(fixed, "2026-12-31")).toBeNull();
  });

  it("costs nothing without a term, without a fee, or when service never began", () => {
    expect(cancellationOf({ ...terms, minimumPeriods: 0 }, "2026-01-31")).toBeNull();
    expect(cancellationOf({ ...terms, cancellationFeeKind: "none" }, "2026-01-31")).toBeNull();
    expect(cancellationOf({ ...terms, activatedOn: null }, "2026-01-31")).toBeNull();
    expect(cancellationOf({ ...terms, recurringFee: "0.00" }, "2026-01-31")).toBeNull();
    expect(cancellationOf({ ...terms, activatedOn: "2026-05-01" }, "2026-04-30")).toBeNull();
  });
});
