import { createHash } from "node:crypto";

type Values = Record<string, unknown>;
/** What drizzle's select builders are: a statement that can be written out, and prepared under a name. */
type Preparable<Result> = {
  toSQL(): { sql: string };
  prepare(name: string): Kept<Result>;
};
type Kept<Result> = { execute(values?: Values): Promise<Result> };

const digest = (text: string): string =>
  `by text ${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;

/**
 * Runs a select as a named prepared statement: Postgres parses it once a connection and soon keeps its plan, which for
 * a join of six tables is most of what it costs. Only for statements whose text varies little (`= any(…)`, never
 * `in (…)`; a literal limit), and whose best plan does not depend on the values.
 */
export const prepared = async <Result>(query: Preparable<Result>): Promise<Result> =>
  query.prepare(digest(query.toSQL().sql)).execute();

const written = new WeakMap<object, Map<string, Kept<unknown>>>();

/**
 * The same for a statement that is asked all the time: it is written once for each pool (and anew in a transaction),
 * with `sql.placeholder` for every value.
 * @param name stands for exactly one text.
 * @throws {Error} when one name is used for two texts, or a placeholder has no value.
 */
export function keptStatement<Result>(
  tx: object,
  name: string,
  write: () => Preparable<Result>,
  values: Values,
): Promise<Result> {
  const known = written.get(tx) ?? new Map<string, Kept<unknown>>();
  written.set(tx, known);
  const statement = (known.get(name) as Kept<Result> | undefined) ?? write().prepare(name);
  known.set(name, statement);
  return statement.execute(values);
}
