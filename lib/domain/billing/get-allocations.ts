import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { xdrs } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { type Money, normalize } from "@/lib/platform/money";

type Place = { id: number; number: string | null };

/** What a payment pays: each invoice with what it used of it, and what no invoice has used. */
export type Allocations = {
  id: number;
  customerId: number;
  amount: Money;
  currency: string;
  uses: (Place & { amount: Money })[];
  /** Given back of it. */
  refunded: Money;
  /** Of it, not used by an invoice and not given back. */
  left: Money;
  /** Of that, kept back by hand. */
  held: Money;
  heldReason: string;
  takenBack: boolean;
  /** Invoices of the customer that are open: where a part of it could go. */
  open: (Place & { outstanding: Money })[];
  moves: {
    id: number;
    from: Place | null;
    to: Place | null;
    amount: Money;
    reason: string;
    byName: string;
    at: Date;
    undone: boolean;
  }[];
};

type Head = {
  amount: string;
  left: string;
  refunded: string;
  held: string;
  reason: string | null;
  taken_back: boolean;
};
type UseRow = { id: string; number: string | null; amount: string };
type MoveRow = {
  id: string;
  from_id: string | null;
  from_number: string | null;
  to_id: string | null;
  to_number: string | null;
  amount: string;
  reason: string;
  by_name: string;
  created_at: string;
  undone: boolean;
};

const place = (id: string | null, number: string | null): Place | null =>
  id === null ? null : { id: Number(id), number };

/** Where a payment went, and where a clerk could move it. */
export const getAllocations = query({
  name: "allocation.get",
  permission: "payment:read",
  impersonation: "allow",
  input: z.object({ xdrId: idInput() }),
  reads: (_, { id, customerId }: Allocations) => ({
    type: "xdr",
    id,
    customerId,
    details: { allocations: true },
  }),
  async run(read, { xdrId }): Promise<Allocations> {
    const [xdr] = await read.tx
      .select({ kind: xdrs.kind, customerId: xdrs.customerId, currency: xdrs.currency })
      .from(xdrs)
      .where(visibleAnd(read.actor, "xdrs", eq(xdrs.id, xdrId)));
    if (xdr?.kind !== "payment") throw notFound("payment");
    const isStaff = ["admin", "reseller", "system"].includes(read.actor.kind);
    const { rows: heads } = await read.tx.execute<Head>(sql`
      with gone as (select coalesce(sum(amount), 0) as amount from xdrs where customer_id = ${xdr.customerId}
          and kind in ('payment', 'refund') and kind = 'refund' and cause_type = 'xdr' and cause_id = ${String(xdrId)}),
        used as (select coalesce(sum(amount), 0) as amount from invoice_settlements
          where xdr_id = ${xdrId} and kind = 'payment')
      select (-x.amount)::text as amount, gone.amount::text as refunded,
        (-x.amount - gone.amount - used.amount)::text as left, coalesce(h.amount, 0)::text as held, h.reason,
        exists (select 1 from xdr_sources where key = 'reversal of ' || x.id) as taken_back
      from xdrs x cross join gone cross join used left join payment_holds h on h.xdr_id = x.id where x.id = ${xdrId}`);
    const { rows: uses } = await read.tx.execute<UseRow>(sql`
      select i.id, i.number, sum(s.amount)::text as amount from invoice_settlements s
        join invoices i on i.id = s.invoice_id
      where s.xdr_id = ${xdrId} and s.kind = 'payment' group by i.id, i.number having sum(s.amount) > 0 order by i.id`);
    const { rows: open } = await read.tx.execute<UseRow>(sql`
      select id, number, (total - paid - adjusted)::text as amount from invoices
      where customer_id = ${xdr.customerId} and review = 'issued' and voided_at is null and total > paid + adjusted
      order by id limit 200`);
    const { rows: moves } = await read.tx.execute<MoveRow>(sql`
      select m.id, m.from_invoice_id as from_id, f.number as from_number, m.to_invoice_id as to_id,
        t.number as to_number, m.amount::text, m.reason, m.by_name, m.created_at, m.undone_at is not null as undone
      from allocation_moves m left join invoices f on f.id = m.from_invoice_id
        left join invoices t on t.id = m.to_invoice_id
      where m.xdr_id = ${xdrId} and ${isStaff} order by m.id`);
    const [head] = heads;
    if (!head) throw notFound("payment");
    return {
      id: xdrId,
      customerId: xdr.customerId,
      currency: xdr.currency,
      amount: normalize(head.amount),
      refunded: normalize(head.refunded),
      left: head.taken_back ? "0.00" : normalize(head.left),
      held: normalize(head.held),
      heldReason: isStaff ? (head.reason ?? "") : "",
      takenBack: head.taken_back,
      uses: uses.map(({ id, number, amount }) => ({ id: Number(id), number, amount: normalize(amount) })),
      open: open.map(({ id, number, amount }) => ({
        id: Number(id),
        number,
        outstanding: normalize(amount),
      })),
      moves: moves.map((row) => ({
        id: Number(row.id),
        from: place(row.from_id, row.from_number),
        to: place(row.to_id, row.to_number),
        amount: normalize(row.amount),
        reason: row.reason,
        byName: row.by_name,
        at: new Date(row.created_at),
        undone: row.undone,
      })),
    };
  },
});
