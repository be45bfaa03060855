import { type SQL, sql } from "drizzle-orm";
import type { Invariant } from "./rules/invariants";

/** Reversals that are not the opposite of a movement of the same customer and currency, or one of two. */
const REVERSALS = sql`
  select r.customer_id, null::bigint as invoice_id, r.id as xdr_id,
    case when x.id is null then format('takes back xDR %s, which is not there', r.reverses)
      when x.customer_id <> r.customer_id then format('takes back xDR %s of customer %s', x.id, x.customer_id)
      when x.currency <> r.currency then format('takes back %s %s in %s', -x.amount, x.currency, r.currency)
      when n.times > 1 then format('xDR %s is taken back %s times', x.id, n.times)
      else format('takes back %s with %s', x.amount, r.amount) end as found
  from xdrs r left join xdrs x on x.id = r.reverses
    join (select reverses, count(*) as times from xdrs where reverses is not null group by reverses) n on n.reverses = r.reverses
  where r.reverses is not null
    and (x.id is null or x.customer_id <> r.customer_id or x.currency <> r.currency or x.amount + r.amount <> 0 or n.times > 1)`;

/** Payments used for more than they are (the other halves of I5 are billing's own check). */
const OVERUSED = sql`
  select x.customer_id, null::bigint as invoice_id, x.id as xdr_id, format('of %s there is used %s', -x.amount, s.used) as found
  from (select xdr_id, sum(amount) as used from invoice_settlements where kind = 'payment' group by xdr_id) s
    join xdrs x on x.id = s.xdr_id where s.used > -x.amount or s.used < 0`;

/**
 * Payments that went to a younger invoice before an older one was settled for the first time. Settlements have rising ids, so
 * an invoice is settled at the id with which its sum reaches its total. What a person moved is left out.
 */
const OLDEST_FIRST = sql`
  with summed as (
    select s.invoice_id, s.id, sum(s.amount) over (partition by s.invoice_id order by s.id) as so_far from invoice_settlements s
  ), settled as (
    select i.id, i.customer_id, i.number, i.issued_at, i.voided_at, case when i.total <= 0 then 0
      else coalesce((select min(t.id) from summed t where t.invoice_id = i.id and t.so_far >= i.total), 9223372036854775807) end as at_id
    from invoices i where i.review = 'issued'
  ), older as (
    select *, max(at_id) over (partition by customer_id order by id rows between unbounded preceding and 1 preceding) as before_id
    from settled
  )
  select y.customer_id, y.id as invoice_id, s.xdr_id, format('%s was paid of it while invoice %s was open', s.amount, o.number) as found
  from older y join invoice_settlements s on s.invoice_id = y.id and s.kind = 'payment' and s.amount > 0 and s.id < y.before_id
    join lateral (select z.id, z.number from settled z where z.customer_id = y.customer_id and z.id < y.id and z.at_id > s.id
      and z.issued_at <= s.created_at and (z.voided_at is null or z.voided_at > s.created_at) order by z.id limit 1) o on true
  where not exists (select 1 from allocation_moves m where m.customer_id = y.customer_id
    and (m.to_invoice_id = y.id or m.from_invoice_id = o.id or m.xdr_id = s.xdr_id))`;

const BELOW_ZERO = sql`
  select i.customer_id, i.id as invoice_id, null::bigint as xdr_id,
    format('came to %s, with %s paid and %s taken off', i.total, i.paid, i.adjusted) as found
  from invoices i where i.paid < 0 or i.adjusted < 0 or i.paid + i.adjusted > greatest(i.total, 0)
  union all select b.customer_id, null, null, format('%s is unallocated', b.unallocated) from customer_balances b where b.unallocated < 0`;

const TWICE = sql`
  select a.customer_id, b.id as invoice_id, null::bigint as xdr_id,
    format('%s to %s is invoiced on %s too', b.period_from, b.period_to, a.id) as found
  from invoices a join invoices b on b.customer_id = a.customer_id and b.id > a.id and b.type = a.type and b.voided_at is null
    and b.period_from < a.period_to and a.period_from < b.period_to
  where a.voided_at is null and a.type in ('regular', 'separate')
  union all select a.customer_id, b.invoice_id, null, format('%s from %s, and from %s as well', a.kind, a.started_at, b.started_at)
  from service_stops a join service_stops b on b.customer_id = a.customer_id and b.kind = a.kind and b.id > a.id
    and b.started_at < coalesce(a.ended_at, 'infinity') and a.started_at < coalesce(b.ended_at, 'infinity')`;

