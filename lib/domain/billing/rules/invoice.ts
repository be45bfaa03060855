import * as money from "@/lib/platform/money";
import { grouped, type InvoiceLine, type Posting, sectionOf } from "./invoice-line";
import { type Precision, roundedTotal, shareOut } from "./rounding";
import { computeTaxes, type Taxes, type TaxLine, type TaxTerms } from "./tax";

export type InvoiceInput = {
  /** Everything in the span of positions, one by one or summed. */
  postings: readonly Posting[];
  /** The amount due of the invoice before; 0.00 for the first. */
  previousAmountDue: money.Money;
  tax: TaxTerms;
};

/** What the journal still needs to hold the invoice's total; kind tax or rounding. */
export type MissingPosting = {
  kind: "tax" | "rounding";
  taxId: number | null;
  taxCategory: string;
  description: string;
  amount: money.Money;
};

export type InvoiceDraft = {
  lines: InvoiceLine[];
  /** Charges less credits, as shown and without tax. */
  net: money.Money;
  tax: money.Money;
  /** The period's total: net + tax. */
  total: money.Money;
  /** What the total is away from the charges as posted, for being rounded. */
  rounding: money.Money;
  /** What payments, refunds and adjustments of the span did to the balance: below zero for money that came in. */
  payments: money.Money;
  previousAmountDue: money.Money;
  /** previousAmountDue + payments + total: the balance at the end of the span, fixed from here on. */
  amountDue: money.Money;
  pricesIncludeTax: boolean;
  missing: MissingPosting[];
};

/** Rounds what is charged once, shares that out over the tax categories, and each category's part over its lines. */
function shownAmounts(charged: readonly Posting[], total: money.Money, { decimals }: Precision) {
  const amounts = charged.map(({ amount }) => amount);
  if (amounts.every((amount) => money.roundTo(amount, decimals) === amount)) return amounts;
  const categories = [...new Set(charged.map((one) => one.taxCategory))].sort();
  const indexes = categories.map((category) =>
    charged.flatMap((one, index) => (one.taxCategory === category ? [index] : [])),
  );
  const exactOf = (index: number) => charged[index]?.amount ?? money.ZERO;
  const sums = indexes.map((list) => money.sum(list.map(exactOf)));
  const shown: money.Money[] = charged.map(() => money.ZERO);
  for (const [at, sum] of shareOut(total, sums, decimals).entries()) {
    const list = indexes[at] ?? [];
    for (const [nth, amount] of shareOut(sum, list.map(exactOf), decimals).entries()) {
      shown[list[nth] ?? 0] = amount;
    }
  }
  return shown;
}

const taxLine = (line: TaxLine): InvoiceLine => ({
  section: "taxes",
  kind: "tax",
  accountId: null,
  service: "taxes",
  description: line.name,
  periodFrom: null,
  periodTo: null,
  taxCategory: line.category,
  taxId: line.taxId,
  count: 1,
  rate: line.rate,
  base: line.base,
  exact: line.amount,
  amount: line.amount,
  tax: money.ZERO,
});

/** Field by field: taking `amount` out of a spread made this a third of a draft's time. */
const plainLine = (
  one: Posting,
  section: InvoiceLine["section"],
  shown?: Taxes["parts"][number],
): InvoiceLine => ({
  section,
  kind: one.kind,
  accountId: one.accountId,
  service: one.service,
  description: one.description,
  periodFrom: one.periodFrom,
  periodTo: one.periodTo,
  taxCategory: one.taxCategory,
  taxId: one.taxId,
  count: one.count,
  rate: null,
  base: null,
  exact: one.amount,
  amount: shown?.net ?? one.amount,
  tax: shown?.tax ?? money.ZERO,
});

/** What is wanted less what stands already: an invoice that is made again posts nothing twice. */
function missingPostings(wanted: MissingPosting[], postings: readonly Posting[]): MissingPosting[] {
  const byKey = new Map<string, MissingPosting>();
  const add = (one: MissingPosting) => {
    const key = JSON.stringify([one.kind, one.taxId, one.taxCategory]);
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, amount: money.add(known.amount, one.amount) } : one);
  };
  for (const one of wanted) add(one);
  for (const { kind, taxId, taxCategory, description, amount } of postings) {
    if (kind === "rounding") add({ ...NO_ROUNDING, amount: money.negate(amount) });
    if (kind === "tax") add({ kind, taxId, taxCategory, description, amount: money.negate(amount) });
  }
  return [...byKey.values()].filter(({ amount }) => !money.isZero(amount));
}

const NO_ROUNDING: MissingPosting = {
  kind: "rounding",
  taxId: null,
  taxCategory: "",
  description: "",
  amount: money.ZERO,
};

/**
 * An invoice from a span of the journal (domain reference F5.2). What its lines show adds up to its total, and with
 * `missing` posted so do the xDRs of the span.
 * @throws {DomainError} conflict when something charged has no tax rate.
 */
export function draftInvoice({ postings, previousAmountDue, tax: terms }: InvoiceInput): InvoiceDraft {
  const groups = grouped(postings);
  const charged = groups.filter(({ kind }) => {
    const section = sectionOf(kind);
    return section === "charges" || section === "credits";
  });
  const paid = groups.filter(({ kind }) => sectionOf(kind) === "payments");

  const rounded = roundedTotal(
    charged.map(({ amount }) => amount),
    terms.precision,
  );
  const shown = shownAmounts(charged, rounded.total, terms.precision);
  const taxes = computeTaxes(
    charged.map(({ taxCategory }, index) => ({ category: taxCategory, amount: shown[index] ?? money.ZERO })),
    terms,
  );
  const payments = money.sum(paid.map(({ amount }) => amount));
  const pricesIncludeTax = terms.regime.prices === "inclusive";

  const chargedLines = charged.map((one, index) =>
    plainLine(one, sectionOf(one.kind) ?? "charges", taxes.parts[index]),
  );
  const wanted: MissingPosting[] = (pricesIncludeTax ? [] : taxes.lines).map((line) => ({
    kind: "tax",
    taxId: line.taxId,
    taxCategory: line.category,
    description: line.name,
    amount: line.amount,
  }));
  return {
    lines: [
      ...chargedLines.filter(({ section }) => section === "charges"),
      ...chargedLines.filter(({ section }) => section === "credits"),
      ...taxes.lines.map(taxLine),
      ...paid.map((one) => plainLine(one, "payments")),
    ],
    net: taxes.net,
    tax: taxes.tax,
    total: taxes.total,
    rounding: rounded.rounding,
    payments,
    previousAmountDue: money.normalize(previousAmountDue),
    amountDue: money.sum([previousAmountDue, payments, taxes.total]),
    pricesIncludeTax,
    missing: missingPostings([...wanted, { ...NO_ROUNDING, amount: rounded.rounding }], postings),
  };
}
