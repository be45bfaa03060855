import { and, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { usageRecords } from "@/db/schema";
import type { DiscountKind } from "@/lib/domain/catalog";
import { customerEntity } from "@/lib/domain/customers";
import type { Entry, Posted } from "@/lib/domain/ledger";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { compare, negate, normalize } from "@/lib/platform/money";
import type { Counters } from "./counters";
import type { UsageRecordRow } from "./entities";
import { countersFor, type Judged, priceRecords, type ToRate } from "./price-records";
import type { Priced } from "./rate-one";
import { lockRatedCustomers, type RatedCustomer } from "./rating-facts";
import type { PricedPart } from "./rules/price";
import type { Disposition, UsageRecord } from "./rules/usage-record";
import { giveBack } from "./rules/volume-discount";
import { newRecordIds } from "./store";
import { SERVICE, type ToWrite, writePriced } from "./write-priced";

export type Rerated = {
  changed: number;
  unchanged: number;
  /** Left as they are, each with the reason: what can't be rated now, what a person took back by hand. */
  kept: { recordId: number; message: string }[];
};

type Old = { row: UsageRecordRow; taxCategory: string; description: string; isTakenBack: boolean };

const partsOf = (row: UsageRecordRow): PricedPart[] =>
  row.parts.map(({ quantity, kind, ...part }) => ({
    ...part,
    quantity: BigInt(quantity),
    kind: kind as DiscountKind | "standard",
  }));

/** The record as it came in, of what was kept of it. */
const recordOf = (row: UsageRecordRow): UsageRecord => ({
  callId: row.callId,
  kind: row.kind as UsageRecord["kind"],
  occurredAt: row.occurredAt,
  answeredAt: row.answeredAt,
  endedAt: row.endedAt,
  from: row.fromNumber,
  to: row.dialled,
  accountKey: "",
  durationSeconds: row.durationSeconds,
  billableSeconds: row.billableSeconds,
  quantity: row.used,
  disposition: row.disposition as Disposition,
  omitted: row.waived === "omitted",
  details: {},
});

async function readOld(work: Work, ids: readonly number[]): Promise<UsageRecordRow[]> {
  return work.tx
    .select()
    .from(usageRecords)
    .where(
      and(
        visibleAnd(work.actor, "usageRecords", inArray(usageRecords.id, [...ids])),
        isNull(usageRecords.supersededAt),
        isNotNull(usageRecords.xdrId),
      ),
    )
    .orderBy(usageRecords.occurredAt, usageRecords.id);
}

/** What stands in the journal of them, and whether somebody took it back by hand. */
async function withJournal(work: Work, rows: readonly UsageRecordRow[]): Promise<Old[]> {
  const { rows: found } = await work.tx.execute<{
    id: string;
    tax_category: string;
    description: string;
    taken: boolean;
  }>(sql`
    select x.id, x.tax_category, x.description,
      exists (select 1 from xdr_sources s where s.key = 'reversal of ' || x.id) as taken
    from xdrs x where x.id = any(${sql.param(rows.map(({ xdrId }) => xdrId))}::bigint[])`);
  const byId = new Map(found.map((one) => [Number(one.id), one]));
  return rows.map((row) => {
    const xdr = byId.get(row.xdrId ?? 0);
    return {
      row,
      taxCategory: xdr?.tax_category ?? "",
      description: xdr?.description ?? "",
      isTakenBack: xdr?.taken ?? true,
    };
  });
}

function giveAllBack(counters: Counters, rows: readonly UsageRecordRow[]): void {
  for (const row of rows) {
    if (row.entryId === null || row.counterAccountId === null) continue;
    const of = { entryId: row.entryId, accountId: row.counterAccountId };
    const parts = partsOf(row);
    const keys = parts.map(({ grantKey }) => grantKey);
    counters.change(row.customerId, of, giveBack(counters.holding(row.customerId, of, keys), parts).changed);
  }
}

const shape = (parts: readonly PricedPart[]) =>
  JSON.stringify(parts.map((p) => [String(p.quantity), p.kind, p.value, p.grantKey, normalize(p.amount)]));

const sameMoney = (a: string | null | undefined, b: string | null | undefined) =>
  a && b ? compare(a, b) === 0 : !a && !b;

/** Whether rating again came to what stands there already. */
const isSame = (row: UsageRecordRow, priced: Priced): boolean =>
  sameMoney(row.amount, priced.amount) &&
  row.charged === priced.charged &&
  row.tariffId === (priced.tariff?.id ?? null) &&
  row.prefix === (priced.chosen?.rate.prefix ?? null) &&
  row.destination === (priced.chosen?.rate.destination ?? "") &&
  sameMoney(row.price, priced.chosen?.price) &&
  sameMoney(row.connectFee, priced.chosen?.rate.connectFee) &&
  shape(partsOf(row)) === shape(priced.parts);

const reversalOf = (work: Work, { row, ...old }: Old, customer: RatedCustomer, reason: string): Entry => ({
  customerId: row.customerId,
  accountId: row.accountId,
  kind: row.kind as Entry["kind"],
  service: SERVICE[row.kind as UsageRecord["kind"]],
  amount: negate(row.amount),
  occurredAt: work.now,
  day: work.today(customer.billingTimeZone),
  taxCategory: old.taxCategory,
  description: old.description,
  internalComment: reason,
  reverses: row.xdrId,
  cause: { type: "usage_record", id: row.id },
  sourceKey: `reversal of ${row.xdrId}`,
});

/** Of each customer the balance before and after, in the log. */
function auditBalances(
  work: Work,
  customers: ReadonlyMap<number, RatedCustomer>,
  posted: readonly Posted[],
  reason: string,
): void {
  for (const customer of customers.values()) {
    const own = posted.filter(({ customerId }) => customerId === customer.id);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) continue;
    const details = { rated: "again", xdrs: own.length };
    const options = { reason, details, cause: { type: "xdr", id: last.xdrId }, amounts: ["balance"] };
    work.audit.property(customerEntity(customer), "balance", first.before, last.after, options);
  }
}

