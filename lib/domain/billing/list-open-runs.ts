import { sql } from "drizzle-orm";
import { z } from "zod";
import type { BillingPeriod } from "@/lib/domain/catalog";
import { query } from "@/lib/kernel/query";
import type { PlainDate } from "@/lib/platform/time";
import { dueIn, type RunKey } from "./run-rows";

export type OpenRun = RunKey & {
  id: number;
  state: "running" | "paused";
  /** Customers that were due when it began, and how many of them nobody has to look at any more. */
  customers: number;
  done: number;
};

const MOST = 20;

type Row = {
  id: string;
  state: OpenRun["state"];
  close_on: PlainDate;
  billing_period: BillingPeriod;
  time_zone: string;
  customers: number;
};

/** Runs that have not ended, the oldest first. Adds up no invoices, so that it can be asked every few seconds. */
export const listOpenRuns = query({
  name: "bill_run.list_open",
  permission: "bill_run:read",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  async run(read): Promise<OpenRun[]> {
    const open = await read.tx.execute<Row>(sql`
      select id, state, close_on::text, billing_period, time_zone, customers from bill_runs
      where state <> 'finished' order by id limit ${MOST}`);
    const runs: OpenRun[] = [];
    for (const row of open.rows) {
      const key = { closeOn: row.close_on, billingPeriod: row.billing_period, timeZone: row.time_zone };
      const { rows } = await read.tx.execute<{ due: number }>(
        sql`select count(*)::int as due from customer_billing b where ${dueIn(key)}`,
      );
      const done = Math.max(0, row.customers - (rows[0]?.due ?? 0));
      runs.push({ ...key, id: Number(row.id), state: row.state, customers: row.customers, done });
    }
    return runs;
  },
});
