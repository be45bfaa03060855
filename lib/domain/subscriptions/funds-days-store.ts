import { asc, inArray, sql } from "drizzle-orm";
import { fundsSeen } from "@/db/schema";
import type { Work } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import type { Span } from "./rules/spans";

/** How far a customer's journal was looked through: the first day that was not, and the last position before it. */
export type FundsSeen = { customerId: number; seenTo: PlainDate; position: number };

/** Of locked customers; one whose last day was looked at has none. */
export const readFundsSeen = (work: Work, customerIds: readonly number[]): Promise<FundsSeen[]> =>
  work.tx
    .select()
    .from(fundsSeen)
    .where(inArray(fundsSeen.customerId, [...customerIds]))
    .orderBy(asc(fundsSeen.customerId));

/** @param over the customers of whom no further day will be looked at: they are closed. */
export async function saveFundsSeen(
  work: Work,
  seen: readonly FundsSeen[],
  over: readonly number[],
): Promise<void> {
  const rows = seen.map((one) => ({ id: one.customerId, seen_to: one.seenTo, position: one.position }));
  await work.tx.execute(sql`
    update funds_seen f set seen_to = r.seen_to, position = r.position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id bigint, seen_to date, position bigint)
    where f.customer_id = r.id`);
  if (over.length > 0) await work.tx.delete(fundsSeen).where(inArray(fundsSeen.customerId, [...over]));
}

/** Writes days without funds; those that go on from the days written before make them longer. */
export async function saveDaysWithoutFunds(
  work: Work,
  found: readonly { customerId: number; spans: readonly Span[] }[],
): Promise<void> {
  const rows = found.flatMap(({ customerId, spans }) =>
    spans.map(({ from, to }) => ({ id: customerId, from_day: from, to_day: to })),
  );
  if (rows.length === 0) return;
  await work.tx.execute(sql`
    with found as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id bigint, from_day date, to_day date)
    ), longer as (
      update days_without_service d set to_day = r.to_day from found r
      where d.customer_id = r.id and d.cause = 'no_funds' and d.to_day = r.from_day
      returning d.customer_id, r.from_day
    )
    insert into days_without_service (customer_id, cause, from_day, to_day)
    select r.id, 'no_funds', r.from_day, r.to_day from found r
    where not exists (select 1 from longer l where l.customer_id = r.id and l.from_day = r.from_day)
    order by r.id, r.from_day`);
}
