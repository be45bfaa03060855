import { sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import { normalize } from "@/lib/platform/money";
import { type SpendingFacts, spendingLimitReached } from "./rules/spending";

type Row = { customer_id: string; daily_limit: string; lifted_until: string | null; spent: string };

/**
 * What these customers may spend in a day and have spent on usage today, each by its own billing zone. Only those who have
 * such a limit are in it, and only their xDRs are added up. Calls that are billed today were posted today or later.
 */
export async function readSpending(
  read: Reader,
  customerIds: readonly number[],
): Promise<Map<number, SpendingFacts>> {
  const now = sql`${read.now.toISOString()}::timestamptz`;
  const { rows } = await read.tx.execute<Row>(sql`
    select s.customer_id, s.daily_limit::text, s.lifted_until, coalesce(u.spent, 0)::text as spent
    from customer_spending s join customers c on c.id = s.customer_id
    cross join lateral (select (${now} at time zone c.billing_time_zone)::date as today) d
    left join lateral (
      select sum(x.amount) as spent from xdrs x
      where x.customer_id = s.customer_id and x.day = d.today and x.kind in ('call','message','data','event')
        and x.posted_at >= least(now(), ${now}) - interval '2 days'
    ) u on true
    where s.customer_id = any(${idArray(customerIds)})`);
  return new Map(
    rows.map((row) => [
      Number(row.customer_id),
      {
        dailyLimit: normalize(row.daily_limit),
        spentToday: normalize(row.spent),
        liftedUntil: row.lifted_until === null ? null : new Date(row.lifted_until),
      },
    ]),
  );
}

/** Of these customers, the ids of those who may spend nothing more today. */
export async function whoSpentAll(read: Reader, customerIds: readonly number[]): Promise<Set<number>> {
  if (customerIds.length === 0) return new Set();
  const found = await readSpending(read, customerIds);
  return new Set([...found].filter(([, facts]) => spendingLimitReached(facts, read.now)).map(([id]) => id));
}
