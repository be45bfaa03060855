import { describe, expect, it } from "vitest";
import { pdfPages, pdfText } from "@/lib/testing/pdf-text";
import { plainPng } from "@/lib/testing/pictures";
import { SAMPLE_LINES, samplePaper } from "@/lib/testing/sample-paper";
import { drawInvoice } from "./draw-invoice";
import type { Attachment } from "./paper-data";

const BARE: Attachment = { logo: null, calls: null };
const drawn = (more: Parameters<typeof samplePaper>[0] = {}, attachment = BARE) =>
  drawInvoice(samplePaper(more), attachment);

/** What a reader must find, in this order. */
const EXPECTED: Record<string, string[]> = {
  en: [
    "Invoice",
    "Issued 1 April 2026",
    "Pay by 16 April 2026",
    "Period 1 Mar 2026 – 31 Mar 2026",
    "To pay",
    "1,314.814 EUR",
    "34600111222 · Oficina 1,052.345",
    "Credits −10.00",
    "Charges without tax 1,087.345",
    "Taxes 217.469",
    "Total of this invoice 1,304.814",
    "Open before 40.00",
    "Payments since then −30.00",
    "Amount due 1,314.814",
    "VAT 20 % 1,087.345 217.469",
    "Payment slip",
    "Reference",
    "INV-000042",
    "Page 1 of 2",
    "12 calls 12.345",
    "Page 2 of 2",
  ],
  es: [
    "Factura",
    "Emitida 1 de abril de 2026",
    "Pagar hasta 16 de abril de 2026",
    "Período 01/03/2026 – 31/03/2026",
    "A pagar",
    "1.314,814 EUR",
    "34600111222 · Oficina 1.052,345",
    "Abonos −10,00",
    "Impuestos 217,469",
    "Total de esta factura 1.304,814",
    "Importe adeudado 1.314,814",
    "VAT 20 % 1.087,345 217,469",
    "Resguardo de pago",
    "Página 1 de 2",
    "12 llamadas 12,345",
  ],
  "pt-BR": [
    "Fatura",
    "Emissão 1 de abril de 2026",
    "Pagar até 16 de abril de 2026",
    "A pagar",
    "1.314,814 EUR",
    "Créditos −10,00",
    "Cobranças sem impostos 1.087,345",
    "Total desta fatura 1.304,814",
    "Valor devido 1.314,814",
    "Recibo de pagamento",
    "Referência",
    "Página 1 de 2",
    "12 chamadas 12,345",
  ],
};

describe("an invoice on paper", { timeout: 30_000 }, () => {
  it.each(Object.entries(EXPECTED))(
    "says everything in its customer's language: %s",
    async (language, expected) => {
      const text = await pdfText(await drawn({ language }));
      let at = 0;
      for (const words of expected) {
        const found = text.indexOf(words, at);
        expect({ words, found: found >= 0 }).toEqual({ words, found: true });
        at = found;
      }
      expect(text).toContain("João Conceição");
      expect(text).toContain("Łódź");
      expect(text).toContain("Telefónica del Ñandú");
    },
  );

  it("is in English where invoices do not speak the language, whatever the alphabet of the names", async () => {
    const { buyer } = samplePaper();
    const text = await pdfText(
      await drawn({
        language: "uk",
        buyer: { ...buyer, firstName: "", lastName: "", name: "Ганна Ελένη Nguyễn" },
      }),
    );
    expect(text).toContain("Payment slip");
    expect(text).toContain("Ганна Ελένη Nguyễn");
  });

  it("says on every page that it is void, or a draft, and asks for nothing then", async () => {
    for (const [stamp, word] of [
      ["void", "ANULADA"],
      ["draft", "BORRADOR"],
    ] as const) {
      const pages = await pdfPages(await drawn({ language: "es", stamp }));
      expect(pages.length).toBe(2);
      for (const page of pages) expect(page).toContain(word);
      expect(pages.join()).not.toContain("Resguardo de pago");
    }
    expect(await pdfText(await drawn())).not.toMatch(/VOID|DRAFT/);
  });

  it("shows a logo in place of the name, and the owner's words at the foot", async () => {
    const logo = { bytes: plainPng(40, 20), type: "image/png" as const };
    const [plain, branded] = [await drawn(), await drawn({}, { ...BARE, logo })];
    expect(branded.toString("latin1")).toContain("/Subtype /Image");
    expect(plain.toString("latin1")).not.toContain("/Subtype /Image");
    expect(await pdfText(branded)).toContain("Thank you for being with us.");
  });

  it("that leaves the customer in credit says so and asks for nothing", async () => {
    const text = await pdfText(await drawInvoice(samplePaper({}, SAMPLE_LINES, "-5000.00"), BARE));
    expect(text).toContain("Nothing to pay");
    expect(text).toContain("3,725.186 EUR in your favour");
    expect(text).not.toContain("Payment slip");
  });

  it("sums up what was used and lists every call, page by page", async () => {
    const calls = Array.from({ length: 80 }, (_, n) => ({
      xdrId: n,
      position: n,
      accountId: n < 50 ? 7 : 8,
      identifier: n < 50 ? "34600111222" : "34600333444",
      service: "call" as const,
      occurredAt: new Date(Date.UTC(2026, 2, 29, 0, n)),
      day: "2026-03-29",
      to: `34915550${String(n).padStart(3, "0")}`,
      destination: "Spain",
      used: String(n * 61),
      charged: "0",
      amount: "0.01",
      isReversal: false,
    }));
    const usage = [
      {
        accountId: 7,
        identifier: "34600111222",
        service: "call" as const,
        destination: "Spain",
        count: 12,
        used: "3725",
        charged: "3725",
        amount: "12.345",
      },
      {
        accountId: 7,
        identifier: "34600111222",
        service: "data" as const,
        destination: "",
        count: 3,
        used: "1449000000",
        charged: "0",
        amount: "0.00",
      },
    ];
    const pages = await pdfPages(await drawn({ usage }, { logo: null, calls: { calls, more: true } }));
    expect(pages[2]).toContain("Calls Spain 12 1:02:05 12.345");
    expect(pages[2]).toContain("Data 3 1.4 GB 0.00");
    const detail = pages.slice(3);
    expect(detail.length).toBe(3);
    for (const { to } of calls) expect(detail.join("\n")).toContain(to);
    expect(detail[0]).toContain("29/03, 01:00");
    expect(detail.at(-1)).toContain("Only the first 80 are listed here.");
  });
});
