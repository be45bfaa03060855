import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { auditLog } from "@/db/schema";
import { freshDatabase, type TestDatabase } from "@/lib/testing/database";
import { sealRows } from "@/lib/testing/sealing";
import { checkAudit } from "./audit-check";
import { appendHeads, readHeads } from "./audit-heads";
import { sealAudit } from "./audit-seal";

const row = (name: string) => ({
  kind: "modification",
  action: "customer.update",
  actorRealm: "admin",
  actorName: "Adam",
  entityType: "customer",
  entityId: 1,
  entityName: name,
  property: "creditLimit",
  before: "50.00",
  after: "80.00",
  delta: "30.00",
  details: { b: 1, a: [true, null] },
});

let fresh: TestDatabase;
let db: Database;
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const write = (...names: string[]) => db.insert(auditLog).values(names.map(row));
const check = async (heads: Awaited<ReturnType<typeof readHeads>> = []) =>
  (await checkAudit(db, heads, now)).problems;

/** The open rows of this test, in blocks. */
const seal = (rows: number) => sealRows(db, now, rows);

/** What only someone with power over the database itself can do: past the triggers that refuse it. */
async function force(table: "audit_log" | "audit_blocks", statement: string): Promise<void> {
  await fresh.pool.query(`alter table ${table} disable trigger user`);
  await fresh.pool.query(statement);
  await fresh.pool.query(`alter table ${table} enable trigger user`);
}

beforeEach(async () => {
  await fresh?.close();
  fresh = await freshDatabase();
  db = fresh.db;
});
afterAll(async () => fresh?.close());

describe("sealing the audit log", () => {
  it("puts what is final into a block, chained and signed, and has nothing to do the next time", async () => {
    await write("one", "two");
    const [first] = await seal(2);
    expect(first).toMatchObject({ blockNo: 1, epoch: 1, xidFrom: 0, rowCount: 2 });
    expect(await sealAudit(db, now)).toEqual([]);
    await write("three");
    const [second] = await seal(1);
    expect(second).toMatchObject({
      blockNo: 2,
      rowCount: 1,
      xidFrom: first!.xidTo,
      prevHash: first!.blockHash,
    });
    expect(await checkAudit(db, [], now)).toEqual({ blocks: 2, rows: 3, waiting: 0, problems: [] });
  });

  it("waits for a transaction that began earlier, however late it commits", async () => {
    const slow = await fresh.pool.connect();
    await slow.query("begin");
    await slow.query("select pg_current_xact_id()");
    await write("while it runs");
    const during = await sealAudit(db, now);
    expect(during.reduce((sum, block) => sum + block.rowCount, 0)).toBe(0);
    await slow.query(
      "insert into audit_log (kind, action, actor_realm, actor_name, entity_type) values ('system', 'a.b', 'system', 'slow', 'x')",
    );
    await slow.query("commit");
    slow.release();
    const after = await seal(2);
    expect(after.reduce((sum, block) => sum + block.rowCount, 0)).toBe(2);
    expect(await check()).toEqual([]);
  });

  it("is done by one sealer at a time, without doing anything twice", async () => {
    await write("one");
    await Promise.all([sealAudit(db, now), sealAudit(db, now), sealAudit(db, now)]);
    while ((await checkAudit(db, [], now)).rows < 1) await seal(1);
    expect(await checkAudit(db, [], now)).toMatchObject({ rows: 1, waiting: 0, problems: [] });
  });

  it("closes the chain of an epoch and begins another after a restore into a new cluster", async () => {
    await write("before the dump");
    await seal(1);
    await force("audit_log", "update audit_log set xid = (xid::bigint + 1000000000)::text");
    await force("audit_blocks", "delete from audit_blocks");
    await sealAudit(db, now);
    await fresh.pool.query("select ensure_month_partitions()");
    await write("after the restore");
    const made = await seal(2);
    expect(made.map(({ epoch, rowCount, xidTo }) => [epoch, rowCount, xidTo === null])).toEqual([
      [1, 1, true],
      [2, 1, false],
    ]);
    await fresh.pool.query("select ensure_month_partitions()");
    expect(await checkAudit(db, [], now)).toMatchObject({ rows: 2, waiting: 0, problems: [] });
  });
});

