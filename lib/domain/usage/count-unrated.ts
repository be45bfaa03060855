import { and, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { unratedUsage } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import type { Reason } from "./rules/reasons";

const MOST = 10_001;

/** How many records wait for what, up to ten thousand of each; `last` is the newest of them. */
export const countUnrated = query({
  name: "usage.count_unrated",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read): Promise<{ reason: Reason; count: number; last: number }[]> {
    const open = read.tx
      .select({ reason: unratedUsage.reason, id: unratedUsage.id })
      .from(unratedUsage)
      .where(
        and(
          visibleTo(read.actor, "unratedUsage"),
          isNull(unratedUsage.resolvedAt),
          isNull(unratedUsage.discardedAt),
        ),
      )
      .limit(MOST)
      .as("open");
    const rows = await read.tx
      .select({
        reason: open.reason,
        count: sql<number>`count(*)::int`,
        last: sql<number>`max(${open.id})::int8`.mapWith(Number),
      })
      .from(open)
      .groupBy(open.reason)
      .orderBy(open.reason);
    return rows.map((row) => ({ ...row, reason: row.reason as Reason }));
  },
});
