import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Embedded, openEmbedded } from ".";

const dataDir = mkdtempSync(path.join(realpathSync(os.tmpdir()), "embedded-"));
const passwords = { admin: "for-tests", app: "for-tests-too" };
const open = () => openEmbedded({ dataDir, passwords, what: "vitest", say: () => undefined });
const postmaster = () =>
  Number(readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

let server: Embedded;

async function ask(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

beforeAll(async () => {
  server = await open();
  await ask("create table kept (n int)");
});
afterAll(async () => {
  await server.close();
  const data = realpathSync(path.join(dataDir, "postgres"));
  rmSync(data, { recursive: true });
  rmSync(dataDir, { recursive: true });
});

test("the application's role is no superuser, and the server listens on this machine alone", async () => {
  expect(await ask("select rolsuper from pg_roles where rolname = current_user")).toEqual([
    { rolsuper: false },
  ]);
  expect(await ask("show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  expect(await ask("show fsync")).toEqual([{ fsync: "on" }]);
});

test("a server killed with -9 is started again on its port, with what was committed", async () => {
  await ask("insert into kept values (1)");
  expect(await server.revive()).toBe(false);
  process.kill(postmaster(), "SIGKILL");
  await expect.poll(() => server.revive(), { timeout: 20_000 }).toBe(true);
  expect(await ask("select n from kept")).toEqual([{ n: 1 }]);
});

test("a stale pid file that names another living process does not keep the server from starting", async () => {
  await server.close();
  const lines = [process.ppid, path.join(dataDir, "postgres"), 1, 5432, "", "127.0.0.1", "", "ready"];
  writeFileSync(path.join(dataDir, "postgres", "postmaster.pid"), lines.join("\n"));
  server = await open();
  expect(await ask("select n from kept")).toEqual([{ n: 1 }]);
});

test("the last to leave stops the server", async () => {
  const pid = postmaster();
  expect(await server.close()).toEqual([]);
  expect(() => process.kill(pid, 0)).toThrow();
  server = await open();
});
