import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as money from "@/lib/platform/money";
import { runs } from "@/lib/testing/property-runs";
import { allocate, takeBack } from "./allocation";

const invoice = (invoiceId: number, total: string, paid = "0.00", adjusted = "0.00") => ({
  invoiceId,
  total,
  paid,
  adjusted,
});

describe("payments go to invoices", () => {
  it("L1 oldest first: 50 and 70 open, 20 and 100 paid, nothing left and nothing negative", () => {
    expect(
      allocate(
        "120.00",
        [
          { xdrId: 1, left: "20.00" },
          { xdrId: 2, left: "100.00" },
        ],
        [invoice(1, "50.00"), invoice(2, "70.00")],
      ),
    ).toEqual([
      { invoiceId: 1, xdrId: 1, amount: "20.00" },
      { invoiceId: 1, xdrId: 2, amount: "30.00" },
      { invoiceId: 2, xdrId: 2, amount: "70.00" },
    ]);
  });

  it("T1 a payment of 15 settles May's 10 and 5 of June's", () => {
    expect(
      allocate("15.00", [{ xdrId: 9, left: "15.00" }], [invoice(5, "10.00"), invoice(6, "10.00")]),
    ).toEqual([
      { invoiceId: 5, xdrId: 9, amount: "10.00" },
      { invoiceId: 6, xdrId: 9, amount: "5.00" },
    ]);
  });

  it("leaves what was refunded alone", () => {
    expect(allocate("4.00", [{ xdrId: 1, left: "10.00" }], [invoice(1, "50.00")])).toEqual([
      { invoiceId: 1, xdrId: 1, amount: "4.00" },
    ]);
  });

  it("counts what was taken off an invoice (L5: 50 less 30 leaves 20)", () => {
    expect(allocate("25.00", [{ xdrId: 1, left: "25.00" }], [invoice(1, "50.00", "0.00", "30.00")])).toEqual([
      { invoiceId: 1, xdrId: 1, amount: "20.00" },
    ]);
  });

  it("never gives an invoice, or takes of a payment or the pot, more than there is, and skips no elder (I5, I6)", () => {
    const cents = fc.integer({ min: 0, max: 5_000 }).map((n) => money.normalize(`${(n / 100).toFixed(2)}`));
    fc.assert(
      fc.property(
        fc.array(cents, { maxLength: 5 }),
        fc.array(cents, { maxLength: 5 }),
        cents,
        (paid, owed, pot) => {
          const payments = paid.map((left, xdrId) => ({ xdrId, left }));
          const invoices = owed.map((total, invoiceId) => invoice(invoiceId, total));
          const made = allocate(pot, payments, invoices);
          const given = (pick: (one: (typeof made)[number]) => boolean) =>
            money.sum(made.filter(pick).map(({ amount }) => amount));
          expect(
            money.compare(
              given(() => true),
              pot,
            ),
          ).toBeLessThanOrEqual(0);
          for (const { xdrId, left } of payments)
            expect(
              money.compare(
                given((one) => one.xdrId === xdrId),
                left,
              ),
            ).toBeLessThanOrEqual(0);
          for (const { invoiceId, total } of invoices) {
            const own = given((one) => one.invoiceId === invoiceId);
            expect(money.compare(own, total)).toBeLessThanOrEqual(0);
            if (made.some((one) => one.invoiceId > invoiceId)) expect(own).toBe(total);
          }
          const most = [pot, money.sum(paid), money.sum(owed)].reduce((a, b) =>
            money.compare(a, b) <= 0 ? a : b,
          );
          expect(given(() => true)).toBe(most);
        },
      ),
      { numRuns: runs(100_000) },
    );
  });
});

describe("what is taken back of a payment", () => {
  const uses = [
    { invoiceId: 3, amount: "10" },
    { invoiceId: 2, amount: "20" },
    { invoiceId: 1, amount: "30" },
  ];

  it("comes from the newest invoices first, so that the oldest stay paid", () => {
    expect(takeBack("25", uses)).toEqual([
      { invoiceId: 3, amount: "10" },
      { invoiceId: 2, amount: "15.00" },
    ]);
  });

  it("is never more than they used, and nothing of nothing", () => {
    expect(takeBack("100", uses)).toHaveLength(3);
    expect(takeBack("0", uses)).toEqual([]);
  });
});
