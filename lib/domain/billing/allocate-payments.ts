import { sql } from "drizzle-orm";
import { drawUnallocated } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import { normalize, subtract } from "@/lib/platform/money";
import { allocate } from "./rules/allocation";
import { type Settlement, settle } from "./settle-part";

type Pot = {
  customer_id: string;
  reseller_id: string;
  distributor_id: string;
  unallocated: string;
  /** What of it nobody keeps back by hand. */
  free: string;
};
type OpenRow = {
  id: string;
  number: string | null;
  customer_id: string;
  total: string;
  paid: string;
  adjusted: string;
};
type PaymentRow = { id: string; customer_id: string; left: string };

function grouped<Row extends { customer_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.customer_id, [...(found.get(row.customer_id) ?? []), row]);
  return found;
}

/** Customers who have payments that no invoice has used. */
async function readPots(work: Work, customerIds: readonly number[]): Promise<Pot[]> {
  const { rows } = await work.tx.execute<Pot>(sql`
    select b.customer_id, c.reseller_id, c.distributor_id, b.unallocated::text,
      greatest(b.unallocated - coalesce(h.amount, 0), 0)::text as free
    from customer_balances b join customers c on c.id = b.customer_id
      left join (select customer_id, sum(amount) as amount from payment_holds
        where customer_id = any(${idArray(customerIds)}) group by customer_id) h on h.customer_id = b.customer_id
    where b.customer_id = any(${idArray(customerIds)}) and b.unallocated > coalesce(h.amount, 0)
    order by b.customer_id`);
  return rows;
}

async function lockOpen(work: Work, customerIds: readonly number[]): Promise<Map<string, OpenRow[]>> {
  const { rows } = await work.tx.execute<OpenRow>(sql`
    select id, number, customer_id, total::text, paid::text, adjusted::text from invoices
    where customer_id = any(${idArray(customerIds)}) and review = 'issued' and voided_at is null
      and total > paid + adjusted order by id for update`);
  return grouped(rows);
}

/** What is left of each payment: not used, not given back, and not kept back by hand. */
async function readPayments(work: Work, customerIds: readonly number[]): Promise<Map<string, PaymentRow[]>> {
  const { rows } = await work.tx.execute<PaymentRow>(sql`
    with gone as (
      select cause_id, sum(amount) as amount from xdrs
      where customer_id = any(${idArray(customerIds)}) and kind in ('payment', 'refund') and kind = 'refund'
        and cause_type = 'xdr' group by cause_id
    )
    select x.id, x.customer_id,
      (-x.amount - coalesce(s.used, 0) - coalesce(g.amount, 0) - coalesce(h.amount, 0))::text as left
    from xdrs x
      left join lateral (select sum(amount) as used from invoice_settlements where xdr_id = x.id and kind = 'payment') s on true
      left join gone g on g.cause_id = x.id::text
      left join payment_holds h on h.xdr_id = x.id
    where x.customer_id = any(${idArray(customerIds)}) and x.kind in ('payment', 'refund') and x.kind = 'payment'
      and x.reverses is null and -x.amount > coalesce(s.used, 0) + coalesce(g.amount, 0) + coalesce(h.amount, 0)
      and not exists (select 1 from xdr_sources r where r.key = 'reversal of ' || x.id)
    order by x.id`);
  return grouped(rows);
}

/**
 * Part: applies what locked customers have paid and no invoice has used to their issued invoices, the oldest first (domain
 * reference F5.4). What a clerk keeps back by hand stays where it is. Who has not both is passed over, so it can be asked after anything that moves money; asked again it does
 * nothing. Leaves audit rows for the pot and the invoices.
 * @returns how many allocations were made.
 */
export async function allocatePayments(work: Work, customerIds: readonly number[]): Promise<number> {
  if (customerIds.length === 0) return 0;
  const pots = await readPots(work, customerIds);
  if (pots.length === 0) return 0;
  const ids = pots.map(({ customer_id }) => Number(customer_id));
  const open = await lockOpen(work, ids);
  const payments = await readPayments(work, ids);

  const settlements: Settlement[] = [];
  for (const pot of pots) {
    const customerId = Number(pot.customer_id);
    const owner = {
      customerId,
      resellerId: Number(pot.reseller_id),
      distributorId: Number(pot.distributor_id),
    };
    const invoices = (open.get(pot.customer_id) ?? []).map((row) => ({
      ...owner,
      id: Number(row.id),
      invoiceId: Number(row.id),
      number: row.number,
      total: normalize(row.total),
      paid: normalize(row.paid),
      adjusted: normalize(row.adjusted),
    }));
    const left = (payments.get(pot.customer_id) ?? []).map((row) => ({
      xdrId: Number(row.id),
      left: normalize(row.left),
    }));
    let unallocated = normalize(pot.unallocated);
    for (const { invoiceId, xdrId, amount } of allocate(normalize(pot.free), left, invoices)) {
      const invoice = invoices.find(({ id }) => id === invoiceId);
      if (!invoice) throw new Error("an allocation to an invoice that was not read");
      settlements.push({ invoice, kind: "payment", amount, xdrId });
      const rest = subtract(unallocated, amount);
      work.audit.property(
        { type: "customer", id: customerId, ...owner },
        "unallocatedPayments",
        unallocated,
        rest,
        { amounts: ["unallocatedPayments"], cause: { type: "invoice", id: invoiceId } },
      );
      unallocated = rest;
    }
  }
  await drawUnallocated(
    work,
    settlements.map(({ invoice, amount }) => ({ customerId: invoice.customerId, amount })),
  );
  await settle(work, settlements);
  return settlements.length;
}
