import { describe, expect, it } from "vitest";
import { XDR_KINDS, type XdrKind } from "@/lib/domain/ledger";
import { amountIn } from "@/lib/platform/manner";
import * as money from "@/lib/platform/money";
import { forecastCard, forecastUnknown, forecastWords } from "./forecast-words";
import { draftInvoice } from "./invoice";
import { type Posting, sectionOf } from "./invoice-line";
import { NO_TAX, type TaxRegime } from "./tax-regime";
import { percentIn, REASONS, wordsIn } from "./words/words";

const posting = (kind: XdrKind, amount: string, accountId: number, count = 1): Posting => ({
  kind,
  accountId,
  service: "voice",
  description: "",
  periodFrom: null,
  periodTo: null,
  taxCategory: "telecom",
  taxId: null,
  count,
  amount,
});
const vat = (percent: string, prices: TaxRegime["prices"] = "exclusive"): TaxRegime => ({
  prices,
  taxes: [{ id: 1, name: "VAT", compound: false, rates: [{ category: null, percent }] }],
});
const draft = (postings: Posting[], regime: TaxRegime, previousAmountDue = "0.00") =>
  draftInvoice({
    postings,
    previousAmountDue,
    tax: { regime, exemptions: [], precision: { decimals: 2, method: "half-up" } },
  });

const month = [
  posting("subscription_fee", "20.00", 1),
  posting("subscription_fee", "20.00", 2),
  posting("subscription_fee", "20.00", 3),
  posting("call", "12.29", 1, 12),
  posting("credit", "-1.46", 2),
];

describe("forecastWords", () => {
  it("tells in steps what the next invoice will be, and they add up to it", () => {
    // 60.00 + 12.29 − 1.46 = 70.83; 20 % = 14.166 → 14.17; together 85.00
    const { total, steps, sentences } = forecastWords(draft(month, vat("20.00000")), "en", "EUR");
    expect(steps).toEqual([
      { reason: "subscriptions", count: 3, amount: "60.00", words: "3 subscriptions", written: "60.00" },
      { reason: "calls", count: 12, amount: "12.29", words: "12 calls", written: "12.29" },
      { reason: "credits", count: 1, amount: "-1.46", words: "a credit", written: "−1.46" },
      { reason: "tax", count: 1, amount: "14.17", words: "VAT 20 %", written: "14.17" },
    ]);
    expect(money.sum(steps.map(({ amount }) => amount))).toBe(total);
    expect(sentences).toEqual([
      "Your next invoice will be about 85.00 EUR, because of 60.00 for 3 subscriptions, 12.29 for 12 calls, −1.46 for a credit and 14.17 for VAT 20 %.",
    ]);
  });

  it.each([
    [
      "es",
      "Su próxima factura será de unos 85,00 EUR, porque suma 60,00 por 3 suscripciones, 12,29 por 12 llamadas, −1,46 por un abono y 14,17 por VAT 20 %.",
    ],
    [
      "pt-BR",
      "Sua próxima fatura será de cerca de 85,00 EUR, porque soma 60,00 por 3 assinaturas, 12,29 por 12 chamadas, −1,46 por um crédito e 14,17 por VAT 20 %.",
    ],
  ])("says it in %s", (language, sentence) => {
    expect(forecastWords(draft(month, vat("20")), language, "EUR").sentences).toEqual([sentence]);
  });

  it("counts a subscription once, however many periods of it are charged or given back", () => {
    const fee = (description: string, from: string, amount: string) => ({
      ...posting("subscription_fee", amount, 1),
      description,
      periodFrom: from,
    });
    const { steps } = forecastWords(
      draft(
        [
          fee("Film", "2026-11-01", "0.00"),
          fee("Film", "2026-12-01", "9.99"),
          fee("Address", "2026-12-01", "5.00"),
          { ...fee("Address", "2026-12-01", "6.00"), taxCategory: "other" },
          fee("Film, days not used", "2026-12-20", "-3.87"),
        ],
        NO_TAX,
      ),
      "en",
      "EUR",
    );
    expect(steps.map(({ words, amount }) => [words, amount])).toEqual([["3 subscriptions", "17.12"]]);
  });

  it("T-S: three subscriptions of 20, one of 15 and a free month come to 75", () => {
    const household = [
      ...month.slice(0, 3),
      posting("subscription_fee", "15.00", 4),
      posting("subscription_fee", "0.00", 3),
    ];
    const { total, steps } = forecastWords(draft(household, NO_TAX), "en", "EUR");
    expect([total, steps.map(({ words, amount }) => [words, amount])]).toEqual([
      "75.00",
      [["5 subscriptions", "75.00"]],
    ]);
  });

  it("keeps an inclusive price whole and says what tax is in it", () => {
    const { total, steps, sentences } = forecastWords(
      draft(month.slice(0, 3), vat("20", "inclusive")),
      "en",
      "EUR",
    );
    expect([total, steps.map(({ amount }) => amount)]).toEqual(["60.00", ["60.00"]]);
    expect(sentences[1]).toBe("This includes 10.00 of tax.");
  });

  it("says what will be due with what was open, or is in the customer's favour", () => {
    const due = (previous: string) =>
      forecastWords(draft(month.slice(0, 1), NO_TAX, previous), "en", "EUR").sentences[1];
    expect(due("5.00")).toBe("With 5.00 still open from before, 25.00 EUR will be due.");
    expect(due("-5.00")).toBe("With 5.00 in your favour, 15.00 EUR will be due.");
    expect(due("0.00")).toBeUndefined();
  });

  it("says so when there is nothing to charge", () => {
    expect(forecastWords(draft([], NO_TAX), "es", "EUR").sentences).toEqual([
      "Su próxima factura será de unos 0,00 EUR, porque aún no hay nada que cobrar.",
    ]);
  });

  it("tells of every kind that can stand on an invoice: nothing is left out of the sum", () => {
    const kinds = XDR_KINDS.filter((kind) => ["charges", "credits"].includes(sectionOf(kind) ?? ""));
    for (const kind of kinds) {
      const { steps, total } = forecastWords(draft([posting(kind, "3.21", 1)], NO_TAX), "pt-BR", "BRL");
      expect([kind, money.sum(steps.map(({ amount }) => amount))]).toEqual([kind, total]);
    }
    expect(kinds.length).toBeGreaterThan(10);
  });
});

