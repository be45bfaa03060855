import { describe, expect, it } from "vitest";
import { type DisputedInvoice, mostDisputable, settlementOf } from "./dispute";

const invoice = (facts: Partial<DisputedInvoice> = {}): DisputedInvoice => ({
  total: "100.00",
  paid: "0.00",
  adjusted: "0.00",
  voided: false,
  review: "issued",
  disputed: "0.00",
  ...facts,
});
const line = { amount: "40.00", tax: "8.00" };

describe("how much may be disputed", () => {
  it("is what is left to pay of an invoice, and what it came to once it is paid", () => {
    expect(mostDisputable(invoice(), null)).toBe("100.00");
    expect(mostDisputable(invoice({ paid: "60.00", adjusted: "30.00" }), null)).toBe("10.00");
    expect(mostDisputable(invoice({ paid: "70.00", adjusted: "30.00" }), null)).toBe("70.00");
  });

  it("is what a line costs with its tax, as far as that was not taken off already", () => {
    expect(mostDisputable(invoice({ paid: "100.00" }), line)).toBe("48.00");
    expect(mostDisputable(invoice({ adjusted: "70.00" }), line)).toBe("30.00");
  });

  it("is never what is disputed already, and nothing of what is void or not issued", () => {
    expect(mostDisputable(invoice({ disputed: "90.00" }), null)).toBe("10.00");
    expect(mostDisputable(invoice({ disputed: "90.00" }), line)).toBe("10.00");
    expect(mostDisputable(invoice({ adjusted: "90.00", disputed: "50.00" }), null)).toBe("0.00");
    expect(mostDisputable(invoice({ voided: true }), null)).toBe("0.00");
    expect(mostDisputable(invoice({ review: "under_review" }), line)).toBe("0.00");
  });
});

describe("what an agreement does", () => {
  it("takes off what is left to pay, and credits what was paid", () => {
    expect(settlementOf("30.00", invoice())).toEqual({ adjust: "30.00", credit: "0.00" });
    expect(settlementOf("30.00", invoice({ paid: "90.00" }))).toEqual({ adjust: "10.00", credit: "20.00" });
    expect(settlementOf("30.00", invoice({ paid: "100.00" }))).toEqual({ adjust: "0.00", credit: "30.00" });
  });
});
