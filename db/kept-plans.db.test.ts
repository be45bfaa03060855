import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Connection, connect, keptTransaction, type Transaction } from "@/db/client";
import { freshDatabase, type TestDatabase } from "@/lib/testing/database";
import { MOST_NAMES } from "./kept-plans";

let database: TestDatabase;
const opened: Connection[] = [];

/** A pool of its own, so that a test knows what its connections have kept. */
function pooled(options: Parameters<typeof connect>[1]): Connection {
  const made = connect(database.url, options);
  opened.push(made);
  return made;
}

const valueAt = async (tx: Transaction, id: number) =>
  (await tx.execute<{ value: unknown }>(sql`select value from probe where id = ${id}`)).rows[0]?.value;
const read = ({ db }: Connection, id: number) => keptTransaction(db, (tx) => valueAt(tx, id));

async function scansOf(tx: Transaction): Promise<number> {
  const { rows } = await tx.execute<{ n: string }>(
    sql`select seq_scan as n from pg_stat_xact_user_tables where relname = ${"probe"}`,
  );
  return Number(rows[0]?.n);
}

type Kept = { statement: string; generic_plans: string; custom_plans: string };
async function keptBy({ pool }: Connection): Promise<Kept[]> {
  const { rows } = await pool.query<Kept>(
    "select statement, generic_plans, custom_plans from pg_prepared_statements where name like 'kept %'",
  );
  return rows;
}

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  await database.pool.query("drop table if exists probe");
  await database.pool.query("create table probe (id int primary key, value int)");
  await database.pool.query("insert into probe values (1, 10), (2, 20)");
});
afterAll(async () => {
  for (const { close } of opened) await close();
  await database.close();
});

test("a text is planned once for a connection, whatever its values", async () => {
  const one = pooled({ max: 1 });
  expect([await read(one, 1), await read(one, 2), await read(one, 3)]).toEqual([10, 20, undefined]);
  expect(await keptBy(one)).toMatchObject([{ generic_plans: "3", custom_plans: "0" }]);
});

test("what is set for kept plans ends with the transaction", async () => {
  const one = pooled({ max: 1 });
  await read(one, 1);
  const { rows } = await one.pool.query(
    "select current_setting('plan_cache_mode') as mode, current_setting('enable_seqscan') as scan",
  );
  expect(rows).toEqual([{ mode: "auto", scan: "on" }]);
});

test("a kept plan goes by the index of a table that was empty when it was made", async () => {
  const one = pooled({ max: 1 });
  await one.pool.query("truncate probe");
  await one.pool.query("vacuum analyze probe");
  await read(one, 1);
  await one.pool.query("insert into probe select n, n from generate_series(1, 5000) n");
  const scans = await keptTransaction(one.db, async (tx) => {
    const before = await scansOf(tx);
    expect(await valueAt(tx, 4_000)).toBe(4_000);
    return (await scansOf(tx)) - before;
  });
  expect(scans).toBe(0);
});

test("a column that was given another type under kept plans is read as what it is now, on every connection", async () => {
  const two = pooled({ max: 2 });
  expect(await Promise.all([read(two, 1), read(two, 2)])).toEqual([10, 20]);
  await database.pool.query("alter table probe alter column value type text");
  expect(await Promise.all([read(two, 1), read(two, 2)])).toEqual(["10", "20"]);
  expect(await read(two, 1)).toBe("10");
});

test("what was written before the changed table was noticed is written once", async () => {
  const one = pooled({ max: 1 });
  await read(one, 1);
  await database.pool.query("alter table probe alter column value type text");
  const value = await keptTransaction(one.db, async (tx) => {
    await tx.execute(sql`insert into probe select max(id) + ${1} from probe`);
    return valueAt(tx, 1);
  });
  expect(value).toBe("10");
  expect((await one.pool.query("select count(*)::int as n from probe")).rows).toEqual([{ n: 3 }]);
});

test("a transaction that fails leaves nothing, and its connection goes on", async () => {
  const one = pooled({ max: 1 });
  const failing = keptTransaction(one.db, async (tx) => {
    await tx.execute(sql`update probe set value = ${99}`);
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await read(one, 1)).toBe(10);
});

test("a connection keeps no more than so many texts, and answers the others all the same", async () => {
  const one = pooled({ max: 1 });
  const last = await keptTransaction(one.db, async (tx) => {
    for (let n = 0; n < MOST_NAMES + 20; n++)
      await tx.execute(sql`select value as ${sql.identifier(`v${n}`)} from probe where id = ${1}`);
    return valueAt(tx, 2);
  });
  expect(last).toBe(20);
  expect(await keptBy(one)).toHaveLength(MOST_NAMES);
});

test("a text that has its values written into it is not kept", async () => {
  const one = pooled({ max: 1 });
  await keptTransaction(one.db, (tx) => tx.execute(sql`select value from probe where id = 1`));
  expect(await keptBy(one)).toEqual([]);
});

test("where plans are not kept, no statement has a name", async () => {
  const one = pooled({ max: 1, plansKept: false });
  expect(await read(one, 2)).toBe(20);
  expect(await keptBy(one)).toEqual([]);
});
