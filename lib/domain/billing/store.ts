import { sql } from "drizzle-orm";
import type { Work } from "@/lib/kernel/work";
import type { Money } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { IssuedInvoice } from "./issue-invoices";
import type { InvoiceDraft } from "./rules/invoice";
import type { InvoiceLine, InvoiceType } from "./rules/invoice-line";
import type { ReviewState } from "./rules/status";

/** Invoice ids, drawn before anything is posted for them. Ids that come to nothing leave a gap; numbers never do. */
export async function drawInvoiceIds(work: Work, count: number): Promise<number[]> {
  const { rows } = await work.tx.execute<{ id: string }>(
    sql`select nextval('invoice_ids') as id from generate_series(1, ${count})`,
  );
  return rows.map(({ id }) => Number(id));
}

/** An invoice as it is written. */
export type NewInvoice = {
  id: number;
  customerId: number;
  type: InvoiceType;
  runId: number | null;
  periodFrom: PlainDate;
  periodTo: PlainDate;
  positionFrom: number;
  positionTo: number;
  decimals: number;
  closedOn: PlainDate;
  review: ReviewState;
  holdReason: string;
  issueOn: PlainDate;
  draft: InvoiceDraft;
  /** Its number and dates where it goes out at once; its review is over then. */
  issued: IssuedInvoice | null;
};

const head = ({ draft, ...one }: NewInvoice) => ({
  id: one.id,
  customer_id: one.customerId,
  type: one.type,
  run_id: one.runId,
  period_from: one.periodFrom,
  period_to: one.periodTo,
  position_from: one.positionFrom,
  position_to: one.positionTo,
  decimals: one.decimals,
  closed_on: one.closedOn,
  review: one.issued ? "issued" : one.review,
  series_id: one.issued?.seriesId ?? null,
  number: one.issued?.number ?? null,
  issued_on: one.issued?.issuedOn ?? null,
  due_on: one.issued?.dueOn ?? null,
  hold_reason: one.holdReason,
  issue_on: one.issueOn,
  prices_include_tax: draft.pricesIncludeTax,
  net: draft.net,
  tax: draft.tax,
  total: draft.total,
  rounding: draft.rounding,
  payments: draft.payments,
  previous_amount_due: draft.previousAmountDue,
  amount_due: draft.amountDue,
});

/** Arrays of columns: a third of the time that rows of an object each take to be read. */
function columnsOf(list: readonly Pick<NewInvoice, "id" | "customerId" | "draft">[]) {
  const columns: unknown[][] = Array.from({ length: 18 }, () => []);
  for (const { id, customerId, draft } of list) {
    for (const [ordinal, line] of draft.lines.entries()) {
      const values = valuesOf(line);
      columns[0]?.push(id);
      columns[1]?.push(ordinal);
      columns[2]?.push(customerId);
      for (const [at, value] of values.entries()) columns[at + 3]?.push(value);
    }
  }
  return columns;
}

const valuesOf = (line: InvoiceLine): unknown[] => [
  line.section,
  line.kind,
  line.accountId,
  line.service,
  line.description,
  line.periodFrom,
  line.periodTo,
  line.taxCategory,
  line.taxId,
  line.count,
  line.rate,
  line.base,
  line.exact,
  line.amount,
  line.tax,
];

/**
 * Writes the lines of invoices, in one statement for any number of them. Before the invoices: the database refuses an
 * invoice whose lines do not add up to it, and lines for one that is there already.
 */
export async function insertLines(
  work: Work,
  list: readonly Pick<NewInvoice, "id" | "customerId" | "draft">[],
) {
  const columns = columnsOf(list);
  if (columns[0]?.length === 0) return;
  const array = (at: number, type: string) => sql`${sql.param(columns[at])}::${sql.raw(type)}[]`;
  await work.tx.execute(sql`
    insert into invoice_lines (invoice_id, ordinal, customer_id, section, kind, account_id, service, description,
      period_from, period_to, tax_category, tax_id, count, rate, base, exact, amount, tax)
    select * from unnest(${array(0, "bigint")}, ${array(1, "int")}, ${array(2, "bigint")}, ${array(3, "text")},
      ${array(4, "text")}, ${array(5, "bigint")}, ${array(6, "text")}, ${array(7, "text")}, ${array(8, "date")},
      ${array(9, "date")}, ${array(10, "text")}, ${array(11, "bigint")}, ${array(12, "int")}, ${array(13, "numeric")},
      ${array(14, "numeric")}, ${array(15, "numeric")}, ${array(16, "numeric")}, ${array(17, "numeric")})`);
}

