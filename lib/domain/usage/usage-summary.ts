import { sql } from "drizzle-orm";
import type { UsageService } from "@/lib/domain/catalog";
import type { Reader } from "@/lib/kernel/work";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";

/** What one line used of a service towards a destination, on a stretch of the journal. */
export type UsageTotal = {
  accountId: number;
  identifier: string;
  service: UsageService;
  destination: string;
  /** Reversals count against: rating again changes no number of calls. */
  count: number;
  /** Seconds, pieces or bytes, as whole numbers in text. */
  used: string;
  charged: string;
  amount: Money;
};

/** One call of an invoice's detail; what a reversal takes back has `amount` below zero. */
export type CallLine = {
  xdrId: number;
  position: number;
  accountId: number;
  identifier: string;
  service: UsageService;
  occurredAt: Date;
  day: PlainDate;
  to: string;
  destination: string;
  used: string;
  charged: string;
  amount: Money;
  isReversal: boolean;
};

/** The journal's movements by usage of one customer after a position and up to another, with what was used. */
const movements = (customerId: number, after: number, upTo: number) => sql`
  from xdrs x join usage_records r on r.id = x.cause_id::bigint
  join accounts a on a.id = r.account_id
  where x.customer_id = ${customerId} and x.position > ${after} and x.position <= ${upTo}
    and x.cause_type = 'usage_record' and r.customer_id = x.customer_id`;

const sign = sql`(case when x.reverses is null then 1 else -1 end)`;

/**
 * Part for billing: what a customer used by line, service and destination, on the positions of its journal that an invoice
 * owns (the first one excluded). The caller has the customer in sight.
 */
export async function usageSummary(
  read: Reader,
  customerId: number,
  after: number,
  upTo: number,
): Promise<UsageTotal[]> {
  const { rows } = await read.tx.execute<{
    account_id: string;
    identifier: string;
    kind: string;
    destination: string;
    count: string;
    used: string;
    charged: string;
    amount: string;
  }>(sql`
    select r.account_id, a.identifier, r.kind, r.destination, sum(${sign}) as count, sum(${sign} * r.used) as used,
      sum(${sign} * r.charged) as charged, sum(x.amount) as amount
    ${movements(customerId, after, upTo)}
    group by r.account_id, a.identifier, r.kind, r.destination
    having sum(${sign}) <> 0 or sum(x.amount) <> 0
    order by a.identifier, r.kind, r.destination`);
  return rows.map((row) => ({
    accountId: Number(row.account_id),
    identifier: row.identifier,
    service: row.kind as UsageService,
    destination: row.destination,
    count: Number(row.count),
    used: row.used,
    charged: row.charged,
    amount: normalize(row.amount),
  }));
}

/**
 * Part for billing: the calls behind an invoice, by line and in the order they happened. The caller has the customer in
 * sight.
 * @param limit the most that are read; one more is asked for to learn whether there are more.
 */
export async function callDetail(
  read: Reader,
  customerId: number,
  after: number,
  upTo: number,
  limit = 10_000,
): Promise<{ calls: CallLine[]; more: boolean }> {
  const { rows } = await read.tx.execute<Record<string, string> & { is_reversal: boolean }>(sql`
    select x.id, x.position, r.account_id, a.identifier, r.kind, r.occurred_at, r.day::text, r.to_number,
      r.destination, r.used, r.charged, x.amount, x.reverses is not null as is_reversal
    ${movements(customerId, after, upTo)}
    order by a.identifier, r.account_id, r.occurred_at, x.position limit ${limit + 1}`);
  const calls = rows.slice(0, limit).map(
    (row): CallLine => ({
      xdrId: Number(row.id),
      position: Number(row.position),
      accountId: Number(row.account_id),
      identifier: row.identifier ?? "",
      service: row.kind as UsageService,
      occurredAt: new Date(row.occurred_at ?? ""),
      day: row.day ?? "",
      to: row.to_number ?? "",
      destination: row.destination ?? "",
      used: row.used ?? "0",
      charged: row.charged ?? "0",
      amount: normalize(row.amount ?? "0"),
      isReversal: row.is_reversal,
    }),
  );
  return { calls, more: rows.length > limit };
}
