import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { XdrKind } from "@/lib/domain/ledger";
import * as money from "@/lib/platform/money";
import { runs } from "@/lib/testing/property-runs";
import { draftInvoice, type InvoiceInput, type MissingPosting } from "./invoice";
import { type Posting, sectionOf } from "./invoice-line";
import { invoiceSheet } from "./invoice-sheet";
import type { TaxTerms } from "./tax";
import { NO_TAX, type TaxRegime } from "./tax-regime";

const posting = (kind: XdrKind, amount: string, changes: Partial<Posting> = {}): Posting => ({
  kind,
  accountId: 1,
  service: "voice",
  description: "",
  periodFrom: null,
  periodTo: null,
  taxCategory: "telecom",
  taxId: null,
  count: 1,
  amount,
  ...changes,
});
const regime = (percent: string, prices: TaxRegime["prices"] = "exclusive"): TaxRegime => ({
  prices,
  taxes: [{ id: 1, name: "VAT", compound: false, rates: [{ category: null, percent }] }],
});
const terms = (changes: Partial<TaxTerms> = {}): TaxTerms => ({
  regime: NO_TAX,
  exemptions: [],
  precision: { decimals: 2, method: "half-up" },
  ...changes,
});
const draft = (postings: Posting[], tax: Partial<TaxTerms> = {}, previousAmountDue = "0.00") =>
  draftInvoice({ postings, previousAmountDue, tax: terms(tax) });
const posted = (missing: MissingPosting[]): Posting[] =>
  missing.map((one) => posting(one.kind, one.amount, { ...one, accountId: null, service: "taxes" }));

const f52 = [
  posting("call", "35.00"),
  posting("call", "25.00"),
  posting("subscription_fee", "50.00", { service: "subscriptions", description: "Line" }),
  posting("credit", "-10.00"),
];

describe("the worked figures of F5.2", () => {
  it("F5.2: usage 60 + subscriptions 50 − credit 10, tax 10 %, is 110", () => {
    const invoice = draft(f52, { regime: regime("10") });
    expect([invoice.net, invoice.tax, invoice.total]).toEqual(["100.00", "10.00", "110.00"]);
    expect(
      invoice.lines.map(({ section, kind, count, amount, tax }) => [section, kind, count, amount, tax]),
    ).toEqual([
      ["charges", "call", 2, "60.00", "6.00"],
      ["charges", "subscription_fee", 1, "50.00", "5.00"],
      ["credits", "credit", 1, "-10.00", "-1.00"],
      ["taxes", "tax", 1, "10.00", "0.00"],
    ]);
  });

  it("F5.2: amount due is the previous amount due + this total, less what was paid in between", () => {
    expect(draft([posting("charge", "10.00")], {}, "10.00").amountDue).toBe("20.00");
    const paid = draft([posting("charge", "10.00"), posting("payment", "-4.00")], {}, "10.00");
    expect([paid.total, paid.payments, paid.amountDue]).toEqual(["10.00", "-4.00", "16.00"]);
  });

  it("F5.2: 16.85306 away from zero is 16.86, and the difference is to be posted as an xDR of its own", () => {
    const invoice = draft([posting("call", "10.003"), posting("data", "6.85006", { service: "data" })], {
      precision: { decimals: 2, method: "away-from-zero" },
    });
    expect([invoice.total, invoice.rounding]).toEqual(["16.86", "0.00694"]);
    expect(invoice.missing).toEqual([
      { kind: "rounding", taxId: null, taxCategory: "", description: "", amount: "0.00694" },
    ]);
    expect(invoice.lines.map(({ exact, amount }) => [exact, amount])).toEqual([
      ["10.003", "10.01"],
      ["6.85006", "6.85"],
    ]);
  });
});

