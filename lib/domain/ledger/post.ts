import { sql } from "drizzle-orm";
import { explaining } from "@/lib/kernel/constraints";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { type Money, normalize, ZERO } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { Service, XdrKind } from "./rules/kinds";

/** One movement of a balance, as it will stand in the journal. */
export type Entry = {
  customerId: number;
  accountId?: number | null;
  kind: XdrKind;
  service: Service;
  /** In the customer's currency; above zero the customer owes more. */
  amount: Money;
  /** What it does to the payments that no invoice has used. */
  unallocated?: Money;
  occurredAt: Date;
  /** `occurredAt` in the customer's billing time zone. */
  day: PlainDate;
  /** Of a fee: the days paid for, the last one excluded. */
  period?: { from: PlainDate; to: PlainDate };
  subscriptionId?: number | null;
  taxCategory?: string;
  description?: string;
  visibleComment?: string;
  internalComment?: string;
  reverses?: number | null;
  cause?: { type: string; id: string | number };
  /** The invoice this is posted for, wherever its position lies (billing). */
  invoiceId?: number | null;
  /** What is posted under the same key is posted once, whoever comes first; the second is left out without an error. */
  sourceKey?: string;
};

export type Posted = {
  xdrId: number;
  customerId: number;
  position: number;
  amount: Money;
  before: Money;
  after: Money;
  /** The customer's unallocated payments before and after the whole statement. */
  unallocatedBefore: Money;
  unallocatedAfter: Money;
  sourceKey: string | null;
};

const record = (entry: Entry) => ({
  customer_id: entry.customerId,
  account_id: entry.accountId ?? null,
  kind: entry.kind,
  service: entry.service,
  amount: entry.amount,
  unallocated: entry.unallocated ?? ZERO,
  occurred_at: entry.occurredAt.toISOString(),
  day: entry.day,
  period_from: entry.period?.from ?? null,
  period_to: entry.period?.to ?? null,
  subscription_id: entry.subscriptionId ?? null,
  tax_category: entry.taxCategory ?? "",
  description: entry.description ?? "",
  visible_comment: entry.visibleComment ?? "",
  internal_comment: entry.internalComment ?? "",
  reverses: entry.reverses ?? null,
  cause_type: entry.cause?.type ?? null,
  cause_id: entry.cause ? String(entry.cause.id) : null,
  invoice_id: entry.invoiceId ?? null,
  source_key: entry.sourceKey ?? null,
});

type Row = {
  id: string;
  customer_id: string;
  position: string;
  amount: string;
  balance_after: string;
  before: string;
  unallocated_before: string;
  unallocated_after: string;
  source_key: string | null;
};

/** Movements that change what a customer is asked for. Usage and fees are asked for by the invoice they stand on. */
const MOVES_DEBT: readonly XdrKind[] = [
  "payment",
  "refund",
  "credit",
  "promotional_credit",
  "adjustment",
  "write_off",
];

const REFUSED = {
  customer_balances_unallocated: {
    field: "amount",
    message: "There are not enough unallocated payments for that.",
  },
};

/**
 * Part: the only way a balance moves. One statement for any number of entries of any number of customers: it takes each
 * customer's balance row (in id order, so that two batches never wait for each other in a circle), gives the entries the
 * next positions in the order given, writes them, and moves the balances by exactly their sum.
 *
 * An entry whose `sourceKey` was posted before is left out of the answer. The caller has decided who may do this, and
 * leaves the audit row.
 * @throws {DomainError} not_found for a customer that does not exist; conflict when unallocated payments would go below zero.
 */
export async function post(work: Work, entries: readonly Entry[]): Promise<Posted[]> {
  if (entries.length === 0) return [];
  const { rows } = await explaining(REFUSED, () =>
    work.tx.execute<Row & { unknown: number }>(statement(JSON.stringify(entries.map(record)))),
  );
  const [first] = rows;
  if (first && first.unknown > 0) throw notFound("customer");
  const posted = rows
    .filter((row) => row.id !== null)
    .map((row) => ({
      xdrId: Number(row.id),
      customerId: Number(row.customer_id),
      position: Number(row.position),
      amount: normalize(row.amount),
      before: normalize(row.before),
      after: normalize(row.balance_after),
      unallocatedBefore: normalize(row.unallocated_before),
      unallocatedAfter: normalize(row.unallocated_after),
      sourceKey: row.source_key,
    }));
  const moving = new Set(
    entries.filter(({ kind }) => MOVES_DEBT.includes(kind)).map(({ customerId }) => customerId),
  );
  for (const { customerId, xdrId } of posted)
    if (moving.has(customerId)) work.events.debtChanged([customerId], { type: "xdr", id: xdrId });
  return posted;
}