/**
 * Writes invoices whose lines are written, in one statement for any number of them. Owners, currency, zone, language and
 * addresses are copied from the customer's row in the same statement.
 */
export async function insertInvoices(work: Work, list: readonly NewInvoice[]): Promise<void> {
  if (list.length === 0) return;
  await work.tx.execute(sql`
    insert into invoices (id, customer_id, reseller_id, distributor_id, type, run_id, period_from, period_to, time_zone,
      currency, position_from, position_to, decimals, prices_include_tax, net, tax, total, rounding, payments,
      previous_amount_due, amount_due, closed_on, review, hold_reason, issue_on, series_id, number, issued_on, due_on,
      issued_at, seller, buyer, language, created_at)
    select r.id, r.customer_id, c.reseller_id, c.distributor_id, r.type, r.run_id, r.period_from, r.period_to,
      c.billing_time_zone, c.currency, r.position_from, r.position_to, r.decimals, r.prices_include_tax, r.net, r.tax,
      r.total, r.rounding, r.payments, r.previous_amount_due, r.amount_due, r.closed_on, r.review, r.hold_reason,
      r.issue_on, r.series_id, r.number, r.issued_on, r.due_on, case when r.number is not null then n.now end,
      ${SELLER}, ${BUYER}, c.language, n.now
    from jsonb_to_recordset(${JSON.stringify(list.map(head))}::jsonb) as r(id bigint, customer_id bigint, type text,
      run_id bigint, period_from date, period_to date, position_from bigint, position_to bigint, decimals int,
      closed_on date, review text, hold_reason text, issue_on date, prices_include_tax boolean, net numeric,
      tax numeric, total numeric, rounding numeric, payments numeric, previous_amount_due numeric, amount_due numeric,
      series_id bigint, number text, issued_on date, due_on date)
    join customers c on c.id = r.customer_id cross join (select ${work.now.toISOString()}::timestamptz as now) n`);
}

/** Whom an invoice is from, as of now: the company, or the reseller whose customer it is. */
export const SELLER = sql`(select case when c.reseller_id = 0 then jsonb_build_object('name', o.name, 'address', o.address,
    'country', o.country, 'taxId', o.tax_id, 'email', o.email, 'phone', o.phone)
  else (select jsonb_build_object('name', s.name, 'address', s.address, 'country', s.country, 'taxId', s.tax_id,
    'email', s.email, 'phone', s.phone) from resellers s
    where s.id = c.reseller_id) end from company o)`;

/** Whom it is to, as of now. */
export const BUYER = sql`jsonb_build_object('name', c.name, 'companyName', c.company_name, 'firstName', c.first_name,
  'lastName', c.last_name, 'address1', c.address1, 'address2', c.address2, 'city', c.city, 'state', c.state,
  'zip', c.zip, 'country', c.country, 'taxId', c.tax_id, 'email', c.email)`;

/** Where a customer's billing stands once a period is closed. */
export type BillingMove = {
  customerId: number;
  billedUntil: PlainDate;
  openFrom: PlainDate;
  nextClose: PlainDate;
  watermark: number;
  amountDue: Money;
  done: boolean;
};

/** Moves the billing of locked customers on: one statement. Whoever was parked before is no longer. */
export async function moveBilling(work: Work, moves: readonly BillingMove[]): Promise<void> {
  if (moves.length === 0) return;
  const records = moves.map((move) => ({
    c: move.customerId,
    u: move.billedUntil,
    o: move.openFrom,
    n: move.nextClose,
    w: move.watermark,
    a: move.amountDue,
    d: move.done,
  }));
  await work.tx.execute(sql`
    update customer_billing b set billed_until = r.u, open_from = r.o, next_close = r.n, watermark = r.w, amount_due = r.a,
      done = r.d, parked_run_id = null, parked_reason = null
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(c bigint, u date, o date, n date, w bigint, a numeric, d boolean)
    where b.customer_id = r.c`);
}

/** Leaves customers alone until someone says "try again". */
export async function parkRows(
  work: Work,
  runId: number | null,
  parked: readonly { customerId: number; reason: string }[],
): Promise<void> {
  if (parked.length === 0) return;
  await work.tx.execute(sql`
    update customer_billing b set parked_run_id = ${runId}::bigint, parked_reason = r.reason
    from jsonb_to_recordset(${JSON.stringify(parked.map((one) => ({ c: one.customerId, reason: one.reason })))}::jsonb)
      as r(c bigint, reason text) where b.customer_id = r.c`);
}
