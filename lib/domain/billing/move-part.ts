import { sql } from "drizzle-orm";
import type { CustomerRow } from "@/lib/domain/customers";
import { customerEntity } from "@/lib/domain/customers";
import { drawUnallocated } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { conflict, notFound } from "@/lib/platform/errors";
import { formatMoney } from "@/lib/platform/format";
import { add, compare, type Money, min, negate, normalize, subtract, ZERO } from "@/lib/platform/money";
import { outstanding } from "./rules/status";
import { type Settlement, settle } from "./settle-part";

export type Move = {
  xdrId: number;
  /** Null: the customer's unallocated payments. */
  fromInvoiceId: number | null;
  toInvoiceId: number | null;
  amount: Money;
  reason: string;
};

type InvoiceRow = {
  id: string;
  number: string | null;
  total: string;
  paid: string;
  adjusted: string;
  open: boolean;
  used: string;
};

type PotRow = { unallocated: string; left: string; held: string };

async function lockInvoices(work: Work, customerId: number, { xdrId, ...move }: Move) {
  const ids = [move.fromInvoiceId, move.toInvoiceId].filter((id) => id !== null);
  const { rows } = await work.tx.execute<InvoiceRow>(sql`
    select i.id, i.number, i.total::text, i.paid::text, i.adjusted::text,
      i.review = 'issued' and i.voided_at is null as open,
      (select coalesce(sum(s.amount), 0) from invoice_settlements s
        where s.invoice_id = i.id and s.xdr_id = ${xdrId} and s.kind = 'payment')::text as used
    from invoices i where i.customer_id = ${customerId} and i.id = any(${`{${ids.join()}}`}::bigint[])
    order by i.id for update of i`);
  const find = (id: number | null) => {
    if (id === null) return null;
    const row = rows.find((one) => Number(one.id) === id);
    if (!row) throw notFound("invoice");
    return row;
  };
  return { from: find(move.fromInvoiceId), to: find(move.toInvoiceId) };
}

async function readPot(work: Work, customerId: number, xdrId: number) {
  const { rows } = await work.tx.execute<PotRow>(sql`
    select b.unallocated::text, coalesce(h.amount, 0)::text as held,
      (-x.amount
        - coalesce((select sum(s.amount) from invoice_settlements s where s.xdr_id = x.id and s.kind = 'payment'), 0)
        - coalesce((select sum(r.amount) from xdrs r where r.customer_id = x.customer_id and r.kind in ('payment', 'refund')
            and r.kind = 'refund' and r.cause_type = 'xdr' and r.cause_id = x.id::text), 0))::text as left
    from xdrs x join customer_balances b on b.customer_id = x.customer_id
      left join payment_holds h on h.xdr_id = x.id
    where x.id = ${xdrId} and x.customer_id = ${customerId}`);
  const [row] = rows;
  if (!row) throw notFound("payment");
  return {
    unallocated: normalize(row.unallocated),
    left: min(normalize(row.left), normalize(row.unallocated)),
    held: normalize(row.held),
  };
}

const refuse = (most: Money, text: string): never => {
  const message = `${text} ${formatMoney(most)}.`;
  throw conflict(message, { amount: [message] });
};

/** Keeps so much of a payment from being applied by itself; nothing is kept of nothing. */
async function hold(work: Work, customerId: number, { xdrId, reason }: Move, amount: Money): Promise<void> {
  if (compare(amount, ZERO) <= 0) {
    await work.tx.execute(sql`delete from payment_holds where xdr_id = ${xdrId}`);
    return;
  }
  await work.tx.execute(sql`
    insert into payment_holds (xdr_id, customer_id, amount, reason, created_at)
    values (${xdrId}, ${customerId}, ${amount}, ${reason}, ${work.now.toISOString()}::timestamptz)
    on conflict (xdr_id) do update set amount = excluded.amount, reason = excluded.reason`);
}

/**
 * Part: moves so much of a payment from one place to another, by hand, for a locked customer. What goes back to the
 * unallocated payments is kept there: applying the oldest first would undo the clerk's work at the next payment (I6).
 * @throws {DomainError} conflict for more than there is, or than the other invoice has open; not_found for an invoice of
 * someone else.
 */
export async function move(work: Work, customer: CustomerRow, wanted: Move): Promise<void> {
  const { from, to } = await lockInvoices(work, customer.id, wanted);
  const pot = await readPot(work, customer.id, wanted.xdrId);
  const { amount } = wanted;
  const available = from ? normalize(from.used) : pot.left;
  if (compare(amount, available) > 0)
    refuse(available, from ? "Of this payment the invoice used" : "Of this payment there is unallocated");
  if (to && !to.open) throw conflict("Nothing can be paid of that invoice.");
  if (to) {
    const room = outstanding({
      total: normalize(to.total),
      paid: normalize(to.paid),
      adjusted: normalize(to.adjusted),
      voided: false,
    });
    if (compare(amount, room) > 0) refuse(room, "Of the other invoice there is open");
  }
  const owner = {
    customerId: customer.id,
    resellerId: customer.resellerId,
    distributorId: customer.distributorId,
  };
  const settlement = (row: InvoiceRow, signed: Money): Settlement => ({
    invoice: {
      ...owner,
      id: Number(row.id),
      number: row.number,
      paid: normalize(row.paid),
      adjusted: normalize(row.adjusted),
    },
    kind: "payment",
    amount: signed,
    xdrId: wanted.xdrId,
  });
  const intoPot = from === null ? negate(amount) : to === null ? amount : ZERO;
  if (compare(intoPot, ZERO) !== 0) {
    const after = add(pot.unallocated, intoPot);
    work.audit.property(customerEntity(customer), "unallocatedPayments", pot.unallocated, after, {
      amounts: ["unallocatedPayments"],
      cause: { type: "xdr", id: wanted.xdrId },
      reason: wanted.reason,
    });
    await drawUnallocated(work, [{ customerId: customer.id, amount: negate(intoPot) }]);
    const kept = to === null ? add(pot.held, amount) : min(pot.held, subtract(pot.left, amount));
    await hold(work, customer.id, wanted, kept);
  }
  const list = [...(from ? [settlement(from, negate(amount))] : []), ...(to ? [settlement(to, amount)] : [])];
  await settle(work, list, { reason: wanted.reason });
  work.events.debtChanged([customer.id], { type: "xdr", id: wanted.xdrId });
}
