import { type SQL, sql } from "drizzle-orm";
import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { COUNT_CAP, type Count, type Keyset } from "./keyset-page";
import { prepared } from "./prepared";

/**
 * One condition of a list. `exact` decides; `prefilter` follows from it and is answered by an index, so that the few
 * rows that can match are found without reading the table. `indexed` says that some index answers the condition.
 */
export type ListTest = { exact: SQL; prefilter?: SQL; indexed: boolean };

export type PageSource = {
  /** The table's name; conditions name its columns with it, the order names them bare. */
  table: SQL;
  /** What the table's ordered indexes answer by themselves: equalities on owner columns, a range of the sort key. */
  scope: SQL;
  /** True when the scope is the whole table: then the table's own statistics say how much there is. */
  whole: boolean;
  tests: readonly ListTest[];
  /** The bare columns of the order: "name_key, id". */
  columns: SQL;
};
export type PageOrder = Pick<Keyset<never>, "where" | "orderBy" | "limit">;
export type PageAsked = { source: PageSource; order: PageOrder };

/** A pool or a transaction; the schema it is typed with does not matter here. */
export type Rows = Pick<PgDatabase<NodePgQueryResultHKT, Record<string, unknown>>, "execute" | "select">;

const all = (...conditions: (SQL | undefined)[]): SQL =>
  sql.join([sql`true`, ...conditions.filter((one) => one !== undefined)], sql` and `);
const matches = ({ tests }: PageSource): SQL => all(...tests.map((test) => test.exact));
const indexMatches = ({ tests, scope }: PageSource): SQL =>
  all(scope, ...tests.flatMap((test) => [test.prefilter, test.exact]));
const ordered = ({ orderBy }: PageOrder): SQL => sql`order by ${sql.join(orderBy, sql`, `)}`;

/** Written into the text: a kept plan must know how few rows are wanted. */
const literal = (n: number): SQL => sql.raw(String(Math.trunc(n)));

type Ids = { ids: string[] };
const numbers = (ids: readonly string[] = []): number[] => ids.map(Number);
const first = async <Row>(tx: Rows, query: SQL): Promise<Partial<Row>> =>
  ((await tx.execute(query)).rows[0] ?? {}) as Partial<Row>;

/** A page without conditions, how many rows there are up to 1,001, and about how many in all (null: not wanted, not known). */
export async function pageOfAll(tx: Rows, { source, order }: PageAsked, counted: boolean) {
  const capped = sql`(select count(*)::int from (select 1 from ${source.table} where ${source.scope}
    limit ${literal(COUNT_CAP + 1)}) capped)`;
  const page = sql`array(select id from ${source.table} where ${all(source.scope, order.where)} ${ordered(order)}
    limit ${literal(order.limit)})`;
  const about = sql`(select greatest(reltuples, 0)::float8 from pg_class where oid = to_regclass('${source.table}'))`;
  const [row] = await prepared(
    tx
      .select({
        ids: sql<string[]>`${page}`,
        n: sql<number | null>`${counted ? capped : sql`null::int`}`,
        about: sql<number | null>`${counted && source.whole ? about : sql`null::float8`}`,
      })
      .from(sql`(values (1)) one`),
  );
  return { ids: numbers(row?.ids), n: row?.n ?? null, about: row?.about ?? null };
}

/** Reads `length` rows in list order and keeps those that match; `whole` when there were no more. */
export async function walk(tx: Rows, { source, order }: PageAsked, length: number) {
  const row = await first<Ids & { walked: number; hits: number }>(
    tx,
    sql`with walked as materialized (
      select ${source.columns}, coalesce(${matches(source)}, false) as hit
      from ${source.table} where ${all(source.scope, order.where)} ${ordered(order)} limit ${length}
    )
    select (select count(*)::int from walked) as walked, (select count(*)::int from walked where hit) as hits,
      array(select id from walked where hit ${ordered(order)} limit ${order.limit}) as ids`,
  );
  return { ids: numbers(row.ids), hits: row.hits ?? 0, whole: (row.walked ?? 0) < length };
}

/** Reads on in list order until the page is full, but no more than `length` rows. */
export async function walkUntilFull(
  tx: Rows,
  { source, order }: PageAsked,
  length: number,
): Promise<number[]> {
  const row = await first<Ids>(
    tx,
    sql`select array(select id from (
        select * from ${source.table} where ${all(source.scope, order.where)} ${ordered(order)} limit ${length}
      ) ${source.table} where ${matches(source)} ${ordered(order)} limit ${order.limit}) as ids`,
  );
  return numbers(row.ids);
}

/** Whether the oldest `length` rows of the scope hold more than 1,000 that match. */
export async function oldestHoldMany(tx: Rows, source: PageSource, length: number): Promise<boolean> {
  const row = await first<{ n: number }>(
    tx,
    sql`select count(*)::int as n from (
      select 1 from (select * from ${source.table} where ${source.scope} order by id limit ${length}) ${source.table}
      where ${matches(source)} limit ${COUNT_CAP + 1}) sampled`,
  );
  return (row.n ?? 0) > COUNT_CAP;
}

/** At most `most` + 1 matches through their index: how many, and the page when that is all of them. */
export async function fewMatches(tx: Rows, { source, order }: PageAsked, most: number) {
  const row = await first<Ids & { n: number }>(
    tx,
    sql`with hits as materialized (
      select ${source.columns} from ${source.table} where ${indexMatches(source)} limit ${most + 1}
    )
    select (select count(*)::int from hits) as n,
      array(select id from hits where ${all(order.where)} ${ordered(order)} limit ${order.limit}) as ids`,
  );
  return { ids: numbers(row.ids), n: row.n ?? 0 };
}

/** The page, however many rows must be read and sorted for it. */
export async function sortedMatches(tx: Rows, { source, order }: PageAsked): Promise<number[]> {
  const row = await first<Ids>(
    tx,
    sql`select array(select id from ${source.table} where ${all(indexMatches(source), order.where)} ${ordered(order)}
      limit ${order.limit}) as ids`,
  );
  return numbers(row.ids);
}

/** The planner's estimate of all that match, never below the 1,001 it is shown for. */
export async function estimate(tx: Rows, source: PageSource): Promise<Count> {
  const row = await first<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>(
    tx,
    sql`explain (format json) select 1 from ${source.table} where ${indexMatches(source)}`,
  );
  return { value: Math.max(row["QUERY PLAN"]?.[0].Plan["Plan Rows"] ?? 0, COUNT_CAP + 1), exact: false };
}

/** Plans for the values at hand: what a word costs depends on the word. */
export const planForValues = (tx: Rows) =>
  tx.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`);

/** While on, only indexes that hand out whole sets are used: a planner's wrong guess can't start an endless walk. */
export const onlySets = (tx: Rows, on: boolean) =>
  tx.execute(sql`select set_config(name, ${on ? "off" : "on"}, true)
    from unnest(array['enable_seqscan', 'enable_indexscan', 'enable_indexonlyscan']) name`);
