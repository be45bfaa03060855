import { and, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditLog } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { encodeCursor } from "@/lib/platform/keyset";
import { type Keyset, keyset } from "@/lib/platform/keyset-page";
import { type AuditSearch, inWindow } from "./audit-filter";
import { AUDIT_ORDER, type AuditRow } from "./audit-rows";

/** Rows looked at for one page at most: a rare match far back is reached by going on from where the walk stopped. */
export const LONGEST_WALK = 100_000;

export type AuditPosition = { cursor: string | null; direction: "next" | "prev"; pageSize: number };

export type AuditPage = {
  rows: AuditRow[];
  next: string | null;
  prev: string | null;
  /** Set when the walk stopped before the page was full: how far it came. The neighbouring cursor goes on from there. */
  searchedTo: Date | null;
};

/** Newest first, always: a log has one order. */
const NAME = "at:desc";

export const auditKeys = (position: AuditPosition): Keyset<AuditRow> =>
  keyset<AuditRow>({ ...position, sort: "at", dir: "desc" }, AUDIT_ORDER.at, AUDIT_ORDER.id);

const reached = (read: Reader, search: AuditSearch, keys: Keyset<AuditRow>): SQL =>
  visibleAnd(read.actor, "auditLog", inWindow(search.window), keys.where, ...search.indexed);

/**
 * The select behind a page. Without row-by-row conditions it is a plain indexed read; with them, they stand outside a
 * bounded ordered read, so that no filter can make Postgres read the whole log. Exported for the test of its plan.
 */
export function auditSelect(read: Reader, search: AuditSearch, keys: Keyset<AuditRow>, walk = LONGEST_WALK) {
  const inner = read.tx
    .select()
    .from(auditLog)
    .where(reached(read, search, keys))
    .orderBy(...keys.orderBy);
  if (search.walked.length === 0) return inner.limit(keys.limit);
  const near = inner.limit(walk).as("audit_log");
  return read.tx
    .select()
    .from(near)
    .where(and(...search.walked))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
}

/** Where a walk that found too little stopped; null when it came to the window's end. */
async function walkEnd(read: Reader, search: AuditSearch, keys: Keyset<AuditRow>, walk: number) {
  const order = sql.join(keys.orderBy, sql`, `);
  const found = await read.tx.execute<{ place: string; at: string; id: string }>(sql`
    select place, at, id from (
      select ${auditLog.at} as at, ${auditLog.id} as id, row_number() over (order by ${order}) as place
      from ${auditLog} where ${reached(read, search, keys)} order by ${order} limit ${walk}
    ) walked order by place desc limit 1`);
  const last = found.rows[0];
  return last && Number(last.place) >= walk ? { at: new Date(last.at), id: Number(last.id) } : null;
}

/** Keeps a bounded walk on the index of time: for a planner that means to read only a part, sorting all looks cheap. */
export const inOrderOfTime = (tx: Transaction) =>
  tx.execute(sql`select set_config(name, 'off', true)
    from unnest(array['enable_sort', 'enable_seqscan', 'enable_bitmapscan']) name`);

async function walk(read: Reader, search: AuditSearch, keys: Keyset<AuditRow>, length: number) {
  const rows = await auditSelect(read, search, keys, length);
  const full = rows.length >= keys.limit;
  return { rows, stop: full ? null : await walkEnd(read, search, keys, length) };
}

/** One page of the log; see `AuditPage` for what a rare match looks like. */
export async function findAuditPage(
  read: Reader,
  search: AuditSearch,
  position: AuditPosition,
  length = LONGEST_WALK,
): Promise<AuditPage> {
  const keys = auditKeys(position);
  if (search.walked.length === 0)
    return { ...keys.page(await auditSelect(read, search, keys)), searchedTo: null };
  const { rows, stop } =
    search.indexed.length > 0
      ? await walk(read, search, keys, length)
      : await read.tx.transaction(async (tx) => {
          await inOrderOfTime(tx);
          return walk({ ...read, tx }, search, keys, length);
        });
  const page = keys.page(rows);
  if (!stop) return { ...page, searchedTo: null };
  const onward = encodeCursor(NAME, { values: [stop.at.toISOString()], id: stop.id });
  const backwards = position.cursor !== null && position.direction === "prev";
  return { ...page, searchedTo: stop.at, [backwards ? "prev" : "next"]: onward };
}
