import { post } from "@/lib/domain/ledger";
import type { Subscriber } from "@/lib/domain/subscriptions";
import type { Work } from "@/lib/kernel/work";
import type { Money } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { absorbInvoices } from "./absorb-invoices";
import { allocatePayments } from "./allocate-payments";
import { missingEntries } from "./draft-closing";
import { invoiceEntity } from "./entities";
import { type IssuedInvoice, numberInvoices } from "./issue-invoices";
import { type BillingTerms, readBillingTerms, readExemptions } from "./read-terms";
import { draftInvoice, type InvoiceDraft } from "./rules/invoice";
import type { InvoiceType, Posting } from "./rules/invoice-line";
import { drawInvoiceIds, insertInvoices, insertLines } from "./store";

export type InvoiceToMake = {
  subscriber: Subscriber;
  classId: number;
  type: InvoiceType;
  periodFrom: PlainDate;
  periodTo: PlainDate;
  positionFrom: number;
  positionTo: number;
  postings: readonly Posting[];
  previousAmountDue: Money;
  /** Void invoices whose charges it takes over. */
  absorbs: readonly number[];
};

export type MadeInvoice = {
  invoiceId: number;
  draft: InvoiceDraft;
  terms: BillingTerms;
  issued: IssuedInvoice;
};

/** Part: one invoice of a locked customer, outside a run: drafted, posted, written and issued at once. */
export async function makeInvoice(work: Work, given: InvoiceToMake): Promise<MadeInvoice> {
  const { subscriber, classId, postings, previousAmountDue, absorbs, ...span } = given;
  const { customerId } = subscriber;
  const terms = (await readBillingTerms(work, [classId])).get(classId);
  if (!terms) throw new Error("every class has billing terms");
  const exemptions = (await readExemptions(work, [customerId])).get(customerId) ?? [];
  const tax = { regime: terms.regime, exemptions, precision: terms.precision };
  const draft = draftInvoice({ postings, previousAmountDue, tax });
  const [invoiceId] = await drawInvoiceIds(work, 1);
  if (!invoiceId) throw new Error("a sequence always answers");
  const today = work.today(subscriber.timeZone);

  await post(work, missingEntries(work, { id: invoiceId, customerId, draft }, today));
  await insertLines(work, [{ id: invoiceId, customerId, draft }]);
  const [issued] = await numberInvoices(work, [
    {
      invoiceId,
      customerId,
      resellerId: subscriber.resellerId,
      terms,
      billingPeriod: subscriber.billingPeriod,
      anchorDay: subscriber.anchorDay,
      issuedOn: today,
    },
  ]);
  if (!issued) throw new Error("an invoice that is to be issued is issued");
  await insertInvoices(work, [
    {
      ...span,
      id: invoiceId,
      customerId,
      runId: null,
      decimals: terms.precision.decimals,
      closedOn: today,
      review: "approved",
      holdReason: "",
      issueOn: today,
      draft,
      issued,
    },
  ]);
  await absorbInvoices(
    work,
    absorbs.map((id) => ({ invoiceId: id, by: invoiceId })),
  );
  work.audit.created(invoiceEntity({ ...subscriber, id: invoiceId, number: issued.number }), {
    type: given.type,
    from: given.periodFrom,
    to: given.periodTo,
    total: draft.total,
    amountDue: draft.amountDue,
    currency: subscriber.currency,
    number: issued.number,
    issuedOn: issued.issuedOn,
    dueOn: issued.dueOn,
  });
  await allocatePayments(work, [customerId]);
  return { invoiceId, draft, terms, issued };
}
