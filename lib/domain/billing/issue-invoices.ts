import { sql } from "drizzle-orm";
import { HOUSE } from "@/db/schema";
import type { BillingPeriod } from "@/lib/domain/catalog";
import type { Work } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import type { BillingTerms } from "./read-terms";
import { dueDate } from "./rules/due-date";
import { counterYear, formatNumber, type NumberFormat } from "./rules/numbering";

/** An invoice that was made and is to go out, in the order its number is to have. */
export type ToIssue = {
  invoiceId: number;
  customerId: number;
  resellerId: number;
  terms: BillingTerms;
  billingPeriod: BillingPeriod;
  anchorDay: number;
  /** In the customer's billing time zone. */
  issuedOn: PlainDate;
};
export type IssuedInvoice = {
  invoiceId: number;
  seriesId: number;
  number: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
};

type Series = { format: NumberFormat; ownerId: number; resellerId: number; year: number };

function seriesOf({ terms: { format }, customerId, resellerId, issuedOn }: ToIssue): Series {
  const owners: Partial<Record<NumberFormat["scope"], number>> = {
    customer: customerId,
    reseller: resellerId,
  };
  const ownerId = owners[format.scope] ?? HOUSE;
  return { format, ownerId, resellerId, year: counterYear(format.reset, issuedOn) };
}

const keyOf = ({ format, ownerId, year }: Series) =>
  JSON.stringify([format.scope, ownerId, format.pattern, year]);

/** Takes as many numbers of each series as are needed, in one statement; holds the counters until the transaction ends. */
async function takeNumbers(work: Work, wanted: Map<string, { series: Series; count: number }>) {
  const records = [...wanted.values()].map(({ series, count }) => ({
    scope: series.format.scope,
    owner: series.ownerId,
    reseller: series.format.scope === "company" ? 0 : series.resellerId,
    pattern: series.format.pattern,
    year: series.year,
    count,
  }));
  const { rows } = await work.tx.execute<{
    id: string;
    scope: NumberFormat["scope"];
    owner_id: string;
    pattern: string;
    year: number;
    last_number: string;
  }>(sql`
    insert into number_series as n (reseller_id, scope, owner_id, pattern, year, last_number)
    select reseller, scope, owner, pattern, year, count from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(reseller bigint, scope text, owner bigint, pattern text, year int, count bigint)
    order by scope, owner, pattern, year
    on conflict (scope, owner_id, pattern, year) do update set last_number = n.last_number + excluded.last_number
    returning id, scope, owner_id, pattern, year, last_number`);
  return new Map(
    rows.map((row) => {
      const key = JSON.stringify([row.scope, Number(row.owner_id), row.pattern, row.year]);
      const count = wanted.get(key)?.count ?? 0;
      return [key, { seriesId: Number(row.id), next: Number(row.last_number) - count + 1 }];
    }),
  );
}

/**
 * Part: the numbers and due dates of invoices that go out now, any number of them with one statement. Numbers are taken
 * under the lock of their series in the transaction that issues, so they follow each other without a gap (B9, N-1):
 * call it late, since others who issue wait from here on. The caller holds the customers' locks.
 */
export async function numberInvoices(work: Work, list: readonly ToIssue[]): Promise<IssuedInvoice[]> {
  if (list.length === 0) return [];
  const wanted = new Map<string, { series: Series; count: number }>();
  for (const one of list) {
    const series = seriesOf(one);
    const known = wanted.get(keyOf(series));
    if (known) known.count++;
    else wanted.set(keyOf(series), { series, count: 1 });
  }
  const counters = await takeNumbers(work, wanted);
  return list.map((one) => {
    const series = seriesOf(one);
    const counter = counters.get(keyOf(series));
    if (!counter) throw new Error("a number series was asked for and not answered");
    work.events.debtChanged([one.customerId], { type: "invoice", id: one.invoiceId });
    work.events.notice({
      type: "invoice_issued",
      customerId: one.customerId,
      key: `invoice ${one.invoiceId} issued`,
      about: { type: "invoice", id: one.invoiceId },
    });
    const number = formatNumber(series.format, {
      number: counter.next++,
      issuedOn: one.issuedOn,
      ownerId: series.ownerId,
    });
    const dueOn = dueDate(one.issuedOn, one.terms.terms, {
      kind: one.billingPeriod,
      anchorDay: one.anchorDay,
    });
    return { invoiceId: one.invoiceId, seriesId: counter.seriesId, number, issuedOn: one.issuedOn, dueOn };
  });
}

/** Part: issues invoices that were written before, without a number. Locks as `numberInvoices`; the caller leaves the audit rows. */
export async function issueInvoices(work: Work, list: readonly ToIssue[]): Promise<IssuedInvoice[]> {
  const issued = await numberInvoices(work, list);
  if (issued.length === 0) return [];
  const records = issued.map((one) => ({
    i: one.invoiceId,
    s: one.seriesId,
    n: one.number,
    o: one.issuedOn,
    d: one.dueOn,
  }));
  await work.tx.execute(sql`
    update invoices i set review = 'issued', series_id = r.s, number = r.n, issued_on = r.o, due_on = r.d,
      issued_at = ${work.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(i bigint, s bigint, n text, o date, d date)
    where i.id = r.i`);
  return issued;
}
