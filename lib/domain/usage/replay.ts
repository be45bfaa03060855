import { and, gt, isNull, lte, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { unratedUsage } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { maybe } from "./input";
import { replayRows } from "./replay-rows";
import { REASONS } from "./rules/reasons";
import { lockUnrated } from "./store";

export const REPLAY_USAGE_TASK = "usage.replay";
const BATCH = 1_000;

const input = z.object({
  /** These; without them all that wait, or all that wait for one reason. */
  unratedIds: z.union([z.array(idInput()).max(500), idInput().transform((one) => [one])]).optional(),
  reason: maybe(z.enum(REASONS)),
  /** Where an earlier call stopped, and the last one there was when the first began. */
  after: z.number().int().optional(),
  upTo: z.number().int().optional(),
});

const waiting = (work: Work, ...more: (SQL | undefined)[]): SQL =>
  visibleAnd(
    work.actor,
    "unratedUsage",
    isNull(unratedUsage.resolvedAt),
    isNull(unratedUsage.discardedAt),
    ...more,
  );

async function nextIds(work: Work, { reason, after = 0, upTo }: z.output<typeof input>): Promise<number[]> {
  const rows = await work.tx
    .select({ id: unratedUsage.id })
    .from(unratedUsage)
    .where(
      and(
        waiting(
          work,
          gt(unratedUsage.id, after),
          upTo === undefined ? undefined : lte(unratedUsage.id, upTo),
          reason ? sql`${unratedUsage.reason} = ${reason}` : undefined,
        ),
      ),
    )
    .orderBy(unratedUsage.id)
    .limit(BATCH);
  return rows.map(({ id }) => id);
}

async function lastId(work: Work): Promise<number> {
  const { rows } = await work.tx.execute<{ id: string | null }>(sql`select max(id) as id from unrated_usage`);
  return Number(rows[0]?.id ?? 0);
}

/**
 * Tries records of the queue again: some, or all that wait for a reason. A thousand are done at once; a job goes on with
 * the rest, and each is tried once, whatever becomes of it.
 */
export const replay = operation({
  name: "usage.replay",
  permission: "usage:import",
  impersonation: "deny",
  input,
  async run(work, wanted) {
    const upTo = wanted.upTo ?? (await lastId(work));
    const ids = wanted.unratedIds ?? (await nextIds(work, { ...wanted, upTo }));
    const rows = await lockUnrated(work, ids);
    if (wanted.unratedIds && rows.length === 0) throw notFound("record");
    const counts = await replayRows(work, rows);
    const more = !wanted.unratedIds && ids.length === BATCH;
    if (more)
      work.enqueue({
        name: REPLAY_USAGE_TASK,
        payload: { reason: wanted.reason, after: ids.at(-1), upTo },
      });
    work.audit.event(
      { type: "unrated_usage", id: ids.length === 1 ? (ids[0] ?? null) : null },
      { details: { replayed: rows.length, ...counts, reason: wanted.reason, ids: ids.slice(0, 100), more } },
    );
    return { ...counts, more };
  },
});
