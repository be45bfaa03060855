import { sql } from "drizzle-orm";
import { z } from "zod";
import type { BillingPeriod } from "@/lib/domain/catalog";
import { query } from "@/lib/kernel/query";
import { type PlainDate, startOfDay, toDate } from "@/lib/platform/time";
import type { RunKey } from "./run-rows";

export type UpcomingRun = RunKey & {
  /** The moment it can be closed. */
  closesAt: Date;
  /** Its time has come and it has not begun. */
  overdue: boolean;
  customers: number;
  /** False: there are more than `customers`. */
  exact: boolean;
  /** The newest dry run of it. */
  previewId: number | null;
};

const MOST_RUNS = 20;
const MOST_CUSTOMERS = 10_000;

type Row = {
  next_close: PlainDate;
  billing_period: BillingPeriod;
  time_zone: string;
  customers: number;
  preview: string | null;
};

/**
 * The next runs in the order of their days, with how many customers each has. Steps through the index from key to key, so it
 * costs the same however many customers there are.
 */
export const listUpcomingRuns = query({
  name: "bill_run.list_upcoming",
  permission: "bill_run:read",
  impersonation: "allow",
  input: z.object({ most: z.number().int().min(1).max(MOST_RUNS).default(MOST_RUNS) }),
  reads: null,
  async run(read, { most }): Promise<UpcomingRun[]> {
    const due = sql`parked_reason is null and held_at is null and not done`;
    const { rows } = await read.tx.execute<Row>(sql`
      with recursive keys as (
        (select next_close, billing_period, time_zone, 1 as n from customer_billing where ${due} and next_close is not null
          order by 1, 2, 3 limit 1)
        union all
        select k.* from keys p cross join lateral (select next_close, billing_period, time_zone, p.n + 1 as n
          from customer_billing where ${due} and (next_close, billing_period, time_zone) > (p.next_close, p.billing_period, p.time_zone)
          order by 1, 2, 3 limit 1) k where p.n < ${most}
      )
      select next_close::text, billing_period, time_zone, (select count(*)::int from (select 1 from customer_billing b
        where b.next_close = k.next_close and b.billing_period = k.billing_period and b.time_zone = k.time_zone and ${due}
        limit ${MOST_CUSTOMERS + 1}) capped) as customers, (select max(p.id) from bill_previews p where p.close_on = k.next_close
          and p.billing_period = k.billing_period and p.time_zone = k.time_zone) as preview
      from keys k order by k.n`);
    return rows.map((row) => {
      const closesAt = toDate(startOfDay(row.next_close, row.time_zone));
      return {
        closeOn: row.next_close,
        billingPeriod: row.billing_period,
        timeZone: row.time_zone,
        closesAt,
        overdue: closesAt <= read.now,
        customers: Math.min(row.customers, MOST_CUSTOMERS),
        exact: row.customers <= MOST_CUSTOMERS,
        previewId: row.preview === null ? null : Number(row.preview),
      };
    });
  },
});