describe("the check of the audit log", () => {
  beforeEach(async () => {
    for (const name of ["one", "two", "three"]) {
      await write(name, `${name} too`);
      await seal(2);
    }
  });

  it("finds nothing in a log nobody touched", async () => expect(await check()).toEqual([]));

  it("meets a refusal before it has anything to find", async () => {
    for (const table of ["audit_log", "audit_blocks", "audit_epochs"]) {
      await expect(fresh.pool.query(`delete from ${table}`)).rejects.toThrow("append-only");
      await expect(fresh.pool.query(`truncate ${table}`)).rejects.toThrow("append-only");
      await expect(fresh.pool.query(`update ${table} set epoch = epoch`)).rejects.toThrow("append-only");
    }
  });

  it.each([
    ["a changed value", "update audit_log set after = '90.00' where entity_name = 'two'"],
    ["a changed detail", `update audit_log set details = '{"b": 2}' where entity_name = 'two'`],
    ["a changed moment", "update audit_log set at = at + interval '1 millisecond' where entity_name = 'two'"],
    ["another actor", "update audit_log set actor_name = 'Eve' where entity_name = 'two'"],
  ])("finds %s", async (_, statement) => {
    await force("audit_log", statement);
    expect(await check()).toEqual(["a row of block 2 was changed"]);
  });

  it("finds a row that was taken away, and one that was put in", async () => {
    await force("audit_log", "delete from audit_log where entity_name = 'two'");
    expect(await check()).toEqual(["block 2 sealed 2 rows and has 1 now"]);
    await force(
      "audit_log",
      "insert into audit_log (kind, action, actor_realm, actor_name, entity_type, xid) select 'read', 'x.y', 'admin', 'Eve', 'z', xid from audit_log where entity_name = 'one'",
    );
    expect(await check()).toContain("block 1 sealed 2 rows and has 3 now");
  });

  it("finds a changed block, a missing one, and one that someone else made", async () => {
    await force("audit_blocks", "update audit_blocks set row_count = 1 where block_no = 1");
    expect(await check()).toContain("block 1 was changed");
    await force(
      "audit_blocks",
      "update audit_blocks set row_count = 2, signature = repeat('0', 64) where block_no = 1",
    );
    expect(await check()).toEqual(["block 1 does not carry our signature"]);
    await force("audit_blocks", "delete from audit_blocks where block_no = 2");
    expect(await check()).toContain("blocks before 3 are missing");
  });

  it("finds a tail that was cut off, by the heads kept outside the database", async () => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), "trunkline-heads-")), "heads.jsonl");
    expect(await readHeads(file)).toEqual([]);
    await write("four");
    await appendHeads(await seal(1), file);
    await write("five");
    await appendHeads(await seal(1), file);
    const heads = await readHeads(file);
    expect(heads.map(({ blockNo }) => blockNo)).toEqual([4, 5]);
    expect(await check(heads)).toEqual([]);
    await force("audit_log", "delete from audit_log where entity_name = 'five'");
    await force("audit_blocks", "delete from audit_blocks where block_no = 5");
    expect(await check()).toEqual([]);
    expect(await check(heads)).toEqual(["block 5 is kept outside, but not in the database any more"]);
  });

  it("says when rows wait too long to be sealed", async () => {
    await write("four");
    expect(await checkAudit(db, [], now)).toMatchObject({ waiting: 1, problems: [] });
    expect((await checkAudit(db, [], later(10))).problems).toEqual([
      "1 rows have waited longer than 5 minutes to be sealed",
    ]);
  });
});
