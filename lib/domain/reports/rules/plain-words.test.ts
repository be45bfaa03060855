import { describe, expect, it } from "vitest";
import { balanceConclusion, invoiceConclusion, type PlainStep, plainWords } from "./plain-words";
import { traceWords } from "./trace-words/words";

const speech = (language: string) => ({ words: traceWords(language), currency: "USD" });
const step = (facts: Partial<PlainStep>): PlainStep => ({
  property: null,
  before: null,
  after: null,
  delta: null,
  xdr: null,
  invoice: null,
  total: null,
  left: null,
  day: "2026-10-03",
  ...facts,
});
const payment = step({ property: "amountPaid", before: "0.00", after: "60.00", delta: "60.00" });
const open = { name: "INV-9", left: "10.00", dueOn: "2026-10-16", overdue: true };

describe("a trace told to its customer", () => {
  it("says what was paid and what is still to be paid", () => {
    expect(plainWords(speech("en"), payment)).toBe("You paid 60.00 USD on 3 October 2026.");
    expect(invoiceConclusion(speech("en"), open)).toBe(
      "10.00 USD of invoice INV-9 is still to be paid. It was to be paid by 16 October 2026.",
    );
  });

  it("speaks the customer's language, numbers and dates too", () => {
    expect(plainWords(speech("es"), payment)).toBe("Usted pagó 60,00 USD el 3 de octubre de 2026.");
    expect(plainWords(speech("pt-BR"), payment)).toBe("Você pagou 60,00 USD em 3 de outubro de 2026.");
    expect(plainWords(speech("de"), payment)).toBe("You paid 60.00 USD on 3 October 2026.");
  });

  it.each(["en", "es", "pt-BR"])("has words for every step in %s", (language) => {
    const tell = (facts: Partial<PlainStep>) => plainWords(speech(language), step(facts));
    for (const status of Object.keys(traceWords("en").status))
      expect(tell({ property: "paymentStatus", after: status, left: "10.00" })).toBeTruthy();
    for (const property of Object.keys(traceWords("en").customer)) {
      const began = tell({ property, before: "false", after: "true" });
      const ended = tell({ property, before: "true", after: "false" });
      expect(began).toBeTruthy();
      expect(ended).not.toBe(began);
    }
    for (const kind of Object.keys(traceWords("en").what))
      for (const amount of ["5.00", "-5.00"])
        expect(tell({ property: "balance", xdr: { kind, reverses: null, amount } })).toContain("5");
    expect(Object.keys(traceWords(language).what)).toEqual(Object.keys(traceWords("en").what));
  });

  it("tells who is owed", () => {
    expect(balanceConclusion(speech("en"), "10.00", null)).toBe("You owe 10.00 USD.");
    expect(balanceConclusion(speech("en"), "-4.00", null)).toBe("4.00 USD is in your favour.");
    expect(balanceConclusion(speech("en"), "0.00", null)).toBe("You owe nothing.");
    expect(balanceConclusion(speech("en"), "-4.00", "4.00")).toBe("You can still spend 4.00 USD.");
  });

  it("says nothing of what is nothing to a customer", () => {
    expect(plainWords(speech("en"), step({ property: "note", after: "difficult" }))).toBeNull();
    expect(
      plainWords(speech("en"), step({ property: "review", before: "waiting", after: "issued" })),
    ).toBeNull();
  });
});
