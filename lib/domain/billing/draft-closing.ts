import type { Entry } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { DomainError } from "@/lib/platform/errors";
import type { PlainDate } from "@/lib/platform/time";
import type { Parked, Prepared } from "./prepare-closing";
import { draftInvoice, type InvoiceDraft } from "./rules/invoice";
import { type InvoiceType, type Posting, sectionOf } from "./rules/invoice-line";

/** Thrown when drafts fail after fees were posted: the caller rolls back and closes the others without these. */
export class Unbillable extends Error {
  constructor(readonly parked: readonly Parked[]) {
    super(`${parked.length} customers can't be billed`);
  }
}

export type Drafted = {
  id: number;
  type: InvoiceType;
  draft: InvoiceDraft;
  positionFrom: number;
  positionTo: number;
};

const isCharged = ({ kind }: Posting): boolean => {
  const section = sectionOf(kind);
  return section === "charges" || section === "credits";
};

/** The invoices of one customer: none when nothing was charged, two where recurring fees stand alone. */
function draftsOf(one: Prepared): Drafted[] {
  const { row, terms, exemptions, span } = one;
  const tax = { regime: terms.regime, exemptions, precision: terms.precision };
  const postings = [...span.postings, ...one.extra];
  const drafts: Drafted[] = [];
  const isAsked = terms.invoiceWhenNothingCharged && (postings.length > 0 || row.amountDue !== "0.00");
  if (isAsked || postings.some(isCharged)) {
    const draft = draftInvoice({ postings, previousAmountDue: row.amountDue, tax });
    const positions = { positionFrom: row.watermark, positionTo: span.positionTo };
    drafts.push({ id: one.invoiceId, type: "regular", draft, ...positions });
  }
  if (one.feesInvoiceId !== null && one.fees.length > 0) {
    const previousAmountDue = drafts[0]?.draft.amountDue ?? row.amountDue;
    const draft = draftInvoice({ postings: one.fees, previousAmountDue, tax });
    // Its fees were posted for it, so it owns no positions.
    const at = drafts[0]?.positionTo ?? row.watermark;
    drafts.push({ id: one.feesInvoiceId, type: "separate", draft, positionFrom: at, positionTo: at });
  }
  return drafts;
}

export type Made = { one: Prepared; drafts: Drafted[] };

/** @throws {Unbillable} with every customer whose invoice can't be drafted. */
export function draftClosing(prepared: readonly Prepared[]): Made[] {
  const failed: Parked[] = [];
  const made = prepared.map((one): Made => {
    try {
      return { one, drafts: draftsOf(one) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      failed.push({ customerId: one.row.customerId, reason: error.message });
      return { one, drafts: [] };
    }
  });
  if (failed.length > 0) throw new Unbillable(failed);
  return made;
}

/** What the journal still needs to hold an invoice's total: its taxes and its rounding. */
export const missingEntries = (
  work: Work,
  invoice: { id: number; customerId: number; draft: InvoiceDraft },
  today: PlainDate,
): Entry[] =>
  invoice.draft.missing.map(({ kind, taxId, taxCategory, description, amount }) => ({
    customerId: invoice.customerId,
    kind,
    service: kind === "tax" ? "taxes" : "fees",
    amount,
    occurredAt: work.now,
    day: today,
    taxCategory,
    description,
    cause: taxId === null ? { type: "invoice", id: invoice.id } : { type: "tax", id: taxId },
    invoiceId: invoice.id,
  }));
