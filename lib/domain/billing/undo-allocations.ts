import { sql } from "drizzle-orm";
import { drawUnallocated } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { add, type Money, negate, normalize } from "@/lib/platform/money";
import { takeBack } from "./rules/allocation";
import { type Settlement, settle } from "./settle-part";

type Row = {
  id: string;
  number: string | null;
  reseller_id: string;
  distributor_id: string;
  paid: string;
  adjusted: string;
  used: string;
  unallocated: string;
};

/**
 * Part: takes a payment, or so much of it, back from the invoices that used it, the newest first: they are due again, and
 * it is unallocated. The caller holds the customer's lock.
 */
export async function undoAllocations(
  work: Work,
  customerId: number,
  xdrId: number,
  reason: string,
  amount?: Money,
): Promise<void> {
  const { rows } = await work.tx.execute<Row>(sql`
    select i.id, i.number, i.reseller_id, i.distributor_id, i.paid::text, i.adjusted::text, s.used::text,
      b.unallocated::text
    from (select invoice_id, sum(amount) as used from invoice_settlements
      where xdr_id = ${xdrId} and customer_id = ${customerId} and kind = 'payment' group by invoice_id) s
    join invoices i on i.id = s.invoice_id join customer_balances b on b.customer_id = i.customer_id
    where s.used > 0 order by i.id desc for update of i`);
  let unallocated: Money = normalize(rows[0]?.unallocated ?? "0");
  const list: Settlement[] = [];
  const uses = rows.map((row) => ({ invoiceId: Number(row.id), amount: normalize(row.used) }));
  const taken = amount === undefined ? uses : takeBack(amount, uses);
  for (const { invoiceId, amount: used } of taken) {
    const row = rows.find(({ id }) => Number(id) === invoiceId);
    if (!row) throw new Error("an allocation of an invoice that was not read");
    const invoice = {
      id: Number(row.id),
      number: row.number,
      customerId,
      resellerId: Number(row.reseller_id),
      distributorId: Number(row.distributor_id),
      paid: normalize(row.paid),
      adjusted: normalize(row.adjusted),
    };
    list.push({ invoice, kind: "payment", amount: negate(used), xdrId });
    const after = add(unallocated, used);
    const owner = { customerId, resellerId: invoice.resellerId, distributorId: invoice.distributorId };
    work.audit.property(
      { type: "customer", id: customerId, ...owner },
      "unallocatedPayments",
      unallocated,
      after,
      {
        amounts: ["unallocatedPayments"],
        cause: { type: "invoice", id: invoice.id },
        reason,
      },
    );
    unallocated = after;
  }
  await drawUnallocated(
    work,
    list.map(({ amount }) => ({ customerId, amount })),
  );
  await settle(work, list, { reason });
}