/** Names of triggers without which something that was issued could be changed. */
const GUARDS = [
  "audit_log_append_only",
  "audit_log_no_truncate",
  "audit_blocks_append_only",
  "audit_blocks_no_truncate",
  "audit_epochs_append_only",
  "audit_epochs_no_truncate",
  "xdrs_append_only",
  "xdrs_no_truncate",
  "xdr_sources_append_only",
  "xdr_sources_no_truncate",
  "invoices_frozen",
  "invoices_numbered_once",
  "invoices_void_stays",
  "invoices_kept",
  "invoices_add_up",
  "invoice_lines_append_only",
  "invoice_lines_before_invoice",
  "invoice_settlements_append_only",
  "usage_records_written_once",
  "usage_records_no_truncate",
  "collection_policies_frozen",
  "payment_steps_append_only",
  "payment_steps_no_truncate",
];

const UNGUARDED = sql`
  select null::bigint as customer_id, null::bigint as invoice_id, null::bigint as xdr_id,
    format('the trigger %s is %s', g.name, case when t.tgname is null then 'missing' else 'switched off' end) as found
  from unnest(${`{${GUARDS.join(",")}}`}::text[]) as g(name)
    left join pg_trigger t on t.tgname = g.name and t.tgparentid = 0
  where t.tgname is null or t.tgenabled = 'D'`;

const KEPT_STOPS = sql`
  select k.customer_id, null::bigint as invoice_id, null::bigint as xdr_id, format('kept as %s, open stops: %s',
    concat_ws(', ', case when k.suspended then 'suspended' end, case when k.limited then 'limited' end,
      case when k.terminated_at is not null then 'terminated' end), coalesce(o.kinds, 'none')) as found
  from customer_collection k left join (select customer_id, string_agg(kind, ', ' order by kind) as kinds,
      bool_or(kind = 'suspended') as suspended, bool_or(kind = 'limited') as limited, bool_or(kind = 'terminated') as terminated
    from service_stops where ended_at is null group by customer_id) o on o.customer_id = k.customer_id
  where k.suspended <> coalesce(o.suspended, false) or k.limited <> coalesce(o.limited, false)
    or (k.terminated_at is not null) <> coalesce(o.terminated, false)`;

const CURRENCIES = sql`
  select x.customer_id, null::bigint as invoice_id, x.id as xdr_id, format('in %s, its customer in %s', x.currency, c.currency) as found
  from xdrs x join customers c on c.id = x.customer_id where x.currency <> c.currency
  union all select i.customer_id, i.id, null, format('in %s, its customer in %s', i.currency, c.currency)
  from invoices i join customers c on c.id = i.customer_id where i.currency <> c.currency
  union all select s.customer_id, s.invoice_id, s.xdr_id, format('settled by an xDR of customer %s in %s', x.customer_id, x.currency)
  from invoice_settlements s join xdrs x on x.id = s.xdr_id join invoices i on i.id = s.invoice_id
  where x.customer_id <> s.customer_id or x.currency <> i.currency`;

const ROUNDINGS = sql`
  select i.customer_id, i.id as invoice_id, null::bigint as xdr_id, format('%s with %s decimals', i.total, i.decimals) as found
  from invoices i where i.total <> round(i.total, i.decimals) or i.net <> round(i.net, i.decimals) or i.tax <> round(i.tax, i.decimals)
  union all select i.customer_id, i.id, null, format('net %s and tax %s, its lines %s and %s', i.net, i.tax, l.net, l.tax)
  from invoices i join (select invoice_id, coalesce(sum(amount) filter (where section in ('charges', 'credits')), 0) as net,
      coalesce(sum(amount) filter (where section = 'taxes'), 0) as tax from invoice_lines group by invoice_id) l on l.invoice_id = i.id
  where l.net <> i.net or l.tax <> i.tax`;

/** What breaks an invariant, as rows of customer, invoice, xDR and words. The others are proved by the context that owns them. */
export const BOOKS_SQL: Partial<Record<Invariant, SQL>> = {
  I1: REVERSALS,
  I5: OVERUSED,
  I6: OLDEST_FIRST,
  I7: BELOW_ZERO,
  I8: TWICE,
  I12: UNGUARDED,
  I13: KEPT_STOPS,
  I14: CURRENCIES,
  I15: ROUNDINGS,
};