const statement = (entries: string) => sql`
  with typed as materialized (
    select e.*, ordinality as n from rows from (jsonb_to_recordset(${entries}::jsonb) as (customer_id bigint,
      account_id bigint, kind text, service text, amount numeric(18,5), unallocated numeric(18,5), occurred_at timestamptz,
      day date, period_from date, period_to date, subscription_id bigint, tax_category text, description text,
      visible_comment text, internal_comment text, reverses bigint, cause_type text, cause_id text,
      invoice_id bigint, source_key text))
      with ordinality as e
  ),
  given as materialized (
    select t.*, nextval('xdr_ids') as id, c.currency, c.reseller_id, c.distributor_id
    from typed t join customers c on c.id = t.customer_id
  ),
  keyed as (
    insert into xdr_sources (key, customer_id, xdr_id)
    select source_key, customer_id, id from given where source_key is not null order by source_key
    on conflict (key) do nothing returning xdr_id
  ),
  fresh as materialized (
    select * from given where source_key is null or id in (select xdr_id from keyed)
  ),
  sums as (
    select customer_id, sum(amount) as amount, sum(unallocated) as unallocated, count(*) as rows
    from fresh group by customer_id
  ),
  moved as (
    insert into customer_balances as b (customer_id, balance, unallocated, position, updated_at)
    -- A check looks at the row that would be inserted, even where another is there already and is moved instead.
    -- A scalar subquery, not EXISTS: that would be hashed, and so read every balance there is.
    select customer_id, amount, case when (select o.customer_id from customer_balances o where o.customer_id = s.customer_id)
      is not null then greatest(unallocated, 0) else unallocated end, rows, clock_timestamp() from sums s order by customer_id
    on conflict (customer_id) do update set balance = b.balance + excluded.balance,
      -- Looked up in a map: a subquery for each row would read the sums of all customers again.
      unallocated = b.unallocated + coalesce(((select jsonb_object_agg(s.customer_id, s.unallocated::text) from sums s
        where s.unallocated <> 0) ->> b.customer_id::text)::numeric, 0),
      position = b.position + excluded.position,
      updated_at = excluded.updated_at
    returning customer_id, balance, unallocated, position
  ),
  placed as (
    select f.id, f.n, f.customer_id, f.reseller_id, f.distributor_id, f.account_id, f.kind, f.service, f.amount,
      f.currency, f.occurred_at, f.day, f.period_from, f.period_to, f.subscription_id, f.tax_category, f.description,
      f.visible_comment, f.internal_comment, f.reverses, f.cause_type, f.cause_id, f.invoice_id, f.source_key,
      m.unallocated - s.unallocated as unallocated_before, m.unallocated as unallocated_after,
      m.position - s.rows + row_number() over (partition by f.customer_id order by f.n) as position,
      m.balance - s.amount + sum(f.amount) over (partition by f.customer_id order by f.n) as balance_after
    from fresh f join moved m using (customer_id) join sums s using (customer_id)
  ),
  written as (
    insert into xdrs (id, customer_id, reseller_id, distributor_id, account_id, position, kind, service, amount,
      currency, balance_after, occurred_at, day, period_from, period_to, subscription_id, tax_category, description,
      visible_comment, internal_comment, reverses, cause_type, cause_id, invoice_id)
    select id, customer_id, reseller_id, distributor_id, account_id, position, kind, service, amount,
      currency, balance_after, occurred_at, day, period_from, period_to, subscription_id, tax_category, description,
      visible_comment, internal_comment, reverses, cause_type, cause_id, invoice_id
    from placed order by n returning id
  )
  select p.id, p.customer_id, p.position, p.amount, p.balance_after, p.balance_after - p.amount as before,
    p.unallocated_before, p.unallocated_after, p.source_key,
    (select count(*)::int from typed t where not exists (select 1 from given g where g.n = t.n)) as unknown
  from (select 1) one left join placed p on p.id in (select id from written) order by p.n`;
