import { sql } from "drizzle-orm";
import { z } from "zod";
import type { UsageService } from "@/lib/domain/catalog";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { type Money, normalize } from "@/lib/platform/money";
import { maybeDay, maybeId } from "./input";

/** What was used of a service towards a destination. Quantities in seconds, pieces or bytes. */
export type UsageSum = {
  service: UsageService;
  destination: string;
  currency: string;
  count: number;
  charged: string;
  amount: Money;
};

const MOST = 200;

/** Totals between two days of each customer's billing time zone, both included, as records are rated now; the dearest first. */
export const sumUsage = query({
  name: "usage.sum",
  permission: "usage:read",
  impersonation: "allow",
  input: z.object({ customerId: maybeId(), accountId: maybeId(), from: maybeDay(), to: maybeDay() }),
  reads: ({ customerId, accountId, from, to }, sums: UsageSum[]) => ({
    type: "usage_record",
    id: null,
    details: { filter: { customerId, accountId, from, to }, count: sums.length },
  }),
  async run(read, { customerId, accountId, from, to }): Promise<UsageSum[]> {
    const { rows } = await read.tx.execute<Record<string, string>>(sql`
      select kind, destination, currency, count(*) as count, sum(charged) as charged, sum(amount) as amount
      from usage_records
      where ${visibleTo(read.actor, "usageRecords")} and superseded_at is null and xdr_id is not null
        ${customerId ? sql`and customer_id = ${customerId}` : sql``}
        ${accountId ? sql`and account_id = ${accountId}` : sql``}
        ${from ? sql`and day >= ${from}` : sql``} ${to ? sql`and day <= ${to}` : sql``}
      group by kind, destination, currency order by sum(amount) desc, kind, destination limit ${MOST}`);
    return rows.map((row) => ({
      service: row.kind as UsageService,
      destination: row.destination ?? "",
      currency: row.currency ?? "",
      count: Number(row.count),
      charged: row.charged ?? "0",
      amount: normalize(row.amount ?? "0"),
    }));
  },
});
