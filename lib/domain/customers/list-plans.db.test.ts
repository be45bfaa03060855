import { is, SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, it } from "vitest";
import { type Database, db } from "@/db/client";
import type { Context } from "@/lib/kernel/context";
import { adminContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { listCustomers } from "./index";

const CUSTOMERS = 50_000;
/** Of one statement: a busy machine has ten seconds for it, as a page has. */
const BATCH = 10_000;
let world: World;

type Plan = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; Plans?: Plan[] };
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

const dialect = new PgDialect({ casing: "snake_case" });
type Asked = Pick<Database, "execute" | "select">;

/** Explains a statement where it stands, with the settings of its transaction. */
async function explain(tx: Asked, query: SQL, plans: Plan[]): Promise<void> {
  const text = dialect.sqlToQuery(query).sql;
  if (!text.includes("customers") || text.startsWith("explain")) return;
  const { rows } = await tx.execute(sql`explain (format json) ${query}`);
  const [explained] = rows as { "QUERY PLAN": [{ Plan: Plan }] }[];
  if (explained) plans.push(explained["QUERY PLAN"][0].Plan);
}

/** Which rows stand on the page is asked for in text; what stands in them, by joins, is no search. */
const explained = (tx: Asked, plans: Plan[]): Asked =>
  new Proxy(tx, {
    get(target, name, self) {
      if (name === "execute")
        return async (query: SQL) => {
          await explain(target, query, plans);
          return target.execute(query);
        };
      if (name !== "select") return Reflect.get(target, name, self);
      return (fields: Parameters<Asked["select"]>[0]) => ({
        from: (table: SQL) => {
          const query = target.select(fields ?? {}).from(table);
          if (!is(table, SQL)) return query;
          return {
            toSQL: () => query.toSQL(),
            prepare: (as: string) => ({
              execute: async () => {
                await explain(target, query.getSQL(), plans);
                return query.prepare(as).execute();
              },
            }),
          };
        },
      });
    },
  });

/** A database that tells how Postgres runs what is asked of the list. */
function watched(plans: Plan[]): Database {
  return new Proxy(db(), {
    get(target, name, self) {
      if (name === "execute" || name === "select") return Reflect.get(explained(target, plans), name);
      if (name !== "transaction") return Reflect.get(target, name, self);
      return (run: (tx: Asked) => Promise<unknown>) => target.transaction((tx) => run(explained(tx, plans)));
    },
  });
}

async function plansOf(make: (database: Database) => Context, input: Parameters<typeof listCustomers>[1]) {
  const plans: Plan[] = [];
  const { rows, count } = await listCustomers(make(watched(plans)), input);
  const used = plans.flatMap(nodes);
  return {
    rows,
    count,
    indexes: [...new Set(used.map((node) => node["Index Name"]).filter((name) => name !== undefined))],
    scanned: used.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"]),
  };
}

beforeAll(async () => {
  world = await testWorld(db());
  // Names in an order of their own, words of many, few and no customers; half of them a reseller's.
  for (let from = 1; from <= CUSTOMERS; from += BATCH)
    await db().execute(sql`
    insert into customers (reseller_id, class_id, name, first_name, last_name, email, city, currency, balance_control)
    select case when n % 2 = 0 then ${world.a.resellerId}::bigint else 0 end,
      case when n % 2 = 0 then ${world.a.classId}::bigint else ${world.house.classId}::bigint end,
      md5(n::text) || ' ' || n, 'Given', case when n % 5000 < 2 then 'Rarebird' else 'Plain' end,
      'p' || n || '@everyone.example', case when n % 3 = 0 then 'Oslo' else 'Bergen' end, 'USD',
      case when n % 10 < 2 then 'prepaid' else 'postpaid' end
    from generate_series(${from}::int, ${from + BATCH - 1}::int) n`);
  await db().execute(sql`vacuum analyze customers`);
});

const WHO: [string, (database: Database) => Context, string][] = [
  ["an operator", (database) => adminContext(database), "customers_by_name"],
  ["a reseller", (database) => resellerContext(database, world.a.resellerId), "customers_reseller_by_name"],
];

describe.each(WHO)("the list of 50,000, for %s", (_, who, byName) => {
  const total = () => (byName === "customers_by_name" ? CUSTOMERS + 3 : CUSTOMERS / 2 + 1);

  it("finds that a word is nowhere through the trigram index", async () => {
    const found = await plansOf(who, { q: "nobodyhasthis" });
    expect(found).toMatchObject({ rows: [], count: { value: 0, exact: true }, scanned: [] });
    expect(found.indexes[0]).toBe(byName);
    expect(found.indexes).toContain("customers_search");
  });

  it("finds a word that few have through the trigram index, and sorts", async () => {
    const found = await plansOf(who, { q: "rarebird" });
    expect(found).toMatchObject({
      count: { value: byName === "customers_by_name" ? 20 : 10, exact: true },
      scanned: [],
    });
    expect(found.rows).toHaveLength(found.count.value);
    expect(found.rows.map(({ name }) => name)).toEqual(found.rows.map(({ name }) => name).sort());
    expect(found.indexes[0]).toBe(byName);
    expect(found.indexes).toContain("customers_search");
  });

  it("meets a word that many have on the way along the names, and says how many only about", async () => {
    const found = await plansOf(who, { q: "everyone.example" });
    expect(found.rows).toHaveLength(25);
    expect(found.count.exact).toBe(false);
    expect(found.count.value).toBeGreaterThan(1000);
    expect(found.scanned).toEqual([]);
    expect(found.indexes[0]).toBe(byName);
    expect(found.indexes).not.toContain("customers_search");
  });

  it("goes on from any page without reading what came before", async () => {
    const first = await plansOf(who, { pageSize: 100 });
    const middle = await listCustomers(who(db()), { q: "", sort: "name" });
    const found = await plansOf(who, { cursor: middle.next });
    expect(first.indexes).toContain(byName);
    expect(found.indexes).toContain(byName);
  });

  it("asks the trigram index for a field's condition, down to two letters of it", async () => {
    for (const condition of [
      { field: "lastName", op: "is", value: "rarebird" },
      { field: "email", op: "begins", value: "p77" },
      { field: "state", op: "is", value: "zz" },
      { field: "zip", op: "ends", value: "zz" },
    ] as const) {
      const found = await plansOf(who, { conditions: [condition] });
      expect(found.indexes).toContain("customers_search");
      expect(found.scanned).toEqual([]);
    }
  });

  it("reads the beginning of names as a range of the names", async () => {
    const found = await plansOf(who, { q: "ff" });
    expect(found.rows.every(({ name }) => name.startsWith("ff"))).toBe(true);
    expect(found.indexes).toEqual([byName]);
    expect(found.scanned).toEqual([]);
  });

  it("estimates near the truth when it does not count", async () => {
    const { count } = await listCustomers(who(db()), {});
    expect(count.exact).toBe(false);
    expect(Math.abs(count.value - total()) / total()).toBeLessThan(0.1);
  });
});

it("finds the many that stand at the far end of the order", async () => {
  await db().execute(sql`
    insert into customers (class_id, name, currency)
    select ${world.house.classId}, 'zzz cluster ' || lpad(n::text, 5, '0'), 'USD' from generate_series(1, 6000) n`);
  await db().execute(sql`vacuum analyze customers`);
  const found = await plansOf((database) => adminContext(database), { q: "cluster" });
  expect(found.rows.map(({ name }) => name).slice(0, 2)).toEqual(["zzz cluster 00001", "zzz cluster 00002"]);
  expect(found.count).toMatchObject({ exact: false });
  expect(found.scanned).toEqual([]);
});
