import { lt, sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";

const SILENT_MS = 60_000;

/**
 * Imports under way that show no sign of life: their process was killed. A batch or preview at work holds the row's
 * lock, however long it takes, so a row that can be locked is not being worked on.
 */
export const listStalledImports = query({
  name: "import.list_stalled",
  permission: "system",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read): Promise<number[]> {
    const rows = await read.tx
      .select({ id: imports.id })
      .from(imports)
      .where(
        visibleAnd(
          read.actor,
          "imports",
          sql`${imports.status} in ('previewing', 'queued', 'running')`,
          lt(imports.progressAt, new Date(read.now.getTime() - SILENT_MS)),
        ),
      )
      .for("update", { skipLocked: true });
    return rows.map(({ id }) => id);
  },
});
