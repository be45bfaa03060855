import { sql } from "drizzle-orm";
import type { Work } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import { type Money, normalize } from "@/lib/platform/money";
import type { InvoiceOwner } from "./entities";
import type { OpenInvoice, PaymentLeft } from "./rules/allocation";

/** A customer with payments that no invoice has used, and what they could be used for. */
export type Pot = {
  customerId: number;
  resellerId: number;
  distributorId: number;
  unallocated: Money;
  /** What of it nobody keeps back by hand. */
  free: Money;
  /** What is left of each payment, the oldest first: not used, not given back, and not kept back by hand. */
  payments: PaymentLeft[];
  /** Issued and not paid in full, the oldest first; locked. */
  invoices: (InvoiceOwner & OpenInvoice)[];
};

type InvoiceRow = { id: number; number: string | null; total: string; paid: string; adjusted: string };
type Row = {
  customer_id: string;
  reseller_id: string;
  distributor_id: string;
  unallocated: string;
  free: string;
  payments: { id: number; left: string }[] | null;
  invoices: InvoiceRow[] | null;
};

/**
 * Those of these locked customers who have a pot, with their open invoices, which it locks: one statement for all of them.
 * `kind in (…)` is said beside a single kind, so that Postgres sees that the index of both serves.
 */
export async function readPots(work: Work, customerIds: readonly number[]): Promise<Pot[]> {
  const ids = idArray(customerIds);
  const { rows } = await work.tx.execute<Row>(sql`
    with pots as materialized (
      select b.customer_id, c.reseller_id, c.distributor_id, b.unallocated, b.unallocated - coalesce(h.amount, 0) as free
      from customer_balances b join customers c on c.id = b.customer_id
        left join (select customer_id, sum(amount) as amount from payment_holds
          where customer_id = any(${ids}) group by customer_id) h on h.customer_id = b.customer_id
      where b.customer_id = any(${ids}) and b.unallocated > coalesce(h.amount, 0)
    ), open as materialized (
      select id, number, customer_id, total, paid, adjusted from invoices
      where customer_id = any(${ids}) and customer_id in (select customer_id from pots) and review = 'issued'
        and voided_at is null and total > paid + adjusted order by id for update
    ), gone as materialized (
      select cause_id, sum(amount) as amount from xdrs
      where customer_id = any(${ids}) and customer_id in (select customer_id from pots)
        and kind in ('payment', 'refund') and kind = 'refund' and cause_type = 'xdr' group by cause_id
    ), unused as materialized (
      select x.id, x.customer_id, -x.amount - coalesce(s.used, 0) - coalesce(g.amount, 0) - coalesce(h.amount, 0) as left
      from xdrs x
        left join lateral (select sum(amount) as used from invoice_settlements where xdr_id = x.id and kind = 'payment') s on true
        left join gone g on g.cause_id = x.id::text
        left join payment_holds h on h.xdr_id = x.id
      where x.customer_id = any(${ids}) and x.customer_id in (select customer_id from pots)
        and x.kind in ('payment', 'refund') and x.kind = 'payment' and x.reverses is null and -x.amount > coalesce(s.used, 0) + coalesce(g.amount, 0) + coalesce(h.amount, 0)
        and not exists (select 1 from xdr_sources r where r.key = 'reversal of ' || x.id)
    )
    select p.customer_id, p.reseller_id, p.distributor_id, p.unallocated::text, p.free::text, u.payments, o.invoices
    from pots p
      left join (select customer_id, json_agg(json_build_object('id', id, 'left', unused.left::text) order by id) as payments
        from unused group by customer_id) u on u.customer_id = p.customer_id
      left join (select customer_id, json_agg(json_build_object('id', id, 'number', number, 'total', total::text,
        'paid', paid::text, 'adjusted', adjusted::text) order by id) as invoices
        from open group by customer_id) o on o.customer_id = p.customer_id
    order by p.customer_id`);
  return rows.map(potOf);
}

function potOf(row: Row): Pot {
  const owner = {
    customerId: Number(row.customer_id),
    resellerId: Number(row.reseller_id),
    distributorId: Number(row.distributor_id),
  };
  const payments = (row.payments ?? []).map(({ id, left }) => ({ xdrId: id, left: normalize(left) }));
  const invoices = (row.invoices ?? []).map(({ id, number, total, paid, adjusted }) => ({
    ...owner,
    id,
    invoiceId: id,
    number,
    total: normalize(total),
    paid: normalize(paid),
    adjusted: normalize(adjusted),
  }));
  return {
    ...owner,
    unallocated: normalize(row.unallocated),
    free: normalize(row.free),
    payments,
    invoices,
  };
}
