import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/db/client";
import { updateSource } from "@/lib/domain/usage";
import { systemContext } from "@/lib/testing/contexts";
import { masterCsv } from "@/lib/testing/samples/master-csv";
import { balanceOf, ctx, finish, USAGE_NOW, type UsageWorld, usageWorld } from "@/lib/testing/usage-trial";
import { sweepFolders } from "./watched-folders";

let world: UsageWorld;
const dir = mkdtempSync(path.join(os.tmpdir(), "usage-watch-"));
const folder = path.join(dir, "main-switch");
const sweep = () => sweepFolders(() => systemContext(db(), { now: USAGE_NOW }), dir);
const put = (name: string, text: string, ageSeconds = 60) => {
  writeFileSync(path.join(folder, name), text);
  const at = new Date(USAGE_NOW.getTime() - ageSeconds * 1000);
  utimesSync(path.join(folder, name), at, at);
};
const files = async () =>
  (await db().execute<{ id: string; status: string }>(sql`select id, status from usage_files order by id`))
    .rows;
const text = [
  ...masterCsv({ seed: 4, records: 300, from: "2026-11-10", days: 2, zone: "America/New_York" }),
].join("");

beforeAll(async () => {
  world = await usageWorld();
  await updateSource(ctx(), {
    sourceId: world.sourceId,
    name: "Main switch",
    format: "asterisk",
    zone: "America/New_York",
    watched: "on",
  });
  mkdirSync(folder, { recursive: true });
});
afterAll(() => rmSync(dir, { recursive: true }));

it("leaves a file alone that is still being written, and hidden ones", async () => {
  put("Master-1.csv", text, 5);
  put(".hidden.csv", text);
  put("half.csv.part", text);
  expect(await sweep()).toBe(0);
  expect(await files()).toEqual([]);
});

it("takes a complete one once, whatever happens between, and puts it away when it is rated", async () => {
  put("Master-1.csv", text);
  await sweep();
  // The process died before the file was put away: the next sweep knows it by its content.
  await sweep();
  expect(await files()).toMatchObject([{ status: "queued" }]);
  expect(readdirSync(folder)).toContain("Master-1.csv");
  await finish(Number((await files())[0]?.id));
  const balance = await balanceOf(world.estate.customerId);
  expect(await sweep()).toBe(1);
  expect(readdirSync(path.join(folder, "done"))).toEqual(["20261201T120000Z-Master-1.csv"]);
  put("Master-1-again.csv", text);
  expect(await sweep()).toBe(1);
  expect(await files()).toHaveLength(1);
  expect(await balanceOf(world.estate.customerId)).toBe(balance);
});

it("puts what is no file of records aside, with the reason beside it", async () => {
  put("picture.csv", "PK\u0003\u0004 not text at all");
  expect(await sweep()).toBe(1);
  expect(readdirSync(path.join(folder, "failed")).sort()).toEqual([
    "20261201T120000Z-picture.csv",
    "20261201T120000Z-picture.csv.reason.txt",
  ]);
  expect(await files()).toHaveLength(1);
});
