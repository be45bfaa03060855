import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import * as schema from "@/db/schema";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { keepPlans } from "./kept-plans";

export { keptTransaction } from "./kept-plans";

export type Database = NodePgDatabase<typeof schema>;
/** What `db().transaction(tx => …)` hands out. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

const SECOND = 1_000;
/** A page that needs more is wrong; a job that works through a customer base is not. */
const STATEMENT_TIMEOUT_MS = { web: 10 * SECOND, worker: 300 * SECOND, command: 300 * SECOND };

export type Connection = { pool: pg.Pool; db: Database; close: () => Promise<void> };
type Options = { max?: number; kind?: keyof typeof STATEMENT_TIMEOUT_MS; plansKept?: boolean };

/** A pool of its own on `url`, with the same timeouts as the application's. The caller closes it. */
export function connect(
  url: string,
  { max = 10, kind = "command", plansKept = true }: Options = {},
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 3 * SECOND,
    idleTimeoutMillis: 30 * SECOND,
    keepAlive: true,
    statement_timeout: STATEMENT_TIMEOUT_MS[kind],
    lock_timeout: 3 * SECOND,
    idle_in_transaction_session_timeout: 15 * SECOND,
    application_name: `trunkline ${kind}`,
  });
  // Without a listener a restart of Postgres under an idle connection would end this process.
  pool.on("error", (error) => log.warn({ error: error.message }, "lost an idle database connection"));
  // One that was in use tells whoever used it; its own "error" event would end this process all the same.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = drizzle({ client: pool, schema, casing: "snake_case" });
  if (plansKept) keepPlans(db, pool);
  return { pool, db, close: () => pool.end() };
}

// On globalThis, so that a reload of the development server keeps the one pool.
const home = globalThis as typeof globalThis & { trunklineConnection?: Connection };

function connection(): Connection {
  home.trunklineConnection ??= connect(env().DATABASE_URL, {
    max: env().DB_POOL_MAX,
    kind: env().PROCESS_KIND,
    plansKept: env().DB_KEEP_PLANS,
  });
  return home.trunklineConnection;
}

/** This process's one pool. @throws {EnvironmentError} when DATABASE_URL is missing. */
export const pool = (): pg.Pool => connection().pool;

/** Drizzle over this process's one pool, typed with the whole schema. */
export const db = (): Database => connection().db;

/** Ends the pool, if there is one; the next use opens another. */
export async function closeDatabase(): Promise<void> {
  const open = home.trunklineConnection;
  home.trunklineConnection = undefined;
  await open?.close();
}
