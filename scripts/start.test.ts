import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "start-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts the system with settings it must refuse. */
function refuse(environment: Record<string, string>): string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
    encoding: "utf8",
    timeout: 30_000,
    env: { ...process.env, DATABASE_URL: "", DATA_DIR: path.join(folder, "data"), ...environment },
  });
  expect(status).toBe(1);
  expect(stdout).toBe("");
  return stderr.trim().split("\n");
}

test("a malformed setting refuses to start with one line for each, and touches nothing", () => {
  expect(refuse({ PORT: "abc", APP_URL: "nowhere" })).toEqual([
    "trunkline: PORT must be a whole number from 1 to 65535.",
    "trunkline: APP_URL must look like https://bss.example.com.",
  ]);
  expect(existsSync(path.join(folder, "data"))).toBe(false);
}, 40_000);

test("a port in use refuses to start with one line, before a database is made", async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  const { port } = other.address() as AddressInfo;
  const lines = refuse({ PORT: String(port) });
  other.close();
  expect(lines).toEqual([expect.stringContaining(`PORT ${port} is already in use on 127.0.0.1.`)]);
  expect(existsSync(path.join(folder, "data", "postgres"))).toBe(false);
}, 40_000);

test("a database that cannot be reached refuses to start with one line that holds no password", () => {
  const lines = refuse({ DATABASE_URL: "postgres://u:hunter2@127.0.0.1:1/d", PORT: "61234" });
  expect(lines).toEqual([
    expect.stringContaining("DATABASE_URL: no connection to the Postgres at 127.0.0.1:1"),
  ]);
  expect(lines.join()).not.toContain("hunter2");
}, 40_000);
