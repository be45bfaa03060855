import { lt, sql } from "drizzle-orm";
import { z } from "zod";
import { usageFiles } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";

const SILENT_MS = 60_000;

/** Files under way that show no sign of life: their process was killed. One at work holds the row's lock. */
export const listStalledFiles = query({
  name: "usage.list_stalled_files",
  permission: "system",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read): Promise<number[]> {
    const rows = await read.tx
      .select({ id: usageFiles.id })
      .from(usageFiles)
      .where(
        visibleAnd(
          read.actor,
          "usageFiles",
          sql`${usageFiles.status} in ('queued', 'running')`,
          lt(usageFiles.progressAt, new Date(read.now.getTime() - SILENT_MS)),
        ),
      )
      .for("update", { skipLocked: true });
    return rows.map(({ id }) => id);
  },
});