describe("lines", () => {
  it("group by account and service, the customer's own first, in the same order whatever the order of the journal", () => {
    const postings = [
      posting("call", "0.10", { accountId: 2, description: "to 34911" }),
      posting("message", "0.05", { accountId: 2, service: "messaging" }),
      posting("call", "0.20", { accountId: 2, description: "to 34912" }),
      posting("late_fee", "5.00", { accountId: null, service: "fees" }),
      posting("call", "0.40", { accountId: 1 }),
    ];
    const lines = (list: Posting[]) =>
      draft(list).lines.map(({ accountId, kind, count, amount }) => [accountId, kind, count, amount]);
    expect(lines(postings)).toEqual([
      [null, "late_fee", 1, "5.00"],
      [1, "call", 1, "0.40"],
      [2, "call", 2, "0.30"],
      [2, "message", 1, "0.05"],
    ]);
    expect(lines([...postings].reverse())).toEqual(lines(postings));
  });

  it("come out the same from single xDRs and from sums made in SQL", () => {
    const summed = [posting("call", "60.00", { count: 2 }), ...f52.slice(2)];
    expect(draft(summed, { regime: regime("10") })).toEqual(draft(f52, { regime: regime("10") }));
  });

  it("T7: a voided period billed again with the next is one invoice of 499.90 over two lines", () => {
    const fee = (periodFrom: string, periodTo: string) =>
      posting("subscription_fee", "249.95", { description: "Line", periodFrom, periodTo });
    const invoice = draft([fee("2026-05-01", "2026-06-01"), fee("2026-06-01", "2026-07-01")]);
    expect([invoice.total, invoice.lines.map(({ amount }) => amount)]).toEqual([
      "499.90",
      ["249.95", "249.95"],
    ]);
  });

  it("T7 control: one period alone is one line of 249.95", () => {
    const invoice = draft([posting("subscription_fee", "249.95")]);
    expect([invoice.total, invoice.lines.length]).toEqual(["249.95", 1]);
  });

  it("a call taken back stands with its calls, and a line may come to nothing", () => {
    const [line] = draft([posting("call", "0.75"), posting("call", "-0.75")]).lines;
    expect(line).toMatchObject({ section: "charges", count: 2, amount: "0.00" });
  });

  it("B21: a refund stands with the payments and asks for nothing again", () => {
    // Paid 100 too much, handed back: the balance is 0 and nothing is owed.
    const invoice = draft([posting("payment", "-100.00"), posting("refund", "100.00")]);
    expect([invoice.total, invoice.payments, invoice.amountDue]).toEqual(["0.00", "0.00", "0.00"]);
  });

  it("nothing in the span is an invoice of 0.00 over no lines", () => {
    expect(draft([], {}, "12.50")).toMatchObject({
      lines: [],
      total: "0.00",
      amountDue: "12.50",
      missing: [],
    });
  });
});

