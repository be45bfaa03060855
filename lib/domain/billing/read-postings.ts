import { sql } from "drizzle-orm";
import type { Service, XdrKind } from "@/lib/domain/ledger";
import type { Reader } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import type { PlainDate } from "@/lib/platform/time";
import type { Posting } from "./rules/invoice-line";

/** The part of a customer's journal that no invoice has yet. */
export type OpenSpan = {
  customerId: number;
  /** Excluded. */
  positionFrom: number;
  /** Included: the journal's end. */
  positionTo: number;
  /** What lies on this day or later is for the next invoice; null takes all there is. */
  before: PlainDate | null;
};

/** The part of a journal an invoice takes, summed for its lines. */
export type TakenSpan = { positionTo: number; postings: Posting[] };

type Row = {
  customer_id: string;
  kind: XdrKind;
  account_id: string | null;
  service: Service;
  description: string;
  period_from: PlainDate | null;
  period_to: PlainDate | null;
  tax_category: string;
  tax_id: string | null;
  late: boolean;
  count: number;
  amount: string;
};

const toPosting = (row: Row): Posting => ({
  kind: row.kind,
  accountId: row.account_id === null ? null : Number(row.account_id),
  service: row.service,
  description: row.description,
  periodFrom: row.period_from,
  periodTo: row.period_to,
  taxCategory: row.tax_category,
  taxId: row.tax_id === null ? null : Number(row.tax_id),
  count: row.count,
  amount: row.amount,
});

/** What makes xDRs one line of an invoice; each call of a line is told in the call detail, not here. */
const LINE = sql`x.customer_id, x.kind, x.account_id, x.service,
  case when x.kind in ('call','message','data','event') then '' else x.description end,
  x.period_from, x.period_to, x.tax_category, case when x.kind = 'tax' then x.cause_id end`;
const SUMS = sql`x.customer_id, x.kind, x.account_id, x.service,
  case when x.kind in ('call','message','data','event') then '' else x.description end as description,
  x.period_from::text, x.period_to::text, x.tax_category, case when x.kind = 'tax' then x.cause_id end as tax_id,
  count(*)::int as count, sum(x.amount)::text as amount`;

const spansOf = (spans: readonly OpenSpan[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(
    spans.map((span) => ({ c: span.customerId, f: span.positionFrom, t: span.positionTo, b: span.before })),
  )}::jsonb) as s(c bigint, f bigint, t bigint, b date)`;

function byCustomer(rows: readonly Row[]): Map<number, Posting[]> {
  const found = new Map<number, Posting[]>();
  for (const row of rows) {
    const own = found.get(Number(row.customer_id));
    if (own) own.push(toPosting(row));
    else found.set(Number(row.customer_id), [toPosting(row)]);
  }
  return found;
}

/**
 * Up to where these spans go when nothing of the next period is to be in them: the position before its first xDR. What
 * comes later than that is for the next invoice, also what happened earlier (performance reference: a late call).
 */
async function cutPositions(read: Reader, spans: readonly OpenSpan[]): Promise<Map<number, number>> {
  const { rows } = await read.tx.execute<{ customer_id: string; position: string }>(sql`
    select x.customer_id, min(x.position) - 1 as position from ${spansOf(spans)} join xdrs x
      on x.customer_id = s.c and x.position > s.f and x.position <= s.t and x.invoice_id is null and x.day >= s.b
    group by x.customer_id`);
  return new Map(rows.map(({ customer_id, position }) => [Number(customer_id), Number(position)]));
}

async function sumSpans(read: Reader, spans: readonly OpenSpan[]): Promise<Row[]> {
  const { rows } = await read.tx.execute<Row>(sql`
    select ${SUMS}, coalesce(x.day >= s.b, false) as late from ${spansOf(spans)} join xdrs x
      on x.customer_id = s.c and x.position > s.f and x.position <= s.t and x.invoice_id is null
    group by ${LINE}, late`);
  return rows;
}

/**
 * What each customer's next invoice takes of the journal, in one statement for any number of customers: what was posted for
 * an invoice is left out, and what belongs to the next period too.
 */
export async function takeSpans(read: Reader, spans: readonly OpenSpan[]): Promise<Map<number, TakenSpan>> {
  const rows = await sumSpans(read, spans);
  const late = new Set(rows.filter((row) => row.late).map((row) => Number(row.customer_id)));
  const postings = byCustomer(rows.filter((row) => !late.has(Number(row.customer_id))));
  const taken = new Map<number, TakenSpan>(
    spans.map(({ customerId, positionTo }) => [
      customerId,
      { positionTo, postings: postings.get(customerId) ?? [] },
    ]),
  );
  if (late.size === 0) return taken;
  const beyond = spans.filter(({ customerId }) => late.has(customerId));
  const cuts = await cutPositions(read, beyond);
  const cut = beyond.map((span) => ({ ...span, positionTo: cuts.get(span.customerId) ?? span.positionTo }));
  const kept = byCustomer(await sumSpans(read, cut));
  for (const { customerId, positionTo } of cut)
    taken.set(customerId, { positionTo, postings: kept.get(customerId) ?? [] });
  return taken;
}

/** What was posted for an invoice, wherever its position lies; of several invoices with one query. */
export async function postedFor(
  read: Reader,
  invoiceIds: readonly number[],
): Promise<Map<number, Posting[]>> {
  if (invoiceIds.length === 0) return new Map();
  const { rows } = await read.tx.execute<Row & { invoice_id: string }>(sql`
    select x.invoice_id, ${SUMS} from xdrs x where x.invoice_id = any(${idArray(invoiceIds)})
    group by x.invoice_id, ${LINE}`);
  const found = new Map<number, Posting[]>();
  for (const row of rows) {
    const own = found.get(Number(row.invoice_id));
    if (own) own.push(toPosting(row));
    else found.set(Number(row.invoice_id), [toPosting(row)]);
  }
  return found;
}
