import { createHash } from "node:crypto";
import { env } from "./env";

type Values = Record<string, unknown>;
/** What drizzle's select builders are: a statement that can be written out, and prepared under a name. */
type Preparable<Result> = {
  toSQL(): { sql: string };
  prepare(name: string): Kept<Result>;
};
type Kept<Result> = { execute(values?: Values): Promise<Result> };

const digest = (text: string): string =>
  `by text ${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;

/** The empty name prepares a statement for one use, where a pooler would not find it again. */
const nameFor = (name: string): string => (env().DB_KEEP_PLANS ? name : "");

/**
 * Runs a select as a named prepared statement: Postgres parses it once a connection and soon keeps its plan, which for
 * a join of six tables is most of what it costs. Only for statements whose text varies little (`= any(…)`, never
 * `in (…)`; a literal limit), and whose best plan does not depend on the values.
 */
export const prepared = async <Result>(query: Preparable<Result>): Promise<Result> =>
  query.prepare(nameFor(digest(query.toSQL().sql))).execute();

const written = new WeakMap<object, Map<string, Kept<unknown>>>();

/** A pool, or the connection of one transaction; all transactions that keep their plans on a connection share it. */
type Asking = { readonly _: { readonly session: object } };

/**
 * The same for a statement that is asked all the time: it is written once for each pool and each connection that keeps plans,
 * anew in any other transaction, with `sql.placeholder` for every value.
 * @param name stands for exactly one text.
 * @throws {Error} when one name is used for two texts, or a placeholder has no value.
 */
export function keptStatement<Result>(
  { _: { session } }: Asking,
  name: string,
  write: () => Preparable<Result>,
  values: Values,
): Promise<Result> {
  const known = written.get(session) ?? new Map<string, Kept<unknown>>();
  written.set(session, known);
  const statement = (known.get(name) as Kept<Result> | undefined) ?? write().prepare(nameFor(name));
  known.set(name, statement);
  return statement.execute(values);
}