async function supersede(work: Work, all: readonly { old: Old; toRate: ToRate }[]): Promise<void> {
  const rows = all.map(({ old, toRate }) => ({
    old: old.row.id,
    source: old.row.sourceId,
    call: old.row.callId,
    now: toRate.recordId,
  }));
  await work.tx.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(old bigint, source bigint, call text, now bigint)
    ), gone as (
      update usage_records r set superseded_at = clock_timestamp() from given g where r.id = g.old
    )
    update usage_calls c set record_id = g.now from given g where c.source_id = g.source and c.call_id = g.call`);
}

/** Rates anew with what they took given back; those that can't be rated now are named, and then left out of it all. */
async function priceAnew(work: Work, olds: readonly Old[], customers: ReadonlyMap<number, RatedCustomer>) {
  const kept: Rerated["kept"] = [];
  let left = [...olds];
  for (;;) {
    const newIds = await newRecordIds(work, left.length);
    const toRate = left.map(
      ({ row }, n): ToRate => ({
        recordId: newIds[n] ?? 0,
        version: row.version + 1,
        sourceId: row.sourceId,
        fileId: row.fileId,
        record: recordOf(row),
        accountId: row.accountId,
      }),
    );
    if (left.length === 0) return { left, toRate, judged: [] as Judged[], counters: null, kept };
    const counters = await countersFor(work, customers, toRate);
    giveAllBack(
      counters,
      left.map(({ row }) => row),
    );
    const { judged } = await priceRecords(work, toRate, { customers, counters });
    const failed = new Set(judged.flatMap(({ priced, toRate: one }) => (priced ? [] : [one.recordId])));
    if (failed.size === 0) return { left, toRate, judged, counters, kept };
    for (const [n, { unrated }] of judged.entries()) {
      const old = left[n];
      if (unrated && old) kept.push({ recordId: old.row.id, message: unrated.message });
    }
    left = left.filter((_, n) => !failed.has(toRate[n]?.recordId ?? 0));
  }
}

/**
 * Part: rates records anew. What a record took is given back first; where the outcome differs the old movement is taken
 * back and the new one posted, keyed by the call and its version, so that it can be done any number of times (B23).
 */
export async function rerateRecords(work: Work, ids: readonly number[], reason: string): Promise<Rerated> {
  const before = await readOld(work, ids);
  const customers = await lockRatedCustomers(
    work,
    before.map(({ customerId }) => customerId),
  );
  // Read again under the locks: another may have rated them in between.
  const olds = await withJournal(work, await readOld(work, ids));
  const taken = olds.filter(({ isTakenBack }) => isTakenBack);
  const { left, judged, counters, kept } = await priceAnew(
    work,
    olds.filter(({ isTakenBack }) => !isTakenBack),
    customers,
  );
  const all = left.flatMap((old, n) => {
    const { priced, toRate } = judged[n] ?? {};
    return priced && toRate ? [{ old, toRate, priced }] : [];
  });
  const different = all.filter(({ old, priced }) => !isSame(old.row, priced));
  if (different.length > 0 && counters) {
    const reversals = different.flatMap(({ old }) => {
      const customer = customers.get(old.row.customerId);
      return customer ? [reversalOf(work, old, customer, reason)] : [];
    });
    await supersede(work, different);
    const toWrite = different.map(({ toRate, priced }): ToWrite => ({ toRate, priced }));
    const { posted } = await writePriced(work, toWrite, counters, reversals);
    auditBalances(work, customers, posted, reason);
  }
  const byHand = taken.map(({ row }) => ({ recordId: row.id, message: "It was taken back by hand." }));
  return {
    changed: different.length,
    unchanged: all.length - different.length,
    kept: [...kept, ...byHand],
  };
}
