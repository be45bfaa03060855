import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { ImportStatus } from "./entity";
import { parseMapping } from "./rules/mapping";

/** An import of the same file with the same mapping that was cut short, for the command to go on with; or null. */
export const findUnfinishedImport = query({
  name: "import.find_unfinished",
  permission: "import:run",
  impersonation: "deny",
  input: z.object({ fileSha256: z.string().length(64), mapping: z.unknown() }),
  reads: null,
  async run(read, { fileSha256, mapping }) {
    const wanted = JSON.stringify(parseMapping(mapping));
    const [row] = await read.tx
      .select()
      .from(imports)
      .where(
        visibleAnd(
          read.actor,
          "imports",
          eq(imports.fileSha256, fileSha256),
          sql`${imports.mapping} = ${wanted}::jsonb`,
          sql`${imports.status} in ('staged', 'previewed', 'queued', 'running', 'failed')`,
        ),
      )
      .orderBy(desc(imports.id))
      .limit(1);
    if (!row) return null;
    return {
      importId: row.id,
      status: row.status as ImportStatus,
      done: row.imported + row.unchanged + row.rejected,
      total: row.total,
    };
  },
});
