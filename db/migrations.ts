import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";

export type Migration = { name: string; hash: string; statements: string[] };

/** Its message says what to do; it is shown without a stack. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

export const FOLDER = path.join(process.cwd(), "db", "migrations");

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
