import { sql } from "drizzle-orm";
import { customerEntity } from "@/lib/domain/customers";
import { auditCharges, chargeDue, lockSubscribers } from "@/lib/domain/subscriptions";
import type { Work } from "@/lib/kernel/work";
import type { Money } from "@/lib/platform/money";

/**
 * Part: what waits for a prepaid customer's funds is charged as soon as they are there, without waiting for the next day.
 * Not between the end of a period and its closing: those days are for the invoice of that period.
 * @returns the balance after it; null when nothing was charged.
 */
export async function chargeWaiting(work: Work, customerId: number): Promise<Money | null> {
  const today = sql`(${work.now.toISOString()}::timestamptz at time zone c.billing_time_zone)::date`;
  const { rows } = await work.tx.execute(sql`
    select 1 from subscriptions s join customers c on c.id = s.customer_id
      join customer_billing b on b.customer_id = s.customer_id
    where s.customer_id = ${customerId} and s.short_from is not null and s.short_from <= ${today}
      and not b.done and b.next_close > ${today} limit 1`);
  if (rows.length === 0) return null;
  const subscribers = await lockSubscribers(work, [customerId]);
  const moments = new Map(
    [...subscribers].map(([id, { timeZone }]) => [id, { through: work.today(timeZone) }]),
  );
  const { posted } = await chargeDue(work, subscribers, moments);
  const subscriber = subscribers.get(customerId);
  if (!subscriber) return null;
  return auditCharges(work, customerEntity({ ...subscriber, id: customerId }), posted).balance;
}
