import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as money from "@/lib/platform/money";
import { runs } from "@/lib/testing/property-runs";
import { type CreditedInvoice, creditCap, creditNote } from "./credit";
import { computeTaxes } from "./tax";
import type { TaxRegime } from "./tax-regime";

const regimeOf = (...percents: string[]): TaxRegime => ({
  prices: "exclusive",
  taxes: percents.map((percent, index) => ({
    id: index + 1,
    name: `Tax ${index + 1}`,
    compound: index === 2,
    rates: [{ category: null, percent }],
  })),
});

function issued(net: string, ...percents: string[]): CreditedInvoice & { total: string } {
  const { categories, lines, total } = computeTaxes([{ category: "telecom", amount: net }], {
    regime: regimeOf(...percents),
    exemptions: [],
    precision: { decimals: 2, method: "half-up" },
  });
  return { categories, taxes: lines, decimals: 2, total };
}
const telecom = (net: string) => [{ category: "telecom", net }];

describe("creditCap", () => {
  it.each([
    ["what is left of what was paid", "300", "200", "50", "150.00"],
    ["all of it when more was paid", "100", "200", "50", "100.00"],
    ["nothing when nothing was paid", "300", "0", "0", "0.00"],
    ["nothing when less than nothing was paid", "300", "-5", "0", "0.00"],
    ["nothing when everything was credited", "300", "200", "200", "0.00"],
    ["nothing when there is nothing to credit", "-1", "200", "0", "0.00"],
  ])("P-9: %s", (_name, potential, paid, credited, cap) => {
    expect(creditCap({ potential, paid, credited })).toBe(cap);
  });
});

describe("creditNote", () => {
  it("R-2: 922.80 credited as 726.86 and 42.14 net is 872.23 and 50.57, together 922.80", () => {
    const invoice = issued("769.00", "20");
    const first = creditNote(invoice, [], telecom("726.86"));
    const second = creditNote(invoice, telecom("726.86"), telecom("42.14"));
    expect([first.total, second.total]).toEqual(["872.23", "50.57"]);
    expect(money.add(first.total, second.total)).toBe(invoice.total);
  });

  it.each([
    ["29/30 of 200 + 25 %", "200.00", "25", "193.33", "48.33", "241.66"],
    ["29/30 of 160 + 25 %", "160.00", "25", "154.67", "38.67", "193.34"],
    ["6/7 of weekly 29.99 + 23.33 %", "29.99", "23.33", "25.71", "6.00", "31.71"],
  ])("R-3: %s back", (_name, net, percent, credited, tax, total) => {
    const note = creditNote(issued(net, percent), [], telecom(credited));
    expect([note.net, note.tax, note.total]).toEqual([credited, tax, total]);
  });

  it("R-2: three credits of a third take back the invoice's tax and no cent more", () => {
    // 0.30 × 5 % = 0.015 → 0.02
    const invoice = issued("0.30", "5");
    const taxes = ["0.00", "0.10", "0.20"].map(
      (before) => creditNote(invoice, telecom(before), telecom("0.10")).tax,
    );
    expect([invoice.total, money.sum(taxes)]).toEqual(["0.32", "0.02"]);
  });

  it("R-2 control: each third taxed by itself would have come to a cent more than the invoice", () => {
    const alone = ["0.10", "0.10", "0.10"].map((net) => issued(net, "5").total);
    expect(money.sum(alone)).toBe("0.33");
  });

  it("refuses what the invoice does not hold, and amounts that are none", () => {
    const invoice = issued("100.00", "20");
    expect(() => creditNote(invoice, telecom("70.00"), telecom("30.01"))).toThrow("No more than 30.00");
    expect(() => creditNote(invoice, [], [{ category: "books", net: "1.00" }])).toThrow("No more than 0.00");
    expect(() => creditNote(invoice, [], telecom("-1.00"))).toThrow("above zero");
    expect(creditNote(invoice, telecom("70.00"), telecom("30.00")).total).toBe("36.00");
  });

  describe("properties", () => {
    const invoices = [issued("922.81", "20"), issued("0.30", "5"), issued("33.33", "5", "9.975")];
    const cents = [92281, 30, 3333];

    /** Credits the pieces between the cuts, one after another, and says whether they made up the invoice. */
    function splits(which: number, cuts: number[]): boolean {
      const [invoice, whole] = [invoices[which], cents[which]];
      if (!invoice || !whole) return false;
      const points = [0, ...cuts.map((cut) => cut % whole), whole].sort((a, b) => a - b);
      let before = "0.00";
      let totals = "0.00";
      for (const [index, point] of points.slice(1).entries()) {
        const units = point - (points[index] ?? 0);
        if (units === 0) continue;
        const net = `${Math.floor(units / 100)}.${String(units % 100).padStart(2, "0")}`;
        const note = creditNote(invoice, telecom(before), telecom(net));
        if (note.taxes.some(({ amount }) => amount.startsWith("-"))) return false;
        before = money.add(before, net);
        totals = money.add(totals, note.total);
      }
      return totals === invoice.total;
    }
    const cut = fc.nat(1_000_000);

    it("B8, R-2: however an invoice is halved, its credits never exceed it and both are it (100,000 runs)", () => {
      fc.assert(
        fc.property(fc.nat(2), cut, (which, at) => splits(which, [at])),
        { numRuns: runs(100_000), seed: 20260601 },
      );
    }, 120_000);

    it("B8, R-2: so it is in up to eight pieces", () => {
      fc.assert(
        fc.property(fc.nat(2), fc.array(cut, { maxLength: 7 }), (which, cuts) => splits(which, cuts)),
        { numRuns: runs(2_000), seed: 20260601 },
      );
    });
  });
});
