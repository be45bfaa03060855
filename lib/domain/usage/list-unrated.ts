import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { unratedUsage } from "@/db/schema";
import { listRead } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import { maybe, maybeId } from "./input";
import { REASONS } from "./rules/reasons";
import { selectUnrated, toUnratedItem, type UnratedItem } from "./unrated-rows";

const { q: _, ...page } = pageInput(["id"]);

const state = (which: "waiting" | "discarded"): SQL[] =>
  which === "discarded"
    ? [isNotNull(unratedUsage.discardedAt)]
    : [isNull(unratedUsage.resolvedAt), isNull(unratedUsage.discardedAt)];

/** What waits in the queue, the newest first; or what was discarded from it. */
export const listUnrated = query({
  name: "usage.list_unrated",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({
    ...page,
    dir: z.enum(["asc", "desc"]).default("desc"),
    reason: maybe(z.enum(REASONS)),
    sourceId: maybeId(),
    fileId: maybeId(),
    state: z.enum(["waiting", "discarded"]).default("waiting"),
  }),
  reads: listRead("unrated_usage"),
  async run(read, asked): Promise<ListPage<UnratedItem>> {
    const where = visibleAnd(
      read.actor,
      "unratedUsage",
      ...state(asked.state),
      asked.reason ? eq(unratedUsage.reason, asked.reason) : undefined,
      asked.sourceId ? eq(unratedUsage.sourceId, asked.sourceId) : undefined,
      asked.fileId ? eq(unratedUsage.fileId, asked.fileId) : undefined,
    );
    type Row = Awaited<ReturnType<typeof selectUnrated>>[number];
    const keys = keyset<Row>(asked, {
      by: sql`${unratedUsage.id}`,
      type: "bigint",
      of: ({ unrated }) => unrated.id,
    });
    const rows = await selectUnrated(read)
      .where(and(where, keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const { rows: shown, ...rest } = keys.page(rows);
    const count = await countUpTo(read.tx, sql`select 1 from ${unratedUsage} where ${where}`);
    return { ...rest, rows: shown.map((row) => toUnratedItem(read, row)), count };
  },
});
