import { post } from "@/lib/domain/ledger";
import { periodOf } from "@/lib/domain/subscriptions";
import type { Work } from "@/lib/kernel/work";
import { failpoint } from "@/lib/platform/failpoint";
import type { PlainDate } from "@/lib/platform/time";
import { todayIn } from "@/lib/platform/time";
import { absorbInvoices } from "./absorb-invoices";
import { allocatePayments } from "./allocate-payments";
import { draftClosing, type Made, missingEntries } from "./draft-closing";
import { invoiceEntity } from "./entities";
import { numberInvoices } from "./issue-invoices";
import { type Closing, type Parked, type Prepared, prepareClosing } from "./prepare-closing";
import { recentTotals } from "./recent-totals";
import { reviewOf } from "./rules/review";
import {
  type BillingMove,
  insertInvoices,
  insertLines,
  moveBilling,
  type NewInvoice,
  parkRows,
} from "./store";

export type ClosedInvoice = NewInvoice & { currency: string };
export type ClosingOutcome = {
  invoices: ClosedInvoice[];
  /** Closed without an invoice, since nothing was charged. */
  skipped: number;
  parked: readonly Parked[];
};

type Ready = NewInvoice & { one: Prepared };

async function readyInvoices(work: Work, made: readonly Made[], closing: Closing): Promise<Ready[]> {
  const ids = made.map(({ one }) => one.row.customerId);
  const history = await recentTotals(work, ids, closing.closeOn);
  return made.flatMap(({ one, drafts }) =>
    drafts.map(({ draft, ...drafted }): Ready => {
      const { row, terms, subscriber } = one;
      const closedOn = work.today(subscriber.timeZone);
      const totals = history.get(row.customerId) ?? [];
      return {
        ...drafted,
        one,
        draft,
        customerId: row.customerId,
        runId: closing.runId,
        periodFrom: row.openFrom,
        periodTo: closing.closeOn,
        decimals: terms.precision.decimals,
        closedOn,
        issued: null,
        ...reviewOf({ total: draft.total, lines: draft.lines.length, closedOn }, terms.reviewDays, totals),
      };
    }),
  );
}

function moveOf({ closeOn }: Closing, { one, drafts }: Made): BillingMove {
  const { row, subscriber, span } = one;
  const { billingPeriod, anchorDay, timeZone, closedAt } = subscriber;
  return {
    customerId: row.customerId,
    billedUntil: closeOn,
    openFrom: closeOn,
    nextClose: periodOf(billingPeriod, anchorDay, closeOn).end,
    watermark: drafts.some(({ type }) => type === "regular") ? span.positionTo : row.watermark,
    amountDue: drafts.at(-1)?.draft.amountDue ?? row.amountDue,
    done: closedAt !== null && todayIn(closedAt, timeZone) < closeOn,
  };
}

const issuable = (list: readonly Ready[]) =>
  list
    .filter(({ review }) => review === "approved")
    .map(({ id, customerId, closedOn, one: { subscriber, terms } }) => ({
      invoiceId: id,
      customerId,
      resellerId: subscriber.resellerId,
      terms,
      billingPeriod: subscriber.billingPeriod,
      anchorDay: subscriber.anchorDay,
      issuedOn: closedOn as PlainDate,
    }));

function auditMade(work: Work, { one, ...invoice }: Ready): void {
  const { subscriber } = one;
  const { total, amountDue } = invoice.draft;
  const { number = null, issuedOn, dueOn } = invoice.issued ?? {};
  work.audit.created(
    invoiceEntity({ ...subscriber, id: invoice.id, number }),
    {
      type: invoice.type,
      from: invoice.periodFrom,
      to: invoice.periodTo,
      total,
      amountDue,
      currency: subscriber.currency,
      number,
      issuedOn,
      dueOn,
      holdReason: invoice.holdReason,
    },
    invoice.runId === null ? {} : { cause: { type: "bill_run", id: invoice.runId } },
  );
}

/**
 * Part: closes the open period of locked customers, a thousand as well as one: charges what is due, drafts the invoices,
 * posts their taxes and roundings, writes and issues them, and moves each customer on to its next period. Leaves one audit
 * row an invoice. Who can't be charged is parked, and the others go on.
 * @throws {Unbillable} when an invoice can't be drafted after its fees were posted: to be rolled back, and closed again
 * without those it names.
 */
export async function closeCustomers(work: Work, closing: Closing): Promise<ClosingOutcome> {
  const { prepared, parked } = await prepareClosing(work, closing);
  failpoint("billing.charged");
  const made = draftClosing(prepared);
  const list = await readyInvoices(work, made, closing);

  await post(
    work,
    list.flatMap((invoice) => missingEntries(work, invoice, invoice.closedOn)),
  );
  failpoint("billing.taxed");
  await insertLines(work, list);
  await moveBilling(
    work,
    made.map((one) => moveOf(closing, one)),
  );
  await parkRows(work, closing.runId, parked);
  failpoint("billing.moved");

  // From here on others who issue wait for this transaction's end.
  const numbers = new Map(
    (await numberInvoices(work, closing.unissued ? [] : issuable(list))).map((one) => [one.invoiceId, one]),
  );
  const ready = list.map((invoice): Ready => ({ ...invoice, issued: numbers.get(invoice.id) ?? null }));
  await insertInvoices(work, ready);
  failpoint("billing.written");
  await absorbInvoices(
    work,
    ready.flatMap(({ id, type, one }) =>
      type === "regular" ? one.absorbs.map((invoiceId) => ({ invoiceId, by: id })) : [],
    ),
  );
  for (const invoice of ready) auditMade(work, invoice);
  await allocatePayments(
    work,
    ready.filter(({ issued }) => issued !== null).map(({ customerId }) => customerId),
  );
  const invoices = ready.map(({ one, ...invoice }) => ({ ...invoice, currency: one.subscriber.currency }));
  const invoiced = new Set(invoices.map(({ customerId }) => customerId));
  return { invoices, skipped: made.length - invoiced.size, parked };
}
