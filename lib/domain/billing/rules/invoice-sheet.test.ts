import { describe, expect, it } from "vitest";
import { draftInvoice } from "./invoice";
import type { Posting } from "./invoice-line";
import { invoiceSheet, type StoredInvoice } from "./invoice-sheet";
import type { TaxRegime } from "./tax-regime";

const posting = (changes: Partial<Posting>): Posting => ({
  kind: "call",
  accountId: 1,
  service: "voice",
  description: "",
  periodFrom: null,
  periodTo: null,
  taxCategory: "telecom",
  taxId: null,
  count: 1,
  amount: "0.00",
  ...changes,
});
const span = [
  posting({ accountId: 2, amount: "60.00" }),
  posting({ accountId: null, kind: "late_fee", service: "fees", amount: "5.00" }),
  posting({ accountId: 1, amount: "30.00" }),
  posting({ accountId: 1, kind: "message", service: "messaging", amount: "15.00" }),
  posting({ accountId: null, kind: "credit", amount: "-10.00" }),
  posting({ accountId: null, kind: "payment", service: "payments", amount: "-25.00" }),
];
const vat = (percent: string): TaxRegime => ({
  prices: "exclusive",
  taxes: [{ id: 1, name: "VAT", compound: false, rates: [{ category: null, percent }] }],
});
const made = (percent: string): StoredInvoice =>
  draftInvoice({
    postings: span,
    previousAmountDue: "40.00",
    tax: { regime: vat(percent), exemptions: [], precision: { decimals: 2, method: "half-up" } },
  });

describe("invoiceSheet", () => {
  it("puts the customer's own charges first, then account by account, each with its sum", () => {
    const { accounts } = invoiceSheet(made("10"));
    expect(
      accounts.map(({ accountId, lines, amount, withTax }) => [accountId, lines.length, amount, withTax]),
    ).toEqual([
      [null, 1, "5.00", "5.50"],
      [1, 2, "45.00", "49.50"],
      [2, 1, "60.00", "66.00"],
    ]);
  });

  it("F5.2: goes from the charges by the previous balance and the payments to what there is to pay", () => {
    // 110 − 10 = 100; + 10 tax = 110; 40 open − 25 paid + 110 = 125
    const sheet = invoiceSheet(made("10"));
    expect([sheet.net, sheet.credits.amount, sheet.tax, sheet.total]).toEqual([
      "100.00",
      "-10.00",
      "10.00",
      "110.00",
    ]);
    expect([sheet.previousBalance, sheet.payments.amount, sheet.amountDue, sheet.toPay]).toEqual([
      "40.00",
      "-25.00",
      "125.00",
      "125.00",
    ]);
  });

  it("B19: a rate that changes after issue changes nothing on an issued invoice", () => {
    const stored: StoredInvoice = JSON.parse(JSON.stringify(made("10")));
    const before = invoiceSheet(stored);
    const afterwards = made("21"); // the class's rate is 21 % by now
    expect(invoiceSheet(stored)).toEqual(before);
    expect(invoiceSheet(stored).taxes.lines.map(({ rate, base, amount }) => [rate, base, amount])).toEqual([
      ["10", "100.00", "10.00"],
    ]);
    expect(afterwards.lines).not.toEqual(stored.lines);
  });

  it("B19 control: an invoice made after the change has the new rate", () => {
    expect(invoiceSheet(made("21")).taxes.lines.map(({ rate, amount }) => [rate, amount])).toEqual([
      ["21", "21.00"],
    ]);
  });

  it("asks for nothing from a customer who is in credit", () => {
    const credit: StoredInvoice = { ...made("10"), previousAmountDue: "-200.00", amountDue: "-115.00" };
    expect([invoiceSheet(credit).amountDue, invoiceSheet(credit).toPay]).toEqual(["-115.00", "0.00"]);
  });

  it.each(["net", "tax", "total", "payments", "amountDue"] as const)(
    "I3: shows nothing when %s disagrees with the lines",
    (field) => {
      expect(() => invoiceSheet({ ...made("10"), [field]: "1.23" })).toThrow("do not add up");
    },
  );

  it("I3: shows nothing when a line is missing", () => {
    const whole = made("10");
    for (const line of whole.lines) {
      expect(() => invoiceSheet({ ...whole, lines: whole.lines.filter((one) => one !== line) })).toThrow(
        "do not add up",
      );
    }
  });
});
