import type { Paper } from "@/lib/domain/billing/paper/paper-data";
import type { InvoiceLine } from "@/lib/domain/billing/rules/invoice-line";
import { invoiceSheet } from "@/lib/domain/billing/rules/invoice-sheet";
import { sum } from "@/lib/platform/money";

const line = (given: Partial<InvoiceLine> & { amount: string }): InvoiceLine => ({
  section: "charges",
  kind: "charge",
  accountId: null,
  service: "voice",
  description: "",
  periodFrom: null,
  periodTo: null,
  taxCategory: "general",
  taxId: null,
  count: 1,
  rate: null,
  base: null,
  exact: given.amount,
  tax: "0.00",
  ...given,
});

const fee = (accountId: number, description: string, amount: string) =>
  line({
    kind: "subscription_fee",
    service: "subscriptions",
    accountId,
    description,
    amount,
    periodFrom: "2026-03-01",
    periodTo: "2026-04-01",
  });

export const SAMPLE_LINES: InvoiceLine[] = [
  line({ kind: "activation_fee", description: "Setting up", amount: "25.00" }),
  fee(7, "Essentials", "1040.00"),
  line({ kind: "call", accountId: 7, amount: "12.345", count: 12 }),
  fee(8, "Essentials", "20.00"),
  line({ kind: "credit", section: "credits", description: "For the trouble", amount: "-10.00" }),
  line({
    kind: "tax",
    section: "taxes",
    service: "taxes",
    description: "VAT",
    rate: "20.00000",
    base: "1087.345",
    amount: "217.469",
  }),
  line({ kind: "payment", section: "payments", service: "payments", amount: "-30.00" }),
];

/** An invoice as it would be drawn, with a bit of everything on it: 1,304.814 in total, 1,314.814 due. */
export function samplePaper(
  more: Partial<Paper> = {},
  lines: readonly InvoiceLine[] = SAMPLE_LINES,
  before = "40.00",
): Paper {
  const of = (...sections: string[]) =>
    sum(lines.filter((one) => sections.includes(one.section)).map((one) => one.amount));
  const [net, tax, payments] = [of("charges", "credits"), of("taxes"), of("payments")];
  const total = sum([net, tax]);
  return {
    language: "en",
    stamp: null,
    number: "INV-000042",
    customerId: 314,
    issuedOn: "2026-04-01",
    dueOn: "2026-04-16",
    period: { from: "2026-03-01", to: "2026-03-31" },
    timeZone: "Europe/Madrid",
    currency: "EUR",
    pricesIncludeTax: false,
    seller: {
      name: "Telefónica del Ñandú",
      address: "Calle Mayor 1\n28001 Madrid",
      country: "España",
      taxId: "B-12345678",
      email: "facturas@example.com",
      phone: "+34 600 000 000",
    },
    buyer: {
      name: "João Conceição",
      companyName: "",
      firstName: "João",
      lastName: "Conceição",
      address1: "Rua São Bento 10",
      address2: "",
      city: "Łódź",
      state: "",
      zip: "90-001",
      country: "Polska",
      taxId: "PL-99",
      email: "joao@example.com",
    },
    sheet: invoiceSheet({
      lines: [...lines],
      net,
      tax,
      total,
      payments,
      previousAmountDue: before,
      amountDue: sum([before, payments, total]),
    }),
    accounts: [
      { id: 7, identifier: "34600111222", name: "Oficina" },
      { id: 8, identifier: "34600333444", name: "" },
    ],
    usage: [],
    accent: "#0f766e",
    footer: ["Thank you for being with us."],
    createdAt: new Date("2026-04-01T00:05:00Z"),
    ...more,
  };
}
