import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as money from "@/lib/platform/money";
import { todayIn } from "@/lib/platform/time";
import { runs } from "@/lib/testing/property-runs";
import {
  type InvoiceFacts,
  isOverdue,
  outstanding,
  overdueBalance,
  PAYMENT_STATUSES,
  paymentStatus,
  totalOutstanding,
} from "./status";

const facts = (changes: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  total: "30.00",
  paid: "0.00",
  adjusted: "0.00",
  dueOn: "2026-06-16",
  review: "issued",
  voided: false,
  ...changes,
});
const status = (changes: Partial<InvoiceFacts> = {}, earlierDebt = "0.00", today = "2026-06-10") =>
  paymentStatus(facts(changes), earlierDebt, today);

describe("paymentStatus, F5.3", () => {
  it.each([
    ["generated: the whole total is outstanding", {}, "0.00", "2026-06-02", "unpaid"],
    ["charged at generation", { paid: "30.00" }, "0.00", "2026-06-01", "paid"],
    ["nothing to pay and no earlier debt", { total: "0.00" }, "0.00", "2026-06-02", "do_not_pay"],
    ["in the customer's favour, no earlier debt", { total: "-5.00" }, "0.00", "2026-06-02", "do_not_pay"],
    ["nothing to pay, earlier debt", { total: "0.00" }, "12.00", "2026-06-02", "previous_balance_remaining"],
    [
      "nothing to pay, earlier debt, long past due",
      { total: "-5.00" },
      "0.01",
      "2026-12-01",
      "previous_balance_remaining",
    ],
    ["do not pay never becomes overdue", { total: "0.00" }, "0.00", "2026-12-01", "do_not_pay"],
    ["a payment below the outstanding", { paid: "10.00" }, "0.00", "2026-06-10", "partially_paid"],
    ["on the due day it can still be paid", {}, "0.00", "2026-06-16", "unpaid"],
    ["partially paid on the due day", { paid: "10.00" }, "0.00", "2026-06-16", "partially_paid"],
    ["the next day it is overdue", {}, "0.00", "2026-06-17", "overdue"],
    ["a later partial payment leaves it overdue", { paid: "29.99" }, "0.00", "2026-07-01", "overdue"],
    ["fully paid, however late", { paid: "30.00" }, "0.00", "2027-01-01", "paid"],
    ["paid too much", { paid: "31.00" }, "0.00", "2026-06-10", "paid"],
    ["an adjustment alone is no payment", { adjusted: "10.00" }, "0.00", "2026-06-10", "unpaid"],
    ["adjusted and paid to nothing", { adjusted: "10.00", paid: "20.00" }, "0.00", "2026-07-01", "paid"],
    ["written off whole", { adjusted: "30.00" }, "0.00", "2026-07-01", "paid"],
    ["under review, whatever the date", { review: "under_review" }, "0.00", "2026-12-01", "under_review"],
    ["approved and not issued yet", { review: "approved" }, "0.00", "2026-12-01", "approved"],
    ["void, whatever else", { voided: true, paid: "30.00" }, "5.00", "2026-12-01", "void"],
    ["void under review", { voided: true, review: "under_review" }, "0.00", "2026-06-10", "void"],
    ["earlier debt does not hide its own", {}, "12.00", "2026-06-10", "unpaid"],
  ] as const)("%s", (_name, changes, earlierDebt, today, expected) => {
    expect(status(changes, earlierDebt, today)).toBe(expected);
  });

  it("payments accumulate: 10 + 15 + 5 = 30 → paid", () => {
    const paid = ["10.00", "15.00", "5.00"].map((_, index, all) => money.sum(all.slice(0, index + 1)));
    expect(paid.map((sum) => status({ paid: sum }))).toEqual(["partially_paid", "partially_paid", "paid"]);
    expect(outstanding(facts({ paid: "30.00" }))).toBe("0.00");
  });

  it("paid requires earlier debt settled", () => {
    expect(status({ adjusted: "30.00" }, "12.00")).toBe("previous_balance_remaining");
    expect(status({ adjusted: "30.00" }, "0.00")).toBe("paid");
  });

  it("previous balance remaining → do not pay once earlier invoices are settled", () => {
    const credit = { total: "-5.00" };
    expect([status(credit, "12.00"), status(credit, "0.00")]).toEqual([
      "previous_balance_remaining",
      "do_not_pay",
    ]);
  });

  it("T-W: 100, adjusted by 30, paid 60 → due 10, partially paid, then overdue", () => {
    const invoice = { total: "100.00", adjusted: "30.00", paid: "60.00" };
    expect(outstanding(facts(invoice))).toBe("10.00");
    expect([status(invoice), status(invoice, "0.00", "2026-06-17")]).toEqual(["partially_paid", "overdue"]);
  });

  it("L2, B21: 10 paid as 4 + 6, refunded 4 and 6 with credits of 4 and 6: due 6, 0, 0, 0", () => {
    const steps: [string, string][] = [
      ["4.00", "0.00"],
      ["10.00", "0.00"],
      ["6.00", "4.00"],
      ["0.00", "10.00"],
    ];
    const of = ([paid, adjusted]: [string, string]) => facts({ total: "10.00", paid, adjusted });
    expect(steps.map((step) => outstanding(of(step)))).toEqual(["6.00", "0.00", "0.00", "0.00"]);
    expect(steps.map((step) => paymentStatus(of(step), "0.00", "2026-06-10"))).toEqual([
      "partially_paid",
      "paid",
      "paid",
      "paid",
    ]);
  });

  it("B21 control: a refund without a credit raises what is due, back into overdue", () => {
    expect(status({ total: "10.00", paid: "6.00" }, "0.00", "2026-06-20")).toBe("overdue");
  });

  it.each([
    ["Pacific/Kiritimati", "2026-06-16T09:59:59.999Z", "2026-06-16T10:00:00Z"],
    ["America/Los_Angeles", "2026-06-17T06:59:59.999Z", "2026-06-17T07:00:00Z"],
    ["Asia/Kathmandu", "2026-06-16T18:14:59.999Z", "2026-06-16T18:15:00Z"],
  ])("F5.3: 16 June is payable to its end in %s, and overdue from the next moment", (zone, last, next) => {
    expect(status({}, "0.00", todayIn(last, zone))).toBe("unpaid");
    expect(status({}, "0.00", todayIn(next, zone))).toBe("overdue");
  });

  it("B12: the status has no memory: any order of payments and days ends where a fresh look does", () => {
    const step = fc.record({ pay: fc.nat(20), days: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let [paid, day] = [0, 1];
        for (const { pay, days } of steps) {
          paid += pay;
          day = Math.min(30, day + days);
          const now = status({ paid: `${paid}.00` }, "0.00", `2026-06-${String(day).padStart(2, "0")}`);
          const expected =
            paid >= 30 ? "paid" : day > 16 ? "overdue" : paid > 0 ? "partially_paid" : "unpaid";
          expect(now).toBe(expected);
        }
      }),
      { numRuns: runs(2_000), seed: 20260601 },
    );
  });

  it("reaches every status there is", () => {
    const reached = [
      status(),
      status({ paid: "1.00" }),
      status({ paid: "30.00" }),
      status({}, "0.00", "2026-06-17"),
      status({ total: "0.00" }),
      status({ total: "0.00" }, "1.00"),
      status({ review: "under_review" }),
      status({ review: "approved" }),
      status({ voided: true }),
    ];
    expect([...reached].sort()).toEqual([...PAYMENT_STATUSES].sort());
  });
});

