import { createHash } from "node:crypto";
import { type Column, type SQL, sql } from "drizzle-orm";

/** What drizzle's select builders are: a statement that can be written out, and prepared under a name. */
type Preparable<Result> = {
  toSQL(): { sql: string };
  prepare(name: string): { execute(): Promise<Result> };
};

const digest = (text: string): string =>
  `by text ${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;

/**
 * Runs a select as a named prepared statement: Postgres parses it once a connection and soon keeps its plan, which for
 * a join of six tables is most of what it costs. Only for statements whose text varies little (`= any(…)`, never
 * `in (…)`; a literal limit), and whose best plan does not depend on the values.
 * @param name stands for exactly one text; left out, it is made from the text, at the price of writing that out twice.
 * @throws {Error} when one name is used for two texts.
 */
export const prepared = async <Result>(query: Preparable<Result>, name?: string): Promise<Result> =>
  query.prepare(name ?? digest(query.toSQL().sql)).execute();

/** `column in (ids)` as one text, however many there are. */
export const isOneOf = (column: Column, ids: readonly number[]): SQL =>
  sql`${column} = any(${sql.param(ids)}::bigint[])`;
