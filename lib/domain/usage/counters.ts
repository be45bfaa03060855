import { sql } from "drizzle-orm";
import type { DiscountKind } from "@/lib/domain/catalog";
import type { Reader, Work } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
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
  /** Of the entry, while it is there. */
  service: string | null;
  group_id: string | null;
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

/** What an entry that has taken another's place may go on using. */
export type Heir = {
  service: string;
  groupId: number | null;
  /** The entries that this subscriber has now; what is left of any other was replaced. */
  live: ReadonlySet<number>;
  /** The first day of the heir's period. */
  since: PlainDate;
};

type Place = { of: CounterOf; service: string | null; groupId: number | null };

/** The counters of some customers in hand: read once, moved record by record, written once. */
export class Counters {
  private readonly grants = new Map<string, Grant[]>();
  /** By "customer/account": the entries there is something of. */
  private readonly places = new Map<string, Place[]>();
  /** By "customer/account/key": whose row it is. */
  private readonly homes = new Map<string, number>();
  private readonly moved = new Map<string, { customerId: number; of: CounterOf; grant: Grant }>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      const of = { accountId: Number(row.account_id), entryId: Number(row.entry_id) };
      const subscriber = `${row.customer_id}/${row.account_id}`;
      const place = placeOf(Number(row.customer_id), of);
      this.homes.set(`${subscriber}/${row.key}`, of.entryId);
      const known = this.grants.get(place);
      if (known) {
        known.push(toGrant(row));
        continue;
      }
      this.grants.set(place, [toGrant(row)]);
      const groupId = row.group_id === null ? null : Number(row.group_id);
      const places = this.places.get(subscriber) ?? [];
      this.places.set(subscriber, [...places, { of, service: row.service, groupId }]);
    }
  }

  of(customerId: number, of: CounterOf): readonly Grant[] {
    return this.grants.get(placeOf(customerId, of)) ?? [];
  }

  /**
   * What lives on of entries that were replaced (domain reference F7): what was bought for the service always, and what
   * rolled over of the same destinations.
   */
  carried(customerId: number, accountId: number, heir: Heir): Grant[] {
    const places = this.places.get(`${customerId}/${accountId}`) ?? [];
    return places.flatMap(({ of, service, groupId }) => {
      if (heir.live.has(of.entryId) || service !== heir.service) return [];
      const same = groupId === heir.groupId;
      return this.of(customerId, of).filter(
        ({ periodStart }) => periodStart === null || (same && periodStart < heir.since),
      );
    });
  }

  /** The counters of an entry, and those of replaced ones that these keys name. */
  holding(customerId: number, of: CounterOf, keys: readonly (string | null)[]): Grant[] {
    const own = this.of(customerId, of);
    const others = new Set(
      keys.flatMap((key) => this.homes.get(`${customerId}/${of.accountId}/${key}`) ?? []),
    );
    others.delete(of.entryId);
    return [
      ...own,
      ...[...others].flatMap((entryId) => this.of(customerId, { entryId, accountId: of.accountId })),
    ];
  }

  /** Each goes to the entry whose it is; a new one to the entry named. */
  change(customerId: number, of: CounterOf, changed: readonly Grant[]): void {
    for (const grant of changed) {
      const { accountId } = of;
      const entryId = this.homes.get(`${customerId}/${accountId}/${grant.key}`) ?? of.entryId;
      this.homes.set(`${customerId}/${accountId}/${grant.key}`, entryId);
      this.changeOf(customerId, { entryId, accountId }, [grant]);
    }
  }

  private changeOf(customerId: number, of: CounterOf, changed: readonly Grant[]): void {
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
    select c.customer_id, c.account_id, c.entry_id, c.key, c.period_start::text, c.step, c.kind, c.value, c.granted,
      c.used, c.usable_from::text, c.expires_on::text, e.service, e.group_id
    from usage_counters c left join discount_entries e on e.id = c.entry_id where c.customer_id = any(${sql.param([...customerIds])}::bigint[])
      and (c.expires_on is null or c.expires_on > ${from}::date)`);
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
