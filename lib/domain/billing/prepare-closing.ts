import { chargeDue, type Subscriber } from "@/lib/domain/subscriptions";
import type { Work } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import { freeInvoices } from "./absorb-invoices";
import { type BillingRow, readPositions } from "./billing-rows";
import { postedFor, type TakenSpan, takeSpans } from "./read-postings";
import { type BillingTerms, readBillingTerms, readExemptions } from "./read-terms";
import type { Posting } from "./rules/invoice-line";
import type { TaxExemption } from "./rules/tax-regime";
import { drawInvoiceIds } from "./store";

/** A customer that can't be billed, and why, in words for people. */
export type Parked = { customerId: number; reason: string };

export type Closing = {
  /** Locked customers, with their billing rows, whose open period ends on `closeOn`. */
  rows: readonly BillingRow[];
  subscribers: ReadonlyMap<number, Subscriber>;
  closeOn: PlainDate;
  runId: number | null;
  /** Left as drafts: a rehearsal takes no number, or it would keep others from issuing. */
  unissued?: boolean;
};

/** Everything that the drafts of one customer's invoices are made of. */
export type Prepared = {
  row: BillingRow;
  subscriber: Subscriber;
  terms: BillingTerms;
  exemptions: readonly TaxExemption[];
  /** Drawn for it; unused where nothing was charged. */
  invoiceId: number;
  /** Of the invoice that recurring fees have for themselves; null where they stand with the rest. */
  feesInvoiceId: number | null;
  span: TakenSpan;
  /** What void invoices were posted for, and fees charged just now that stand with the rest. */
  extra: Posting[];
  /** Fees charged just now that stand alone. */
  fees: Posting[];
  /** Void invoices whose charges are in `extra`. */
  absorbs: readonly number[];
};

type Drawn = { invoiceId: number; feesInvoiceId: number | null };

async function drawIds(work: Work, rows: readonly BillingRow[], terms: ReadonlyMap<number, BillingTerms>) {
  const ids = await drawInvoiceIds(work, rows.length * 2);
  return new Map<number, Drawn>(
    rows.map(({ customerId, classId }, n) => [
      customerId,
      {
        invoiceId: ids[n * 2] as number,
        feesInvoiceId: terms.get(classId)?.separateFees ? (ids[n * 2 + 1] as number) : null,
      },
    ]),
  );
}

/**
 * Part: charges what is due of locked customers and reads what their invoices are to take of the journal: a fixed number of
 * statements for any number of customers. Whoever can't be charged is named, and nothing of them is posted.
 */
export async function prepareClosing(
  work: Work,
  { rows, subscribers, closeOn }: Closing,
): Promise<{ prepared: Prepared[]; parked: Parked[] }> {
  const ids = rows.map(({ customerId }) => customerId);
  const terms = await readBillingTerms(
    work,
    rows.map(({ classId }) => classId),
  );
  const exemptions = await readExemptions(work, ids);
  const drawn = await drawIds(work, rows, terms);
  const chargedTo = new Map([...drawn].map(([id, one]) => [id, one.feesInvoiceId ?? one.invoiceId]));
  const moments = new Map(ids.map((id) => [id, { through: closeOn }]));
  const { posted, problems } = await chargeDue(work, subscribers, moments, chargedTo);
  const left = new Set(problems.map(({ customerId }) => customerId));

  const charged = [...new Set(posted.map(({ customerId }) => customerId))];
  const ends = charged.length > 0 ? await readPositions(work, charged) : new Map<number, number>();
  const spans = await takeSpans(
    work,
    rows
      .filter(({ customerId }) => !left.has(customerId))
      .map((row) => ({
        customerId: row.customerId,
        positionFrom: row.watermark,
        positionTo: ends.get(row.customerId) ?? row.position,
        before: closeOn,
      })),
  );
  const fees = await postedFor(
    work,
    charged.flatMap((id) => chargedTo.get(id) ?? []),
  );
  const free = await freeInvoices(work, ids);
  const freed = await postedFor(work, [...free.values()].flat());

  const prepared = rows.flatMap((row): Prepared[] => {
    const { customerId, classId } = row;
    const [own, span, subscriber] = [
      drawn.get(customerId),
      spans.get(customerId),
      subscribers.get(customerId),
    ];
    const rules = terms.get(classId);
    if (!own || !span || !subscriber || !rules) return [];
    const absorbs = free.get(customerId) ?? [];
    const voided = absorbs.flatMap((id) => freed.get(id) ?? []);
    const now = fees.get(own.feesInvoiceId ?? own.invoiceId) ?? [];
    const alone = own.feesInvoiceId !== null;
    return [
      {
        ...own,
        row,
        subscriber,
        terms: rules,
        exemptions: exemptions.get(customerId) ?? [],
        span,
        extra: alone ? voided : [...voided, ...now],
        fees: alone ? now : [],
        absorbs,
      },
    ];
  });
  return { prepared, parked: problems };
}
