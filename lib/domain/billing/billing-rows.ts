import { sql } from "drizzle-orm";
import type { Work } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";

/** Where the billing of a locked customer stands. */
export type BillingRow = {
  customerId: number;
  classId: number;
  billedUntil: PlainDate;
  openFrom: PlainDate;
  nextClose: PlainDate | null;
  watermark: number;
  amountDue: Money;
  /** The journal's end. */
  position: number;
  parkedReason: string | null;
  heldAt: Date | null;
  done: boolean;
};

type Raw = {
  customer_id: string;
  class_id: string;
  billed_until: PlainDate;
  open_from: PlainDate;
  next_close: PlainDate | null;
  watermark: string;
  amount_due: string;
  position: string;
  parked_reason: string | null;
  held_at: Date | null;
  done: boolean;
};

const toRow = (row: Raw): BillingRow => ({
  customerId: Number(row.customer_id),
  classId: Number(row.class_id),
  billedUntil: row.billed_until,
  openFrom: row.open_from,
  nextClose: row.next_close,
  watermark: Number(row.watermark),
  amountDue: normalize(row.amount_due),
  position: Number(row.position),
  parkedReason: row.parked_reason,
  heldAt: row.held_at,
  done: row.done,
});

/** The billing of customers whose rows the caller has locked. */
export async function readBilling(work: Work, customerIds: readonly number[]): Promise<BillingRow[]> {
  const { rows } = await work.tx.execute<Raw>(sql`
    select b.customer_id, c.class_id, b.billed_until::text, b.open_from::text, b.next_close::text, b.watermark,
      b.amount_due::text, coalesce(l.position, 0) as position, b.parked_reason, b.held_at, b.done
    from customer_billing b join customers c on c.id = b.customer_id
      left join customer_balances l on l.customer_id = b.customer_id
    where b.customer_id = any(${idArray(customerIds)}) order by b.customer_id`);
  return rows.map(toRow);
}

/** The ends of these customers' journals, after something was posted. */
export async function readPositions(
  work: Work,
  customerIds: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await work.tx.execute<{ customer_id: string; position: string }>(
    sql`select customer_id, position from customer_balances where customer_id = any(${idArray(customerIds)})`,
  );
  return new Map(rows.map(({ customer_id, position }) => [Number(customer_id), Number(position)]));
}
