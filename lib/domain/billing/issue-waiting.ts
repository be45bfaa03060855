import { sql } from "drizzle-orm";
import type { BillingPeriod } from "@/lib/domain/catalog";
import { lockSubscribers } from "@/lib/domain/subscriptions";
import type { Work } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import { allocatePayments } from "./allocate-payments";
import { invoiceEntity } from "./entities";
import { type IssuedInvoice, issueInvoices } from "./issue-invoices";
import { readBillingTerms } from "./read-terms";

type Row = {
  id: string;
  customer_id: string;
  reseller_id: string;
  distributor_id: string;
  class_id: string;
  billing_period: BillingPeriod;
  anchor_day: string;
};

/**
 * Part: issues invoices that were made and not issued yet, in the order of their ids; those that are issued or void by now
 * are left out. Takes their customers' locks first, leaves an audit row each.
 */
export async function issueWaiting(work: Work, invoiceIds: readonly number[]): Promise<IssuedInvoice[]> {
  if (invoiceIds.length === 0) return [];
  const { rows: owners } = await work.tx.execute<{ customer_id: string }>(
    sql`select distinct customer_id from invoices where id = any(${idArray(invoiceIds)})`,
  );
  const customers = await lockSubscribers(
    work,
    owners.map(({ customer_id }) => Number(customer_id)),
  );
  const { rows } = await work.tx.execute<Row>(sql`
    select i.id, i.customer_id, i.reseller_id, i.distributor_id, c.class_id, c.billing_period, c.anchor_day
    from invoices i join customers c on c.id = i.customer_id
    where i.id = any(${idArray(invoiceIds)}) and i.customer_id = any(${idArray([...customers.keys()])})
      and i.review <> 'issued' and i.voided_at is null order by i.id for update of i`);
  const terms = await readBillingTerms(
    work,
    rows.map(({ class_id }) => Number(class_id)),
  );
  const list = rows.flatMap((row) => {
    const [rules, customer] = [terms.get(Number(row.class_id)), customers.get(Number(row.customer_id))];
    return rules && customer
      ? [
          {
            invoiceId: Number(row.id),
            customerId: Number(row.customer_id),
            resellerId: Number(row.reseller_id),
            terms: rules,
            billingPeriod: row.billing_period,
            anchorDay: Number(row.anchor_day),
            issuedOn: work.today(customer.timeZone),
          },
        ]
      : [];
  });
  const issued = await issueInvoices(work, list);
  for (const [n, one] of issued.entries()) {
    const row = rows[n] as Row;
    const entity = invoiceEntity({
      id: one.invoiceId,
      number: one.number,
      customerId: Number(row.customer_id),
      resellerId: Number(row.reseller_id),
      distributorId: Number(row.distributor_id),
    });
    work.audit.property(entity, "review", "waiting", "issued", { details: { ...one } });
  }
  await allocatePayments(work, [...new Set(list.map(({ customerId }) => customerId))]);
  return issued;
}
