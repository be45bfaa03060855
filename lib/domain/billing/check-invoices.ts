import { sql } from "drizzle-orm";
import { z } from "zod";
import { operation } from "@/lib/kernel/operation";

/** Something about an invoice or a customer that does not fit; in words, with both figures. */
export type InvoiceDiscrepancy = {
  check: "journal" | "amount_due" | "settled" | "unallocated" | "numbers";
  customerId: number | null;
  invoiceId: number | null;
  says: string;
  is: string;
};

const MOST = 1_000;

type Row = {
  check: InvoiceDiscrepancy["check"];
  customer_id: string | null;
  invoice_id: string | null;
  says: string;
  is: string;
};

/**
 * The xDRs of each live invoice: those posted for it, those of void ones it took over, and the others in its positions. What
 * they move is the invoice's total and its payments.
 */
const JOURNAL = sql`
  select 'journal' as check, i.customer_id, i.id as invoice_id, (i.total + i.payments)::text as says, coalesce(o.sum, 0)::text as is
  from invoices i left join lateral (
    select sum(amount) as sum from (
      select amount from xdrs x where x.customer_id = i.customer_id and x.position > i.position_from
        and x.position <= i.position_to and x.invoice_id is null
      union all select amount from xdrs x where x.invoice_id = i.id
      union all select x.amount from invoices v join xdrs x on x.invoice_id = v.id
        where v.customer_id = i.customer_id and v.absorbed_by = i.id) own) o on true
  where i.voided_at is null and coalesce(o.sum, 0) <> i.total + i.payments`;

/** A customer's last live invoice says what was due at its end (I4). */
const AMOUNT_DUE = sql`
  select 'amount_due', b.customer_id, l.id, b.amount_due::text, coalesce(l.amount_due, 0)::text
  from customer_billing b left join lateral (select id, amount_due from invoices i
    where i.customer_id = b.customer_id and i.voided_at is null order by id desc limit 1) l on true
  where b.amount_due <> coalesce(l.amount_due, 0)`;

/** What is paid of an invoice and taken off it is the sum of what settled it (I5). */
const SETTLED = sql`
  select 'settled', i.customer_id, i.id, format('paid %s, taken off %s', i.paid, i.adjusted),
    format('paid %s, taken off %s', coalesce(s.paid, 0), coalesce(s.adjusted, 0))
  from invoices i left join (select invoice_id, sum(amount) filter (where kind = 'payment') as paid,
    sum(amount) filter (where kind <> 'payment') as adjusted from invoice_settlements group by invoice_id) s on s.invoice_id = i.id
  where i.paid <> coalesce(s.paid, 0) or i.adjusted <> coalesce(s.adjusted, 0)`;

/** Payments that no invoice has used: what came in, less what was handed back and what invoices used (I5). */
const UNALLOCATED = sql`
  select 'unallocated', b.customer_id, null::bigint, b.unallocated::text, (coalesce(p.sum, 0) - coalesce(s.sum, 0))::text
  from customer_balances b
    left join (select customer_id, -sum(amount) as sum from xdrs where kind in ('payment', 'refund') group by customer_id) p
      using (customer_id)
    left join (select customer_id, sum(amount) as sum from invoice_settlements where kind = 'payment' group by customer_id) s
      using (customer_id)
  where b.unallocated <> coalesce(p.sum, 0) - coalesce(s.sum, 0)`;

/** As many invoices have a number of a series as numbers were taken of it: no gap, none twice (B9). */
const NUMBERS = sql`
  select 'numbers', null::bigint, null::bigint, format('series %s: %s taken', n.id, n.last_number),
    format('%s invoices', coalesce(i.count, 0))
  from number_series n left join (select series_id, count(distinct number) as count from invoices group by series_id) i
    on i.series_id = n.id
  where n.last_number <> coalesce(i.count, 0)`;

/**
 * Whether invoices, journal, settlements and numbers agree (security reference I3, I4, I5; B8, B9). Reads everything, so it is
 * for the night, and leaves what it found in the log.
 * @returns at most a thousand discrepancies.
 */
export const checkInvoices = operation({
  name: "invoice.check",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({}),
  async run(work): Promise<InvoiceDiscrepancy[]> {
    const { rows } = await work.tx.execute<Row>(sql`
      select * from (${JOURNAL} union all ${AMOUNT_DUE} union all ${SETTLED} union all ${UNALLOCATED} union all ${NUMBERS}) found
      order by 1, 2, 3 limit ${MOST}`);
    work.audit.event({ type: "journal", id: null }, { details: { discrepancies: rows.length } });
    return rows.map((row) => ({
      check: row.check,
      customerId: row.customer_id === null ? null : Number(row.customer_id),
      invoiceId: row.invoice_id === null ? null : Number(row.invoice_id),
      says: row.says,
      is: row.is,
    }));
  },
});
