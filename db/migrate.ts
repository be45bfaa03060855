import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";

type Migration = { name: string; hash: string; statements: string[] };

/** Its message says what to do; it is shown without a stack. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

const FOLDER = path.join(process.cwd(), "db", "migrations");
/** Any number will do, as long as every process asks for the same one. */
const LOCK = 7_212_026;

/** The migrations of this version, in order, from drizzle-kit's journal. */
export function listMigrations(folder = FOLDER): Migration[] {
  const journal = JSON.parse(readFileSync(path.join(folder, "meta", "_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  return journal.entries.map(({ tag }) => {
    const sql = readFileSync(path.join(folder, `${tag}.sql`), "utf8");
    return {
      name: tag,
      hash: createHash("sha256").update(sql).digest("hex"),
      statements: sql
        .split("--> statement-breakpoint")
        .map((part) => part.trim())
        .filter(Boolean),
    };
  });
}

/**
 * Brings the database at `url` to this version: our SQL files by name (drizzle's own migrator goes by time and would
 * skip a branch's earlier file), then the job queue's tables. Safe to run from several processes at once.
 * @returns the names applied now.
 * @throws {MigrationError} when a landed file was edited or the database is newer than this version.
 */
export async function migrate(url: string, folder = FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "trunkline migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query("create schema if not exists migration");
    await client.query(
      "create table if not exists migration.applied (name text primary key, hash text not null, applied_at timestamptz not null default now())",
    );
    const applied = await client.query<{ name: string; hash: string }>(
      "select name, hash from migration.applied",
    );
    const pending = pendingMigrations(listMigrations(folder), applied.rows);
    for (const migration of pending) await apply(client, migration);
    await runMigrations({ connectionString: url });
    await ensurePartitions(client);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** What is left to apply. @throws {MigrationError} when what was applied is not what this version holds. */
export function pendingMigrations(
  known: Migration[],
  applied: { name: string; hash: string }[],
): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name, hash } of applied) {
    const file = byName.get(name);
    if (!file)
      throw new MigrationError(
        `The database has the migration ${name}, which this version does not know: it was made by a newer version. Start that version, or restore a backup.`,
      );
    if (file.hash !== hash)
      throw new MigrationError(
        `db/migrations/${name}.sql was changed after it was applied to this database. Put the file back and write a new migration.`,
      );
  }
  const done = new Set(applied.map(({ name }) => name));
  return known.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    for (const statement of migration.statements) await client.query(statement);
    await client.query("insert into migration.applied (name, hash) values ($1, $2)", [
      migration.name,
      migration.hash,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw new MigrationError(
      `The migration ${migration.name} failed and was undone: ${(error as Error).message}`,
    );
  }
}

/** Makes this month's and the coming months' partitions, so that a start after a long stop can write at once. */
export async function ensurePartitions(client: Pick<pg.Client, "query">): Promise<void> {
  const found = await client.query("select to_regproc('ensure_month_partitions') is not null as exists");
  if (found.rows[0]?.exists) await client.query("select ensure_month_partitions()");
}

/** True when every migration of this version stands in the database. Rejects when the database is away. */
export async function isAtHead(pool: Pick<pg.Pool, "query">, names: string[]): Promise<boolean> {
  const ready = await pool.query("select to_regclass('migration.applied') is not null as exists");
  if (!ready.rows[0]?.exists) return false;
  const { rows } = await pool.query<{ n: number }>(
    "select count(*)::int as n from migration.applied where name = any($1)",
    [names],
  );
  return rows[0]?.n === names.length;
}
