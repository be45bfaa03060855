import { sql } from "drizzle-orm";
import type { Reader, Work } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";

/**
 * The void invoices of these customers whose charges are on no other invoice: what was posted for them goes on the next one
 * (scenarios T7). Their positions come back by the watermark.
 */
export async function freeInvoices(
  read: Reader,
  customerIds: readonly number[],
): Promise<Map<number, number[]>> {
  const { rows } = await read.tx.execute<{ id: string; customer_id: string }>(sql`
    select id, customer_id from invoices
    where customer_id = any(${idArray(customerIds)}) and voided_at is not null and absorbed_by is null order by id`);
  const found = new Map<number, number[]>();
  for (const { id, customer_id } of rows)
    found.set(Number(customer_id), [...(found.get(Number(customer_id)) ?? []), Number(id)]);
  return found;
}

/** Says which invoice has the charges of void ones now. */
export async function absorbInvoices(
  work: Work,
  absorbed: readonly { invoiceId: number; by: number }[],
): Promise<void> {
  if (absorbed.length === 0) return;
  await work.tx.execute(sql`
    update invoices i set absorbed_by = r.by from jsonb_to_recordset(${JSON.stringify(
      absorbed.map(({ invoiceId, by }) => ({ i: invoiceId, by })),
    )}::jsonb) as r(i bigint, by bigint) where i.id = r.i`);
}
