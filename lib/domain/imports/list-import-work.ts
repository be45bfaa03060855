import { desc, sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { ImportStatus } from "./entity";

const SHOWN = 20;

/** Imports that are going on or ended within the last hour: what the list of long work shows. */
export const listImportWork = query({
  name: "import.list_work",
  permission: "import:run",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read) {
    const anHourAgo = new Date(read.now.getTime() - 3_600_000);
    const rows = await read.tx
      .select()
      .from(imports)
      .where(
        visibleAnd(
          read.actor,
          "imports",
          sql`(${imports.status} in ('previewing', 'queued', 'running')
            or ${imports.startedAt} is not null and ${imports.finishedAt} > ${anHourAgo})`,
        ),
      )
      .orderBy(desc(imports.id))
      .limit(SHOWN);
    return rows.map(({ id, fileName, status, total, imported, unchanged, rejected }) => ({
      id,
      fileName,
      status: status as ImportStatus,
      total,
      done: imported + unchanged + rejected,
    }));
  },
});
