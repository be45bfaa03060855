import { sql } from "drizzle-orm";
import type { DiscountKind } from "@/lib/domain/catalog";
import type { Reader, Work } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import type { Grant } from "./rules/grants";

/** Whose counter: an entry's, of one line or (0) of the whole customer. */
export type CounterOf = { entryId: number; accountId: number };

type Row = {
  customer_id: string;
  account_id: string;
  entry_id: string;
  key: string;
  period_start: string | null;
  step: number | null;
  kind: string;
  value: string;
  granted: string | null;
  used: string;
  usable_from: string;
  expires_on: string | null;
};

const toGrant = (row: Row): Grant => ({
  key: row.key,
  periodStart: row.period_start,
  step: row.step,
  kind: row.kind as DiscountKind,
  value: normalize(row.value),
  granted: row.granted === null ? null : BigInt(row.granted),
  used: BigInt(row.used),
  usableFrom: row.usable_from,
  expiresOn: row.expires_on,
});

const placeOf = (customerId: number, { accountId, entryId }: CounterOf) =>
  `${customerId}/${accountId}/${entryId}`;

/** The counters of some customers in hand: read once, moved record by record, written once. */
export class Counters {
  private readonly grants = new Map<string, Grant[]>();
  private readonly moved = new Map<string, { customerId: number; of: CounterOf; grant: Grant }>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      const place = placeOf(Number(row.customer_id), {
        accountId: Number(row.account_id),
        entryId: Number(row.entry_id),
      });
      const known = this.grants.get(place);
      if (known) known.push(toGrant(row));
      else this.grants.set(place, [toGrant(row)]);
    }
  }

  of(customerId: number, of: CounterOf): readonly Grant[] {
    return this.grants.get(placeOf(customerId, of)) ?? [];
  }

  change(customerId: number, of: CounterOf, changed: readonly Grant[]): void {
    if (changed.length === 0) return;
    const place = placeOf(customerId, of);
    const keys = new Set(changed.map(({ key }) => key));
    const others = this.of(customerId, of).filter(({ key }) => !keys.has(key));
    this.grants.set(place, [...others, ...changed]);
    for (const grant of changed) this.moved.set(`${place}/${grant.key}`, { customerId, of, grant });
  }

  /** What is to be written. */
  changes() {
    return [...this.moved.values()].map(({ customerId, of, grant }) => ({
      customer_id: customerId,
      account_id: of.accountId,
      entry_id: of.entryId,
      key: grant.key,
      period_start: grant.periodStart,
      step: grant.step,
      kind: grant.kind,
      value: grant.value,
      granted: grant.granted === null ? null : String(grant.granted),
      used: String(grant.used),
      usable_from: grant.usableFrom,
      expires_on: grant.expiresOn,
    }));
  }
}

/** @param from counters that ended before this day are left out; a late record of that day finds its own. */
export async function readCounters(
  read: Reader,
  customerIds: readonly number[],
  from: string,
): Promise<Counters> {
  if (customerIds.length === 0) return new Counters([]);
  const { rows } = await read.tx.execute<Row>(sql`
    select customer_id, account_id, entry_id, key, period_start::text, step, kind, value, granted, used,
      usable_from::text, expires_on::text
    from usage_counters where customer_id = any(${sql.param([...customerIds])}::bigint[])
      and (expires_on is null or expires_on > ${from}::date)`);
  return new Counters(rows);
}

/** Writes what moved, in one statement. The customers' locks are held. */
export async function writeCounters(work: Work, counters: Counters): Promise<void> {
  const changes = counters.changes();
  if (changes.length === 0) return;
  await work.tx.execute(sql`
    insert into usage_counters (customer_id, account_id, entry_id, key, period_start, step, kind, value, granted, used,
      usable_from, expires_on)
    select * from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c(customer_id bigint, account_id bigint,
      entry_id bigint, key text, period_start date, step int, kind text, value numeric, granted bigint, used bigint,
      usable_from date, expires_on date)
    on conflict (customer_id, account_id, entry_id, key) do update set used = excluded.used`);
}
