import { describe, expect, it } from "vitest";
import { madeText, traceText } from "./trace-text";

const change = (
  property: string,
  before: string | null,
  after: string | null,
  delta: string | null = null,
) => ({
  property,
  before,
  after,
  delta,
  cause: null as { type: string; id: string } | null,
  details: null,
});

describe("a step of a trace, told to staff", () => {
  it("reads word for word as the seed has it (G3)", () => {
    const row = {
      ...change("unallocatedPayments", "10.00", "70.00", "60.00"),
      cause: { type: "xdr", id: "2204" },
    };
    expect(traceText(row, { xdr: { kind: "payment", reverses: null } })).toBe(
      "Unallocated payments changed from 10.00 to 70.00 (increased by 60.00). Payments source – from customer payment transaction (xDR id 2204).",
    );
  });

  it("says which invoice used a payment, and which one gave it back", () => {
    const used = {
      ...change("unallocatedPayments", "60.00", "0.00", "-60.00"),
      cause: { type: "invoice", id: "5" },
    };
    expect(traceText(used, { invoice: "INV-5" })).toBe(
      "Unallocated payments changed from 60.00 to 0.00 (decreased by 60.00). Allocation – to invoice INV-5 (invoice id 5).",
    );
    const back = {
      ...change("unallocatedPayments", "0.00", "60.00", "60.00"),
      cause: { type: "invoice", id: "5" },
    };
    expect(traceText(back, { invoice: "INV-5" })).toContain("Allocation taken back – from invoice INV-5");
  });

  it("says what a reversal takes back", () => {
    const row = { ...change("balance", "40.00", "100.00", "60.00"), cause: { type: "xdr", id: "9" } };
    expect(traceText(row, { xdr: { kind: "payment", reverses: 7 } })).toBe(
      "Balance changed from 40.00 to 100.00 (increased by 60.00). Payments source – from taking back xDR 7 (xDR id 9).",
    );
  });

  it("tells statuses in their words", () => {
    expect(traceText(change("paymentStatus", "partially_paid", "overdue"))).toBe(
      "Payment status changed from Partially paid to Overdue.",
    );
    expect(traceText(change("collectionStatus", "collect", "do_not_collect"))).toBe(
      "Collection status changed from Collect to Do not collect.",
    );
  });

  it("lets a row speak for its own cause, and keeps its other details out", () => {
    const row = {
      ...change("adjustments", "0.00", "30.00", "30.00"),
      cause: { type: "xdr", id: "3" },
      details: { cause: "Dispute", source: "agreed by support", password: "x" },
    };
    expect(traceText(row, { xdr: { kind: "adjustment", reverses: null } })).toBe(
      "Adjustments changed from 0.00 to 30.00 (increased by 30.00). Dispute – agreed by support (xDR id 3).",
    );
  });

  it("begins an invoice with what it came to", () => {
    const made = { name: "INV-1", total: "100.00", amountDue: "1100.00" };
    expect(madeText(made, { type: "bill_run", id: "7" })).toBe(
      "Invoice INV-1 generated: total 100.00, amount due 1,100.00. Bill run (bill run id 7).",
    );
    expect(madeText(made, null)).toBe("Invoice INV-1 generated: total 100.00, amount due 1,100.00.");
  });
});
