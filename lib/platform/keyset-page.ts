import { type SQL, sql } from "drizzle-orm";
import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { z } from "zod";
import { decodeCursor, encodeCursor, type KeysetValue } from "./keyset";
import { PAGE_SIZES } from "./list-params";

/** How many rows there are: exact up to `COUNT_CAP`, the planner's estimate beyond ("about 41,000"). */
export type Count = { value: number; exact: boolean };

/** One page of a list, and the cursors of its neighbours (null where there is none). */
export type ListPage<Row> = { rows: Row[]; next: string | null; prev: string | null; count: Count };

export const COUNT_CAP = 1000;

const sizes = PAGE_SIZES as readonly number[];

/** The part of a list query's input that every list shares; `parseListParams` gives exactly this. */
export const pageInput = <S extends string>(sorts: readonly [S, ...S[]]) => ({
  q: z.string().trim().max(200).default(""),
  sort: z.enum(sorts).default(sorts[0]),
  dir: z.enum(["asc", "desc"]).default("asc"),
  cursor: z.string().max(2000).nullish().default(null),
  direction: z.enum(["next", "prev"]).default("next"),
  pageSize: z.coerce
    .number()
    .int()
    .min(1)
    .max(sizes.at(-1) ?? 100)
    .default(25),
});

export type PageInput = {
  sort: string;
  dir: "asc" | "desc";
  cursor?: string | null;
  direction: "next" | "prev";
  pageSize: number;
};

type SqlType = "text" | "bigint" | "numeric" | "timestamptz" | "date" | "boolean";

/** What an order looks at: a column that is never null, its type, and its value in a row already read. */
export type SortColumn<Row> = { by: SQL; type: SqlType; of: (row: Row) => KeysetValue };

export type Keyset<Row> = {
  /** Undefined on the first page. */
  where: SQL | undefined;
  orderBy: SQL[];
  /** One row more than a page, to learn whether another page follows. */
  limit: number;
  page(rows: Row[]): Omit<ListPage<Row>, "count">;
};

/**
 * Everything a keyset page needs around its select. Ties are broken by `id`, which only a list ordered by a unique
 * column can do without.
 * @throws {DomainError} invalid for a cursor made for another order.
 */
export function keyset<Row>(
  input: PageInput,
  sort: SortColumn<Row>,
  id?: { by: SQL; of: (row: Row) => number },
): Keyset<Row> {
  const backwards = input.cursor ? input.direction === "prev" : false;
  const ascending = (input.dir === "asc") !== backwards;
  const name = `${input.sort}:${input.dir}`;
  const from = input.cursor ? decodeCursor(name, 1, input.cursor) : null;
  const position = (row: Row) => encodeCursor(name, { values: [sort.of(row)], id: id?.of(row) ?? 0 });
  const after = ascending ? sql`>` : sql`<`;
  const order = ascending ? sql`asc` : sql`desc`;
  const value = from && sql`${from.values[0]}::${sql.raw(sort.type)}`;
  const beyond = id
    ? sql`(${sort.by}, ${id.by}) ${after} (${value}, ${from?.id}::bigint)`
    : sql`${sort.by} ${after} ${value}`;
  return {
    where: from ? beyond : undefined,
    orderBy: [sort, ...(id ? [id] : [])].map(({ by }) => sql`${by} ${order}`),
    limit: input.pageSize + 1,
    page(read) {
      const more = read.length > input.pageSize;
      const rows = read.slice(0, input.pageSize);
      if (backwards) rows.reverse();
      const [first, last] = [rows[0], rows.at(-1)];
      const hasNext = backwards || more;
      const hasPrev = backwards ? more : from !== null;
      return {
        rows,
        next: hasNext && last !== undefined ? position(last) : null,
        prev: hasPrev && first !== undefined ? position(first) : null,
      };
    },
  };
}

/** A pool or a transaction; the schema it is typed with does not matter here. */
type Asks = Pick<PgDatabase<NodePgQueryResultHKT, Record<string, unknown>>, "execute">;

/**
 * Counts the rows of a select without ever counting far: exact to 1,000, then the planner's estimate.
 * @param rows "select 1 from … where …", without order or limit.
 */
export async function countUpTo(tx: Asks, rows: SQL, cap = COUNT_CAP): Promise<Count> {
  const counted = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (${rows} limit ${cap + 1}) as capped`,
  );
  const n = counted.rows[0]?.n ?? 0;
  if (n <= cap) return { value: n, exact: true };
  const planned = await tx.execute<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>(
    sql`explain (format json) ${rows}`,
  );
  const estimate = planned.rows[0]?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
  return { value: Math.max(estimate, cap + 1), exact: false };
}
