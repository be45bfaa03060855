import { sql } from "drizzle-orm";
import type { Work } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import { subscriptionEntity } from "./entities";

/** A line that was used on a day of its customer's billing time zone. */
export type Use = { customerId: number; accountId: number; day: PlainDate };

/**
 * Part: activates what waits for its first use, on the earliest of the days its line (or, where it is the customer's own,
 * any line) was used. One statement; the customers' locks are held. Each leaves its audit row.
 * @returns how many were activated.
 */
export async function activateOnFirstUse(work: Work, uses: readonly Use[]): Promise<number> {
  if (uses.length === 0) return 0;
  const earliest = new Map<number, Use>();
  for (const use of uses) {
    const known = earliest.get(use.accountId);
    if (!known || use.day < known.day) earliest.set(use.accountId, use);
  }
  const { rows } = await work.tx.execute<{
    id: string;
    name: string;
    customer_id: string;
    reseller_id: string;
    distributor_id: string;
    activated_on: string;
  }>(sql`
    with used as materialized (
      select * from jsonb_to_recordset(${JSON.stringify([...earliest.values()])}::jsonb)
        as u("customerId" bigint, "accountId" bigint, day date)
    ), waiting as (
      select s.id, p.name, min(u.day) as day
      from used u join subscriptions s on s.customer_id = u."customerId"
        and (s.account_id = u."accountId" or s.account_id is null)
      join plans p on p.id = s.plan_id and p.activation_mode = 'first_use'
      where s.activated_on is null and s.closed_at is null and u.day >= s.start_on
        and (s.finish_on is null or u.day <= s.finish_on)
      group by s.id, p.name
    )
    update subscriptions s set activated_on = w.day from waiting w where s.id = w.id
    returning s.id, w.name, s.customer_id, s.reseller_id, s.distributor_id, s.activated_on::text`);
  for (const row of rows) {
    const entity = subscriptionEntity({
      subscriptionId: Number(row.id),
      name: row.name,
      customerId: Number(row.customer_id),
      resellerId: Number(row.reseller_id),
      distributorId: Number(row.distributor_id),
    });
    work.audit.property(entity, "activatedOn", null, row.activated_on, { reason: "first use" });
  }
  return rows.length;
}
