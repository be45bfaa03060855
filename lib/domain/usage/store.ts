import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { unratedUsage, usageFiles, usageSources } from "@/db/schema";
import { explaining } from "@/lib/kernel/constraints";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import type { UnratedRow, UsageFileRow, UsageSourceRow } from "./entities";
import type { Unrated } from "./rate-one";
import type { Reason } from "./rules/reasons";
import type { UsageRecord } from "./rules/usage-record";

const TAKEN = {
  usage_sources_key: { field: "key", message: "There is a source with this key already." },
  usage_sources_name: { field: "name", message: "There is a source of this name already." },
};

/** @throws {DomainError} not_found for a source that is absent or out of the actor's sight. */
export async function lockSource(work: Work, sourceId: number): Promise<UsageSourceRow> {
  const [row] = await work.tx
    .select()
    .from(usageSources)
    .where(visibleAnd(work.actor, "usageSources", eq(usageSources.id, sourceId)))
    .for("update");
  if (!row) throw notFound("source");
  return row;
}

export async function insertSource(
  work: Work,
  values: typeof usageSources.$inferInsert,
): Promise<UsageSourceRow> {
  const [row] = await explaining(TAKEN, () => work.tx.insert(usageSources).values(values).returning());
  if (!row) throw new Error("insert returned no row");
  return row;
}

export async function saveSource(
  work: Work,
  sourceId: number,
  values: Partial<typeof usageSources.$inferInsert>,
): Promise<UsageSourceRow> {
  const [row] = await explaining(TAKEN, () =>
    work.tx.update(usageSources).set(values).where(eq(usageSources.id, sourceId)).returning(),
  );
  if (!row) throw new Error("the source was locked, yet not there to change");
  return row;
}

/** @throws {DomainError} not_found for a file that is absent or out of the actor's sight. */
export async function lockFile(work: Work, fileId: number): Promise<UsageFileRow> {
  const [row] = await work.tx
    .select()
    .from(usageFiles)
    .where(visibleAnd(work.actor, "usageFiles", eq(usageFiles.id, fileId)))
    .for("update");
  if (!row) throw notFound("file");
  return row;
}

/** A new file, or null when one of the same content is there: the second to come waits for the first. */
export async function insertFile(
  work: Work,
  values: typeof usageFiles.$inferInsert,
): Promise<UsageFileRow | null> {
  const [row] = await work.tx.insert(usageFiles).values(values).onConflictDoNothing().returning();
  return row ?? null;
}

export async function saveFile(
  work: Work,
  fileId: number,
  values: Partial<typeof usageFiles.$inferInsert>,
): Promise<UsageFileRow> {
  const [row] = await work.tx.update(usageFiles).set(values).where(eq(usageFiles.id, fileId)).returning();
  if (!row) throw new Error("the file was locked, yet not there to change");
  return row;
}

export type FilePart = { part: number; firstLine: number; lines: number; content: Buffer };

export const insertPart = (work: Work, fileId: number, { part, firstLine, lines, content }: FilePart) =>
  work.tx.execute(sql`insert into usage_file_parts (file_id, part, first_line, lines, content)
    values (${fileId}, ${part}, ${firstLine}, ${lines}, ${content})`);

/** Takes the next part of a locked file away; null when nothing is left. */
export async function takePart(work: Work, fileId: number): Promise<FilePart | null> {
  const { rows } = await work.tx.execute<{
    part: number;
    first_line: number;
    lines: number;
    content: Buffer;
  }>(sql`
    delete from usage_file_parts where file_id = ${fileId}
      and part = (select min(part) from usage_file_parts where file_id = ${fileId})
    returning part, first_line, lines, content`);
  const [row] = rows;
  return row ? { part: row.part, firstLine: row.first_line, lines: row.lines, content: row.content } : null;
}

export const dropParts = (work: Work, fileId: number) =>
  work.tx.execute(sql`delete from usage_file_parts where file_id = ${fileId}`);

/**
 * Says that these records have come in. Of two who bring one at once the second waits and finds it there.
 * @returns the record ids of those that are new.
 */
export async function claimCalls(
  work: Work,
  sourceId: number,
  callIds: readonly string[],
): Promise<Map<string, number>> {
  if (callIds.length === 0) return new Map();
  const { rows } = await work.tx.execute<{ call_id: string; record_id: string }>(sql`
    insert into usage_calls (source_id, call_id, record_id)
    select ${sourceId}::bigint, call_id, nextval('usage_record_ids')
    from unnest(${sql.param([...callIds])}::text[]) as c(call_id) order by call_id
    on conflict do nothing returning call_id, record_id`);
  return new Map(rows.map((row) => [row.call_id, Number(row.record_id)]));
}

/** Ids for records that are rated anew. */
export async function newRecordIds(work: Work, count: number): Promise<number[]> {
  const { rows } = await work.tx.execute<{ id: string }>(
    sql`select nextval('usage_record_ids') as id from generate_series(1, ${count})`,
  );
  return rows.map(({ id }) => Number(id));
}

export type NewUnrated = {
  callId: string;
  lineNo: number | null;
  raw: unknown;
  record: UsageRecord | null;
  unrated: Unrated | { reason: Reason; message: string; line?: undefined; customer?: undefined };
};

/** Puts records into the queue, in one statement. */
export async function insertUnrated(
  work: Work,
  { sourceId, fileId }: { sourceId: number; fileId: number | null },
  waiting: readonly NewUnrated[],
): Promise<void> {
  if (waiting.length === 0) return;
  const rows = waiting.map(({ callId, lineNo, raw, record, unrated }) => ({
    call_id: callId,
    line_no: lineNo,
    raw,
    reason: unrated.reason,
    message: unrated.message,
    customer_id: unrated.customer?.id ?? null,
    reseller_id: unrated.customer?.resellerId ?? 0,
    distributor_id: unrated.customer?.distributorId ?? 0,
    account_id: unrated.line?.accountId ?? null,
    kind: record?.kind ?? null,
    occurred_at: record?.occurredAt.toISOString() ?? null,
  }));
  await work.tx.execute(sql`
    insert into unrated_usage (source_id, file_id, call_id, line_no, raw, reason, message, customer_id, reseller_id,
      distributor_id, account_id, kind, occurred_at, tried_at)
    select ${sourceId}::bigint, ${fileId}::bigint, r.*, ${work.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(call_id text, line_no int, raw jsonb, reason text,
      message text, customer_id bigint, reseller_id bigint, distributor_id bigint, account_id bigint, kind text,
      occurred_at timestamptz)`);
}

/** Locks records of the queue that still wait, in id order; those that do no longer are left out. */
export const lockUnrated = (work: Work, ids: readonly number[]): Promise<UnratedRow[]> =>
  work.tx
    .select()
    .from(unratedUsage)
    .where(
      and(
        visibleAnd(work.actor, "unratedUsage", inArray(unratedUsage.id, [...ids])),
        isNull(unratedUsage.resolvedAt),
        isNull(unratedUsage.discardedAt),
      ),
    )
    .orderBy(unratedUsage.id)
    .for("update");

/** @throws {DomainError} not_found for one that is absent, out of sight, or waits no longer. */
export async function lockOneUnrated(work: Work, unratedId: number): Promise<UnratedRow> {
  const [row] = await lockUnrated(work, [unratedId]);
  if (!row) throw notFound("record");
  return row;
}

export const saveUnrated = (
  work: Work,
  ids: readonly number[],
  values: Partial<typeof unratedUsage.$inferInsert>,
) =>
  work.tx
    .update(unratedUsage)
    .set(values)
    .where(inArray(unratedUsage.id, [...ids]));
