import { sql } from "drizzle-orm";
import type { AuditOptions } from "@/lib/kernel/audit";
import type { Work } from "@/lib/kernel/work";
import { add, type Money, normalize } from "@/lib/platform/money";
import { type InvoiceOwner, invoiceEntity } from "./entities";

export type SettlementKind = "payment" | "adjustment" | "write_off";
export type Settlement = {
  invoice: InvoiceOwner & { paid: Money; adjusted: Money };
  kind: SettlementKind;
  /** Above zero lowers what is outstanding; below zero takes such a lowering back. */
  amount: Money;
  xdrId: number;
};

/**
 * Part: moves what is paid or taken off locked invoices, each beside the xDR that did it, in one statement; the database
 * refuses more than an invoice's total. Leaves an audit row for each (domain reference F3).
 */
export async function settle(
  work: Work,
  list: readonly Settlement[],
  options: Pick<AuditOptions, "reason"> = {},
): Promise<void> {
  if (list.length === 0) return;
  const records = list.map(({ invoice, kind, amount, xdrId }) => ({
    i: invoice.id,
    c: invoice.customerId,
    k: kind,
    a: amount,
    x: xdrId,
  }));
  await work.tx.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(i bigint, c bigint, k text, a numeric, x bigint)
    ), written as (
      insert into invoice_settlements (invoice_id, customer_id, kind, amount, xdr_id, created_at)
      select i, c, k, a, x, ${work.now.toISOString()}::timestamptz from given
    )
    update invoices v set paid = v.paid + s.paid, adjusted = v.adjusted + s.adjusted
    from (select i, coalesce(sum(a) filter (where k = 'payment'), 0) as paid,
      coalesce(sum(a) filter (where k <> 'payment'), 0) as adjusted from given group by i) s
    where v.id = s.i`);
  const moved = new Map<number, { paid: Money; adjusted: Money }>();
  for (const { invoice, kind, amount, xdrId } of list) {
    const before = moved.get(invoice.id) ?? {
      paid: normalize(invoice.paid),
      adjusted: normalize(invoice.adjusted),
    };
    const property = kind === "payment" ? "paid" : "adjusted";
    work.events.debtChanged([invoice.customerId], { type: "xdr", id: xdrId });
    const after = { ...before, [property]: add(before[property], amount) };
    moved.set(invoice.id, after);
    const name = kind === "payment" ? "amountPaid" : "adjustments";
    work.audit.property(invoiceEntity(invoice), name, before[property], after[property], {
      ...options,
      amounts: [name],
      cause: { type: "xdr", id: xdrId },
    });
  }
}
