import { type SQL, sql } from "drizzle-orm";
import { invoices } from "@/db/schema";
import { PAYMENT_STATUSES } from "./rules/status";

/** "open": anything that is still to be paid, overdue or not. */
export const STATUS_FILTERS = [...PAYMENT_STATUSES, "open"] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

const IS_ISSUED = sql`${invoices.review} = 'issued' and ${invoices.voidedAt} is null`;
/** Word for word the condition of the indexes on what is unpaid. */
const IS_OPEN = sql`${IS_ISSUED} and ${invoices.total} > ${invoices.paid} + ${invoices.adjusted}`;
const IS_SETTLED = sql`${IS_ISSUED} and ${invoices.total} <= ${invoices.paid} + ${invoices.adjusted}`;
const EARLIER = sql`from invoices e where e.customer_id = ${invoices.customerId} and e.id < ${invoices.id}
  and e.review = 'issued' and e.voided_at is null and e.total > e.paid + e.adjusted`;
const OWES_EARLIER = sql`exists (select 1 ${EARLIER})`;

/** What is outstanding on the customer's older invoices; 0 where `paymentStatus` does not ask for it. */
export const earlierDebt: SQL<string> = sql`case when ${IS_OPEN} then 0.00
  else coalesce((select sum(e.total - e.paid - e.adjusted) ${EARLIER}), 0.00) end`;

/**
 * The invoices whose payment status is this one: `paymentStatus` of rules/status.ts as conditions that indexes serve.
 * status-sql.db.test.ts holds the two together.
 */
export function hasStatus(status: StatusFilter, now: Date): SQL {
  const today = sql`(${now.toISOString()}::timestamptz at time zone ${invoices.timeZone})::date`;
  const isLate = sql`${invoices.collectable} and ${invoices.dueOn} < ${today}`;
  const conditions: Record<StatusFilter, SQL> = {
    void: sql`${invoices.voidedAt} is not null`,
    under_review: sql`${invoices.review} = 'under_review' and ${invoices.voidedAt} is null`,
    approved: sql`${invoices.review} = 'approved' and ${invoices.voidedAt} is null`,
    open: IS_OPEN,
    // A total of zero or less is never outstanding: nothing can be paid for it.
    overdue: sql`${IS_OPEN} and ${isLate}`,
    partially_paid: sql`${IS_OPEN} and not (${isLate}) and ${invoices.paid} > 0`,
    unpaid: sql`${IS_OPEN} and not (${isLate}) and ${invoices.paid} <= 0`,
    paid: sql`${IS_SETTLED} and ${invoices.total} > 0 and not ${OWES_EARLIER}`,
    do_not_pay: sql`${IS_SETTLED} and ${invoices.total} <= 0 and not ${OWES_EARLIER}`,
    previous_balance_remaining: sql`${IS_SETTLED} and ${OWES_EARLIER}`,
  };
  return sql`(${conditions[status]})`;
}