describe("words", () => {
  it("are English where invoices do not speak a language, and Brazilian for any Portuguese", () => {
    expect(wordsIn("th")).toBe(wordsIn("en"));
    expect(wordsIn("pt")).toBe(wordsIn("pt-BR"));
    expect(wordsIn("constructor")).toBe(wordsIn("en"));
  });

  it.each(["en", "es", "pt-BR"])("of %s tell one from many", (language) => {
    const { data, ...counted } = wordsIn(language).reason;
    expect(data(2)).toBe(data(1));
    for (const reason of Object.values(counted)) {
      expect(reason(2)).toMatch(/^2 [\p{Ll} -]+$/u);
      expect(reason(1)).not.toContain("2");
    }
    expect(new Set(Object.values(counted).map((reason) => reason(2))).size).toBe(REASONS.length - 1);
  });

  it("write amounts and percentages as the language does, with the currency's decimals", () => {
    expect(amountIn(wordsIn("en"), "1084.99", "EUR")).toBe("1,084.99");
    expect(amountIn(wordsIn("es"), "-1084.99", "EUR")).toBe("−1.084,99");
    expect(amountIn(wordsIn("pt-BR"), "1084.00", "JPY")).toBe("1.084");
    expect(percentIn(wordsIn("es"), "9.97500")).toBe("9,975");
    expect(percentIn(wordsIn("en"), "100")).toBe("100");
  });
});

describe("the card around a forecast", () => {
  it.each([
    ["en", "en-GB", "Your next invoice", "It is made on 1 December 2026."],
    ["es", "es", "Su próxima factura", "Se emitirá el 1 de diciembre de 2026."],
    ["pt-BR", "pt-BR", "Sua próxima fatura", "Será emitida em 1 de dezembro de 2026."],
    ["de", "en-GB", "Your next invoice", "It is made on 1 December 2026."],
  ])("speaks %s", (language, locale, title, made) => {
    expect(forecastCard(language, "2026-12-01")).toMatchObject({
      locale,
      title,
      made: expect.stringContaining(made),
    });
    expect(forecastUnknown(language)).toMatchObject({ locale, title });
  });
});
