import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hold, letGo, locked, otherHolders } from "./holders";
import { isAlive, markOf, sleep } from "./process";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), "holders-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const noteHolder = (pid: number, mark: string) => {
  mkdirSync(path.join(dataDir, "holders"), { recursive: true });
  writeFileSync(path.join(dataDir, "holders", `${pid}.json`), JSON.stringify({ pid, mark, what: "probe" }));
};

test("a holder that died without leaving is forgotten, a living one is not", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const { pid, mark } = markOf(child.pid ?? 0);
  noteHolder(pid, mark);
  expect(otherHolders(dataDir).map((holder) => holder.pid)).toEqual([pid]);
  child.kill("SIGKILL");
  await new Promise((done) => child.once("exit", done));
  expect(otherHolders(dataDir)).toEqual([]);
  expect(readdirSync(path.join(dataDir, "holders"))).toEqual([]);
});

test("a pid that was given to another process is not taken for the holder", () => {
  noteHolder(process.ppid, "another start");
  expect(otherHolders(dataDir)).toEqual([]);
  expect(isAlive({ pid: process.pid, mark: "another start" })).toBe(false);
  expect(isAlive(markOf(process.pid))).toBe(true);
});

test("our own hold does not count as another's, and is gone after leaving", () => {
  hold(dataDir, "this");
  expect(otherHolders(dataDir)).toEqual([]);
  letGo(dataDir);
  expect(readdirSync(path.join(dataDir, "holders"))).toEqual([]);
});

test("work under the lock never overlaps, and a failure frees it", async () => {
  let inside = 0;
  const work = () =>
    locked(dataDir, async () => {
      inside += 1;
      expect(inside).toBe(1);
      await sleep(20);
      inside -= 1;
    });
  await Promise.all([work(), work(), work()]);
  await expect(locked(dataDir, () => Promise.reject(new Error("boom")))).rejects.toThrow("boom");
  await work();
});

test("a lock whose owner died is taken over", async () => {
  writeFileSync(
    path.join(dataDir, "embedded.lock"),
    JSON.stringify({ pid: process.ppid, mark: "long gone" }),
  );
  expect(await locked(dataDir, async () => "in")).toBe("in");
});
