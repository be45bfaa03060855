import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { runChild } from "./children";
import { BootError } from "./report";
import type { Runtime, Settings } from "./runtime";

const SCRIPT = "scripts/demo.ts";
const loginsFile = (settings: Settings) => path.join(settings.dataDir, "demo-logins.json");
/** Stands while the demo company is being loaded: found at a start, it means that the last one was cut short. */
const markerFile = (settings: Settings) => path.join(settings.dataDir, "demo-loading");

async function ask<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Throws away a database in which loading the demo company was cut short. Nobody has used it yet. */
export async function dropHalfLoaded(settings: Settings, runtime: Runtime): Promise<void> {
  if (!existsSync(markerFile(settings))) return;
  if (!runtime.embedded)
    throw new BootError(
      `Loading the demo company was cut short last time. Empty the database, delete ${markerFile(settings)}, and start again.`,
    );
  await ask(runtime.embedded.adminUrl, async (client) => {
    await client.query("drop database if exists trunkline with (force)");
    await client.query("create database trunkline owner trunkline");
  });
  rmSync(markerFile(settings));
}

/** Loads the demo company into a database without users. @returns true if it did. */
export async function loadDemo(settings: Settings, runtime: Runtime): Promise<boolean> {
  if (!settings.DEMO || !existsSync(SCRIPT)) return false;
  const used = await ask(runtime.databaseUrl, (client) =>
    client.query("select exists (select from users) as used"),
  );
  if (used.rows[0]?.used) return false;
  writeFileSync(markerFile(settings), "");
  const environment = { ...runtime.environment, PROCESS_KIND: "command" };
  const [code, tail] = await runChild(
    { name: "demo", words: ["--import", "tsx", SCRIPT], environment },
    "pipe",
  ).done;
  if (code !== 0) throw new BootError(`The demo company could not be loaded:\n${tail.trim()}`);
  rmSync(markerFile(settings));
  return true;
}

type Login = { portal: string; login: string; password: string; note: string };

/** The demo logins as lines of a table; none when this database does not hold the demo company. */
export async function demoLogins(settings: Settings, { databaseUrl }: Runtime): Promise<string[]> {
  if (!existsSync(loginsFile(settings))) return [];
  const logins = JSON.parse(readFileSync(loginsFile(settings), "utf8")) as Login[];
  if (!logins.length) return [];
  const found = await ask(databaseUrl, (client) =>
    client.query("select exists (select from users where lower(login) = lower($1)) as present", [
      logins[0]?.login,
    ]),
  );
  return found.rows[0]?.present ? table(logins) : [];
}

function table(logins: Login[]): string[] {
  const rows = [{ portal: "Portal", login: "Login", password: "Password", note: "" }, ...logins];
  const width = (key: keyof Login) => Math.max(...rows.map((row) => row[key].length));
  const [portal, login, password] = [width("portal"), width("login"), width("password")];
  return rows.map((row) =>
    `  ${row.portal.padEnd(portal)}  ${row.login.padEnd(login)}  ${row.password.padEnd(password)}  ${row.note}`.trimEnd(),
  );
}