describe("totals of a customer", () => {
  const of = (total: string, paid: string, dueOn: string, changes: Partial<InvoiceFacts> = {}) =>
    facts({ total, paid, dueOn, ...changes });

  it("F5.2: total outstanding 50 + 35 + 40 − 20 = 105", () => {
    const invoices = [
      of("50.00", "20.00", "2026-06-16"),
      of("35.00", "0.00", "2026-07-16"),
      of("40.00", "0.00", "2026-08-16"),
    ];
    expect(totalOutstanding(invoices)).toBe("105.00");
  });

  it("F5.2: overdue balance 30 + 15 − 10 = 35, without what is not due yet", () => {
    const invoices = [
      of("30.00", "10.00", "2026-06-16"),
      of("15.00", "0.00", "2026-07-16"),
      of("40.00", "0.00", "2026-08-16"),
    ];
    expect(overdueBalance(invoices, "2026-08-16")).toBe("35.00");
    expect(overdueBalance(invoices, "2026-08-17")).toBe("75.00");
  });

  it("leave out what is void or not issued", () => {
    const invoices = [
      of("30.00", "0.00", "2026-06-16", { voided: true }),
      of("15.00", "0.00", "2026-06-16", { review: "under_review" }),
    ];
    expect([totalOutstanding(invoices), overdueBalance(invoices, "2026-12-01")]).toEqual(["0.00", "0.00"]);
    expect(isOverdue(of("30.00", "0.00", "2026-06-16"), "2026-12-01")).toBe(true);
  });
});
