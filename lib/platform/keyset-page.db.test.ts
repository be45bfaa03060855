import { and, type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { countUpTo, keyset, type ListPage, type PageInput, type SortColumn } from "./keyset-page";

type Row = { id: number; name: string };

const byName: SortColumn<Row> = { by: sql`name`, type: "text", of: (row) => row.name };
const byId = { by: sql`id`, of: (row: Row) => row.id };
const start: PageInput = { sort: "name", dir: "asc", direction: "next", pageSize: 4 };

async function page(input: PageInput): Promise<Omit<ListPage<Row>, "count">> {
  const keys = keyset(input, byName, byId);
  const where = and(sql`true`, keys.where) as SQL;
  const order = sql.join(keys.orderBy, sql`, `);
  const { rows } = await db().execute<Row>(
    sql`select id::int, name from paged where ${where} order by ${order} limit ${keys.limit}`,
  );
  return keys.page(rows);
}

beforeAll(async () => {
  // Thirteen rows, of which many share a name: ties are what keyset paging gets wrong.
  await db().execute(sql`create table paged as
    select n as id, chr(97 + (n * 7) % 3) as name from generate_series(1, 13) n`);
});

describe("keyset paging", () => {
  it.each(["asc", "desc"] as const)("shows every row exactly once going forward, %s", async (dir) => {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const read: Awaited<ReturnType<typeof page>> = await page({ ...start, dir, cursor });
      seen.push(...read.rows.map((row) => row.id));
      cursor = read.next;
    } while (cursor);
    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
    const { rows } = await db().execute<Row>(
      sql`select id::int, name from paged order by name ${sql.raw(dir)}, id ${sql.raw(dir)}`,
    );
    expect(seen).toEqual(rows.map((row) => row.id));
  });

  it("leads back to the very page one came from", async () => {
    const first = await page(start);
    const second = await page({ ...start, cursor: first.next });
    const back = await page({ ...start, cursor: second.prev, direction: "prev" });
    expect(back.rows).toEqual(first.rows);
    expect(back.prev).toBeNull();
    expect(back.next).not.toBeNull();
  });

  it("has no page before the first and none after the last", async () => {
    expect((await page(start)).prev).toBeNull();
    const all = await page({ ...start, pageSize: 13 });
    expect(all.next).toBeNull();
  });

  it("refuses a cursor under another order", async () => {
    const { next } = await page(start);
    await expect(page({ ...start, dir: "desc", cursor: next })).rejects.toThrow("cannot be found");
  });
});

describe("a count", () => {
  it("is exact up to its cap", async () => {
    expect(await countUpTo(db(), sql`select 1 from paged`)).toEqual({ value: 13, exact: true });
    expect(await countUpTo(db(), sql`select 1 from paged`, 13)).toEqual({ value: 13, exact: true });
  });

  it("is an estimate above it, and says so", async () => {
    await db().execute(sql`analyze paged`);
    expect(await countUpTo(db(), sql`select 1 from paged`, 12)).toEqual({ value: 13, exact: false });
    const filtered = await countUpTo(db(), sql`select 1 from paged where name = ${"a"}`, 1);
    expect(filtered.exact).toBe(false);
    expect(filtered.value).toBeGreaterThanOrEqual(2);
  });
});
