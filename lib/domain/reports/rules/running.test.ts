import { describe, expect, it } from "vitest";
import { leftAfter, settledBefore } from "./running";

const step = (property: string | null, before: string | null = null, after: string | null = null) => ({
  property,
  before,
  after,
});
const none = { paid: "0.00", adjusted: "0.00" };

describe("what is left to pay of an invoice, step by step", () => {
  it("goes 100 → 70 → 10 and stays there when a status changes (G2)", () => {
    const steps = [
      step(null),
      step("adjustments", "0.00", "30.00"),
      step("amountPaid", "0.00", "60.00"),
      step("paymentStatus", "unpaid", "partially_paid"),
      step("paymentStatus", "partially_paid", "overdue"),
    ];
    expect(leftAfter("100.00", none, steps)).toEqual(["100.00", "70.00", "10.00", "10.00", "10.00"]);
  });

  it("goes up again when a payment is taken back", () => {
    const steps = [step("amountPaid", "0.00", "60.00"), step("amountPaid", "60.00", "0.00")];
    expect(leftAfter("100.00", none, steps)).toEqual(["40.00", "100.00"]);
  });

  it("begins a later page where the one before it ended", () => {
    const steps = [step("amountPaid", "20.00", "50.00"), step("paymentStatus", "a", "b")];
    const start = settledBefore(steps, { paid: "50.00", adjusted: "30.00" });
    expect(start).toEqual({ paid: "20.00", adjusted: "30.00" });
    expect(leftAfter("100.00", start, steps)).toEqual(["20.00", "20.00"]);
  });
});
