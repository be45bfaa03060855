import { eq } from "drizzle-orm";
import { z } from "zod";
import { customers, invoiceSettlements } from "@/db/schema";
import { findInvoice, type InvoiceItem, toInvoiceItem } from "@/lib/domain/billing";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { type Money, normalize, subtract } from "@/lib/platform/money";
import { startOfDay, toDate } from "@/lib/platform/time";
import type { AuditRow } from "./audit-rows";
import { invoiceConclusion } from "./rules/plain-words";
import { leftAfter, type Settled, settledBefore } from "./rules/running";
import {
  behindChanges,
  changesPage,
  INVOICE_PROPERTIES,
  type Traced,
  type TracePosition,
  valueAfter,
} from "./trace-changes";
import { passedOn, type TraceEvent, traceEvent } from "./trace-event";
import { tracePageInput } from "./trace-input";
import { conclusionSpeech, speechOf } from "./trace-subject";

export type InvoiceTrace = {
  invoice: InvoiceItem & { collectable: boolean };
  language: string;
  /** What it comes to, in one sentence. */
  conclusion: string;
  /** What was left to pay before the first step shown; null on the page that begins with the invoice itself. */
  before: Money | null;
  events: TraceEvent[];
  earlier: string | null;
  later: string | null;
};

type Found = Awaited<ReturnType<typeof findInvoice>>;

const traced = (invoiceId: number): Traced => ({
  entity: { type: "invoice", id: invoiceId },
  properties: INVOICE_PROPERTIES,
  withMade: true,
});

/** What was paid and taken off when the last of these rows was written. */
async function settledAt(read: Reader, { invoice }: Found, last: AuditRow | undefined): Promise<Settled> {
  const now = { paid: normalize(invoice.paid), adjusted: normalize(invoice.adjusted) };
  if (!last) return now;
  const about = traced(invoice.id);
  return {
    paid: (await valueAfter(read, about, "amountPaid", last)) ?? now.paid,
    adjusted: (await valueAfter(read, about, "adjustments", last)) ?? now.adjusted,
  };
}

/** When each row's step was taken: settlements and the invoice know it; what was written with them happened with them. */
async function moments(
  read: Reader,
  { invoice }: Found,
  rows: readonly AuditRow[],
): Promise<Map<number, Date>> {
  const settlements = await read.tx
    .select({
      xdrId: invoiceSettlements.xdrId,
      amount: invoiceSettlements.amount,
      at: invoiceSettlements.createdAt,
    })
    .from(invoiceSettlements)
    .where(eq(invoiceSettlements.invoiceId, invoice.id));
  const known = new Map(settlements.map(({ xdrId, amount, at }) => [`${xdrId} ${normalize(amount)}`, at]));
  const byTransaction = new Map<string, Date>();
  for (const row of rows) {
    const settled = row.delta && known.get(`${row.causeId} ${normalize(row.delta)}`);
    const made = row.property === null ? invoice.createdAt : null;
    const issued = row.property === "review" ? invoice.issuedAt : null;
    const passed = passedOn(row);
    const moment = settled || made || issued || (passed && toDate(startOfDay(passed, invoice.timeZone)));
    if (moment) byTransaction.set(row.xid, moment);
  }
  return new Map(
    rows.flatMap((row): [number, Date][] => {
      const moment = byTransaction.get(row.xid);
      return moment ? [[row.id, moment]] : [];
    }),
  );
}

/** Part: a page of an invoice's trace, for reading and for files. */
export async function invoiceTrace(read: Reader, found: Found, position: TracePosition) {
  const { invoice } = found;
  const [owner] = await read.tx
    .select({ language: customers.language })
    .from(customers)
    .where(eq(customers.id, invoice.customerId));
  const { rows, earlier, later } = await changesPage(read, traced(invoice.id), position);
  const start = settledBefore(rows, await settledAt(read, found, later === null ? undefined : rows.at(-1)));
  const total = normalize(invoice.total);
  const left = leftAfter(total, start, rows);
  const at = await moments(read, found, rows);
  const language = owner?.language ?? "en";
  const teller = {
    actor: read.actor,
    speech: speechOf({ language, currency: invoice.currency }),
    zone: invoice.timeZone,
    behind: await behindChanges(read, invoice.customerId, rows),
    invoice: {
      id: invoice.id,
      name: invoice.number ?? `draft ${invoice.id}`,
      total,
      amountDue: normalize(invoice.amountDue),
    },
  };
  const events = rows.flatMap((row, n) => {
    const event = traceEvent(teller, row, { running: left[n] ?? null, moment: at.get(row.id) });
    return event ? [event] : [];
  });
  const before = earlier === null ? null : subtract(subtract(total, start.paid), start.adjusted);
  return { events, before, earlier, later, language, teller };
}

/**
 * Why an invoice's amount due and its statuses are what they are: every step from its making to now, each with what was left
 * to pay after it. In full for the operator and the reseller whose it is, in plain words for its customer.
 */
export const traceInvoice = query({
  name: "trace.invoice",
  permission: "collection:read",
  impersonation: "allow",
  input: z.object({ invoiceId: idInput(), ...tracePageInput }),
  reads: (_, { invoice }: InvoiceTrace) => ({
    type: "invoice",
    id: invoice.id,
    name: invoice.number ?? undefined,
    customerId: invoice.customer.id,
  }),
  async run(read, { invoiceId, ...position }): Promise<InvoiceTrace> {
    const found = await findInvoice(read, invoiceId);
    const { events, before, earlier, later, language, teller } = await invoiceTrace(read, found, position);
    const item = toInvoiceItem(read, found);
    return {
      invoice: { ...item, collectable: found.invoice.collectable },
      language,
      conclusion: invoiceConclusion(conclusionSpeech(read.actor, teller.speech), {
        name: teller.invoice.name,
        left: item.outstanding,
        dueOn: item.dueOn,
        overdue: item.overdue,
      }),
      before,
      events,
      earlier,
      later,
    };
  },
});
