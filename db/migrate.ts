import { runMigrations } from "graphile-worker";
import pg from "pg";
import { FOLDER, listMigrations, type Migration, MigrationError, pendingMigrations } from "./migrations";

/** Any number will do, as long as every process asks for the same one. */
const LOCK = 7_212_026;

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
async function ensurePartitions(client: Pick<pg.Client, "query">): Promise<void> {
  const found = await client.query("select to_regproc('ensure_month_partitions') is not null as exists");
  if (found.rows[0]?.exists) await client.query("select ensure_month_partitions()");
}
