import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "@/lib/testing/database";
import { migrate } from "./migrate";
import { isAtHead, listMigrations } from "./migrations";

let database: TestDatabase;
const folder = mkdtempSync(path.join(os.tmpdir(), "migrations-"));
const names = () => listMigrations().map(({ name }) => name);

/** A migrations folder that begins with the real ones, so that the database's history fits it. */
function write(extra: Record<string, string>): void {
  cpSync(path.join("db", "migrations"), folder, { recursive: true });
  for (const [name, sql] of Object.entries(extra)) writeFileSync(path.join(folder, `${name}.sql`), sql);
  const entries = [...names(), ...Object.keys(extra)].map((tag) => ({ tag }));
  writeFileSync(path.join(folder, "meta", "_journal.json"), JSON.stringify({ entries }));
}

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

test("a migrated database is at head, and migrating again applies nothing", async () => {
  expect(await isAtHead(database.pool, names())).toBe(true);
  expect(await migrate(database.url)).toEqual([]);
});

test("a database without one of this version's migrations is not at head", async () => {
  expect(await isAtHead(database.pool, [...names(), "9999_not_there"])).toBe(false);
});

test("several processes that migrate at once apply each file once", async () => {
  write({ "9000_probe": "create table probe_once (id int)" });
  const runs = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)));
  expect(runs.flat()).toEqual(["9000_probe"]);
});

test("a migration that fails half-way leaves nothing behind", async () => {
  write({
    "9000_probe": "create table probe_once (id int)",
    "9001_bad": "create table probe_half (id int);\n--> statement-breakpoint\nselect 1/0;",
  });
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /9001_bad failed and was undone: division by zero/,
  );
  const { rows } = await database.pool.query("select to_regclass('probe_half') as found");
  expect(rows[0].found).toBeNull();
});

test("a file edited after it landed is refused by name", async () => {
  write({ "9000_probe": "create table probe_twice (id int)" });
  await expect(migrate(database.url, folder)).rejects.toThrow(/9000_probe\.sql was changed/);
});

test("a database made by a newer version is refused", async () => {
  write({});
  await expect(migrate(database.url, folder)).rejects.toThrow(/made by a newer version/);
});
