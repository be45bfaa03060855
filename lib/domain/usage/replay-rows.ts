import { inArray, sql } from "drizzle-orm";
import { usageSources } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import type { UnratedRow } from "./entities";
import { priceRecords, type ToRate } from "./price-records";
import type { Unrated } from "./rate-one";
import { settle } from "./rate-records";
import { toSource } from "./read-sources";
import type { Reason } from "./rules/reasons";
import { rawReader } from "./rules/source-settings";
import { claimCalls } from "./store";
import { writePriced } from "./write-priced";

export type Replayed = { rated: number; free: number; duplicate: number; unrated: number };

/** A row of the queue after it was tried again: `callId` is what it turned out to be; no reason: it waits no longer. */
type Tried = {
  id: number;
  callId: string;
  kind: string | null;
  occurredAt: string | null;
  unrated?: Unrated | { reason: Reason; message: string; line?: undefined; customer?: undefined };
};

async function readersOf(work: Work, rows: readonly UnratedRow[]) {
  const found = await work.tx
    .select()
    .from(usageSources)
    .where(
      visibleAnd(
        work.actor,
        "usageSources",
        inArray(usageSources.id, [...new Set(rows.map((r) => r.sourceId))]),
      ),
    );
  return new Map(found.map((row) => [row.id, rawReader(toSource(row), work.now)]));
}

/** The ids that records of the queue got when they came in; what could not be read gets its own only now. */
async function recordIdsOf(work: Work, ofSource: number, callIds: readonly string[]) {
  const { rows } = await work.tx.execute<{ call_id: string; record_id: string }>(sql`
    select call_id, record_id from usage_calls
    where source_id = ${ofSource} and call_id = any(${sql.param([...callIds])}::text[])`);
  return new Map(rows.map((row) => [row.call_id, Number(row.record_id)]));
}

async function saveTried(work: Work, tried: readonly Tried[]): Promise<void> {
  const values = tried.map(({ id, callId, kind, occurredAt, unrated }) => ({
    id,
    call_id: callId,
    kind,
    occurred_at: occurredAt,
    reason: unrated?.reason ?? null,
    message: unrated?.message ?? null,
    customer_id: unrated?.customer?.id ?? null,
    reseller_id: unrated?.customer?.resellerId ?? 0,
    distributor_id: unrated?.customer?.distributorId ?? 0,
    account_id: unrated?.line?.accountId ?? null,
  }));
  // What is done holds personal data for nothing.
  await work.tx.execute(sql`
    update unrated_usage u set attempts = u.attempts + 1, tried_at = ${work.now}::timestamptz, call_id = r.call_id,
      kind = coalesce(r.kind, u.kind), occurred_at = coalesce(r.occurred_at, u.occurred_at),
      reason = coalesce(r.reason, u.reason), message = coalesce(r.message, u.message),
      customer_id = r.customer_id, reseller_id = r.reseller_id, distributor_id = r.distributor_id,
      account_id = r.account_id,
      resolved_at = case when r.reason is null then ${work.now}::timestamptz end,
      raw = case when r.reason is null then '{}'::jsonb else u.raw end,
      account_key = case when r.reason is null then null else u.account_key end,
      to_number = case when r.reason is null then null else u.to_number end
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r(id bigint, call_id text, kind text,
      occurred_at timestamptz, reason text, message text, customer_id bigint, reseller_id bigint,
      distributor_id bigint, account_id bigint)
    where u.id = r.id`);
}

async function replaySource(work: Work, rows: readonly UnratedRow[], counts: Replayed): Promise<Tried[]> {
  const [first] = rows;
  if (!first) return [];
  const { sourceId } = first;
  const read = (await readersOf(work, rows)).get(sourceId);
  if (!read) throw new Error(`source ${sourceId} is not there`);
  const tried: Tried[] = [];
  const readable: { row: UnratedRow; toRate: Omit<ToRate, "recordId"> }[] = [];
  for (const row of rows) {
    const { record, problem } = read(row.raw);
    const known = { id: row.id, callId: record?.callId ?? row.callId, kind: record?.kind ?? row.kind };
    if (!record) {
      const unrated = { reason: "malformed" as const, message: problem };
      tried.push({ ...known, occurredAt: row.occurredAt?.toISOString() ?? null, unrated });
      continue;
    }
    const given = {
      ...record,
      accountKey: row.accountKey ?? record.accountKey,
      to: row.toNumber ?? record.to,
    };
    readable.push({ row, toRate: { version: 1, sourceId, fileId: row.fileId, record: given } });
  }
  const late = readable.filter(({ row, toRate }) => row.callId !== toRate.record.callId);
  const ids = await recordIdsOf(
    work,
    sourceId,
    readable.filter((one) => !late.includes(one)).map(({ toRate }) => toRate.record.callId),
  );
  const claimed = await claimCalls(work, sourceId, [
    ...new Set(late.map(({ toRate }) => toRate.record.callId)),
  ]);
  const toRate: ToRate[] = [];
  const rowOf = new Map<number, UnratedRow>();
  const doneWith = (row: UnratedRow, record: ToRate["record"], unrated?: Unrated) =>
    tried.push({
      id: row.id,
      callId: unrated || row.callId === record.callId ? record.callId : row.callId,
      kind: record.kind,
      occurredAt: record.occurredAt.toISOString(),
      unrated,
    });
  for (const one of readable) {
    const { callId } = one.toRate.record;
    const recordId = late.includes(one) ? claimed.get(callId) : ids.get(callId);
    if (recordId === undefined) {
      counts.duplicate++;
      doneWith(one.row, one.toRate.record);
      continue;
    }
    claimed.delete(callId);
    rowOf.set(recordId, one.row);
    toRate.push({ ...one.toRate, recordId });
  }
  const { judged, counters } = await priceRecords(work, toRate);
  const { toWrite } = settle(judged);
  const { xdrIds } = await writePriced(work, toWrite, counters);
  counts.free += judged.filter(({ kept }) => !kept).length + xdrIds.filter((id) => id === null).length;
  counts.rated += xdrIds.filter((id) => id !== null).length;
  for (const { toRate: done, unrated } of judged) {
    const row = rowOf.get(done.recordId);
    if (row) doneWith(row, done.record, unrated);
  }
  return tried;
}

/**
 * Part: tries locked records of the queue again, as their sources read them now and with what people put in their place.
 * What is rated leaves the queue; the others get the reason of today.
 */
export async function replayRows(work: Work, rows: readonly UnratedRow[]): Promise<Replayed> {
  const counts: Replayed = { rated: 0, free: 0, duplicate: 0, unrated: 0 };
  const tried: Tried[] = [];
  for (const sourceId of new Set(rows.map((row) => row.sourceId)))
    tried.push(
      ...(await replaySource(
        work,
        rows.filter((row) => row.sourceId === sourceId),
        counts,
      )),
    );
  counts.unrated = tried.filter(({ unrated }) => unrated).length;
  if (tried.length > 0) await saveTried(work, tried);
  return counts;
}
