import { createHash } from "node:crypto";
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import * as schema from "@/db/schema";
import type { Database, Transaction } from "./client";

/** More texts than that are not one operation's statements any more; what comes later is planned each time. */
export const MOST_NAMES = 100;

/**
 * A kept plan has to be right for any value and for tables that have grown since, so it is made without looking at either:
 * row by row along indexes.
 */
const BEGIN = `begin; set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off;
  set local enable_hashjoin = off; set local enable_mergejoin = off`;

const digest = (text: string): string =>
  `kept ${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;

type Asked = pg.QueryConfig & { text: string };

/** What drizzle asks of a connection, with a name for each text: Postgres parses it and plans it once for a connection. */
class Keeper {
  private readonly names = new Map<string, string>();

  constructor(
    private readonly client: pg.PoolClient,
    readonly madeIn: number,
  ) {}

  query(asked: Asked, values: unknown[] = []): Promise<unknown> {
    if (asked.text === "begin") return this.client.query(BEGIN);
    return this.client.query({ ...asked, name: asked.name ?? this.nameOf(asked.text, values) }, values);
  }

  /** A text without values may have them written into it, and so be another one each time. */
  private nameOf(text: string, values: readonly unknown[]): string | undefined {
    const known = this.names.get(text);
    if (known || values.length === 0 || this.names.size >= MOST_NAMES) return known;
    const name = digest(text);
    this.names.set(text, name);
    return name;
  }
}

type Home = { keeper: Keeper; db: Database };
const homes = new WeakMap<pg.PoolClient, Home>();
const pools = new WeakMap<Database, pg.Pool>();

/** Counts how often a table was found to have changed under plans that were kept. */
let era = 0;

function homeOf(client: pg.PoolClient): Home {
  const known = homes.get(client);
  if (known) return known;
  const keeper = new Keeper(client, era);
  // Drizzle asks a connection for nothing but `query`.
  const made = {
    keeper,
    db: drizzle({ client: keeper as unknown as pg.PoolClient, schema, casing: "snake_case" }),
  };
  homes.set(client, made);
  return made;
}

/** A connection whose plans are not older than the last change of a table that was noticed. */
async function connection(pool: pg.Pool): Promise<{ client: pg.PoolClient; home: Home }> {
  for (;;) {
    const client = await pool.connect();
    const home = homeOf(client);
    if (home.keeper.madeIn === era) return { client, home };
    client.release(true);
  }
}

/** The one error that only a kept plan can have: the columns of a table were given other types meanwhile. */
function isStale(error: unknown): boolean {
  for (
    let e = error as { code?: unknown; message?: unknown; cause?: unknown } | undefined;
    e;
    e = e.cause as typeof e
  )
    if (e.code === "0A000" && /cached plan must not change result type/.test(String(e.message))) return true;
  return false;
}

async function attempt<T>(pool: pg.Pool, run: (tx: Transaction) => Promise<T>): Promise<T> {
  const { client, home } = await connection(pool);
  try {
    return await home.db.transaction(run);
  } finally {
    client.release();
  }
}

/** Lets `keptTransaction` keep plans on the connections of this pool. */
export const keepPlans = (db: Database, pool: pg.Pool): void => void pools.set(db, pool);

/**
 * A transaction whose statements are named by their text and keep their plans on their connection (docs/decisions/0017).
 * For statements about few rows whose texts hardly vary (`= any(…)`, never `in (…)`). Where plans are not kept
 * (DB_KEEP_PLANS=off) it is a transaction like any other.
 * @param run is called again when a table was changed under a kept plan; nothing of the first time is left then.
 */
export async function keptTransaction<T>(db: Database, run: (tx: Transaction) => Promise<T>): Promise<T> {
  const pool = pools.get(db);
  if (!pool) return db.transaction(run);
  const began = era;
  try {
    return await attempt(pool, run);
  } catch (error) {
    if (!isStale(error)) throw error;
    if (era === began) era += 1;
    return attempt(pool, run);
  }
}
