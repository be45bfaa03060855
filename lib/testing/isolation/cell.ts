import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "@/lib/kernel/context";
import { DomainError, type ErrorCode, type FieldErrors } from "@/lib/platform/errors";
import type { Entry } from "../catalogue";
import type { Input } from "./example";

class Undone extends Error {}

/** Runs one cell of the matrix in a transaction that is rolled back, so that no cell sees another's traces. */
export async function inCell<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await db
    .transaction(async (tx) => {
      result = await work(tx as unknown as Database);
      throw new Undone();
    })
    .catch((error) => {
      if (!(error instanceof Undone)) throw error;
    });
  return result as T;
}

export type Answer =
  | { ok: true; output: unknown }
  | { ok: false; code: ErrorCode; message: string; fields: FieldErrors };

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;

/** Reads what streams to its end, so that an export is looked at like a list. */
async function drained(value: unknown): Promise<unknown> {
  // A file is looked into by tests of its own.
  if (value instanceof Uint8Array) return "bytes";
  if (isIterable(value)) return collect(value);
  if (Array.isArray(value) || value instanceof Date || typeof value !== "object" || value === null)
    return value;
  const entries = await Promise.all(Object.entries(value).map(async ([k, v]) => [k, await drained(v)]));
  return Object.fromEntries(entries);
}

async function collect(rows: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const told = (error: unknown): Answer => {
  if (!(error instanceof DomainError)) throw error;
  const { code, message, fields } = error;
  return { ok: false, code, message, fields };
};

/** What a caller gets to know: the output, or the refusal in its own words. Anything unexpected is thrown. */
export const ask = (entry: Entry, ctx: Context, input: Input): Promise<Answer> =>
  entry
    .call(ctx, input)
    .then(drained)
    .then((output): Answer => ({ ok: true, output }), told);

/** The same, asked of the preview that forms show. */
export const askDry = (entry: Entry, ctx: Context, input: Input): Promise<Answer> =>
  (entry.call.dryRun?.(ctx, input) ?? Promise.resolve(undefined)).then(
    (output): Answer => ({ ok: true, output }),
    told,
  );

/** Everything but the log and the counters of tries: a refusal may add to those. */
const isCounted = (table: string): boolean => !table.startsWith("audit_log") && table !== "rate_limits";

let fingerprintQuery: string | undefined;

async function makeQuery(db: Database): Promise<string> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`);
  return rows
    .map(({ name }) => name)
    .filter(isCounted)
    .map(
      (name) =>
        `select '${name}' as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as sum from "${name}" t`,
    )
    .concat("select 'jobs', count(*)::text from graphile_worker.jobs")
    .join(" union all ");
}

export type Fingerprint = Record<string, string>;

/** One checksum a table, of all its rows whatever their order; the queue of jobs counts as a table. */
export async function fingerprint(db: Database, but?: string): Promise<Fingerprint> {
  fingerprintQuery ??= await makeQuery(db);
  const { rows } = await db.execute<{ name: string; sum: string }>(sql.raw(fingerprintQuery));
  return Object.fromEntries(rows.filter(({ name }) => name !== but).map(({ name, sum }) => [name, sum]));
}

/**
 * Whether this transaction has written any row, kept or rolled back again: when it has not, no checksum can differ,
 * and asking this is a hundred times cheaper than working them out.
 */
export async function hasWritten(db: Database): Promise<boolean> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select relname as name from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0`);
  return rows.some(({ name }) => isCounted(name));
}

export type Denial = {
  kind: string;
  action: string;
  outcome: string;
  actor_realm: string;
  actor_id: number | null;
  subject_realm: string | null;
  subject_id: number | null;
  impersonation_id: number | null;
};

export async function lastAuditId(db: Database): Promise<number> {
  const { rows } = await db.execute<{ id: string }>(sql`select coalesce(max(id), 0) as id from audit_log`);
  return Number(rows[0]?.id);
}

/** The rows that were added to the log since. */
export async function auditSince(db: Database, id: number): Promise<Denial[]> {
  const { rows } = await db.execute<Record<string, string | null>>(sql`
    select kind, action, outcome, actor_realm, actor_id, subject_realm, subject_id, impersonation_id
    from audit_log where id > ${id} order by id`);
  const number = (value: string | null | undefined) => (value == null ? null : Number(value));
  return rows.map(
    (row) =>
      ({
        ...row,
        actor_id: number(row.actor_id),
        subject_id: number(row.subject_id),
        impersonation_id: number(row.impersonation_id),
      }) as Denial,
  );
}