describe("taxes and the journal", () => {
  const journal = (postings: Posting[]) =>
    money.sum(postings.filter(({ kind }) => sectionOf(kind) !== "payments").map(({ amount }) => amount));

  it("R-5: 1,091.50 at 15 % shows 163.73 in header, subtotal and shares", () => {
    const invoice = draft([posting("charge", "545.75"), posting("call", "545.75")], { regime: regime("15") });
    const sheet = invoiceSheet(invoice);
    const shares = money.sum(invoice.lines.map((line) => line.tax));
    expect([invoice.tax, sheet.taxes.amount, shares]).toEqual(["163.73", "163.73", "163.73"]);
  });

  it("R-5: 3 × 1.10 gross at 5 % is 3.30, and no tax is posted: the charges hold it", () => {
    const fees = ["a", "b", "c"].map((description) => posting("charge", "1.10", { description }));
    const invoice = draft(fees, { regime: regime("5", "inclusive") });
    expect([invoice.net, invoice.tax, invoice.total, invoice.missing]).toEqual(["3.14", "0.16", "3.30", []]);
    const sheet = invoiceSheet(invoice);
    expect(sheet.accounts[0]?.withTax).toBe("3.30");
  });

  it("an invoice made again posts nothing twice, and a changed rate only the difference", () => {
    const first = draft(f52, { regime: regime("10.001") });
    expect(first.missing).toEqual([
      { kind: "tax", taxId: 1, taxCategory: "telecom", description: "VAT", amount: "10.00" },
    ]);
    const journalNow = [...f52, ...posted(first.missing)];
    expect(draft(journalNow, { regime: regime("10") })).toMatchObject({ total: "110.00", missing: [] });
    expect(draft(journalNow, { regime: regime("12") }).missing.map(({ amount }) => amount)).toEqual(["2.00"]);
    expect(draft(journalNow, { regime: NO_TAX }).missing.map(({ amount }) => amount)).toEqual(["-10.00"]);
  });

  it("B5: a charge without a tax rate makes no invoice at all", () => {
    const partial: TaxRegime = {
      prices: "exclusive",
      taxes: [{ id: 1, name: "VAT", compound: false, rates: [{ category: "books", percent: "7" }] }],
    };
    expect(() => draft(f52, { regime: partial })).toThrow("no tax rate");
  });

  describe("properties", () => {
    const kinds: XdrKind[] = ["call", "subscription_fee", "credit", "waiver", "payment", "charge"];
    const one = fc.integer({ min: -9_000_000, max: 9_000_000 });
    const text = (units: number): string => {
      const digits = String(Math.abs(units)).padStart(6, "0");
      return money.normalize(`${units < 0 ? "-" : ""}${digits.slice(0, -5)}.${digits.slice(-5)}`);
    };
    const methods = ["half-up", "half-even", "away-from-zero"] as const;
    const regimes = [
      regime("10"),
      regime("23.33", "inclusive"),
      NO_TAX,
      { prices: "exclusive", taxes: [...regime("5").taxes, { ...regime("9.975").taxes[0]!, id: 2 }] },
    ] satisfies TaxRegime[];
    const inputOf = (list: number[], mix: number): InvoiceInput => ({
      postings: list.map((units, index) =>
        posting(kinds[Math.abs(units) % 6] ?? "call", text(units), {
          accountId: index,
          taxCategory: Math.abs(units) % 12 > 8 ? "books" : "telecom",
        }),
      ),
      previousAmountDue: "7.00",
      tax: terms({
        regime: regimes[mix % 4],
        precision: { decimals: mix % 7 === 0 ? 3 : 2, method: methods[mix % 3] ?? "half-up" },
      }),
    });

    it("B8: lines always add up to the total, and so does the journal (100,000 runs)", () => {
      fc.assert(
        fc.property(fc.array(one, { minLength: 1, maxLength: 2 }), fc.nat(83), (list, mix) => {
          const input = inputOf(list, mix);
          const invoice = draftInvoice(input);
          const lines = invoice.lines.filter(({ section }) => section !== "payments");
          return (
            money.sum(lines.map(({ amount }) => amount)) === invoice.total &&
            journal([...input.postings, ...posted(invoice.missing)]) === invoice.total
          );
        }),
        { numRuns: runs(100_000), seed: 20260601 },
      );
    }, 120_000);

    it("I4, B24: amount due is the balance, the sheet agrees, and making it again changes nothing", () => {
      fc.assert(
        fc.property(fc.array(one, { maxLength: 8 }), fc.nat(83), (list, mix) => {
          const input = inputOf(list, mix);
          const invoice = draftInvoice(input);
          const all = [...input.postings, ...posted(invoice.missing)];
          const balance = money.sum(["7.00", ...all.map(({ amount }) => amount)]);
          expect(invoice.amountDue).toBe(balance);
          const sheet = invoiceSheet(invoice);
          expect(money.sum([...sheet.accounts.map(({ withTax }) => withTax), sheet.credits.withTax])).toBe(
            invoice.total,
          );
          const again = draftInvoice({ ...input, postings: all });
          expect(again).toEqual({ ...invoice, missing: [] });
        }),
        { numRuns: runs(2_000), seed: 20260601 },
      );
    });
  });
});
