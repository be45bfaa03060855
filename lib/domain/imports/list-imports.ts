import { and, sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { countUpTo, keyset, pageInput } from "@/lib/platform/keyset-page";
import type { ImportStatus } from "./entity";

const columns = {
  id: imports.id,
  fileName: imports.fileName,
  fileBytes: imports.fileBytes,
  status: sql<ImportStatus>`${imports.status}`,
  total: imports.total,
  imported: imports.imported,
  unchanged: imports.unchanged,
  rejected: imports.rejected,
  createdByName: imports.createdByName,
  createdAt: imports.createdAt,
  finishedAt: imports.finishedAt,
};

/** The imports there were, the newest first. */
export const listImports = query({
  name: "import.list",
  permission: "import:run",
  impersonation: "deny",
  input: z.object({ ...pageInput(["id"]), dir: z.enum(["asc", "desc"]).default("desc") }),
  reads: null,
  async run(read, list) {
    const where = visibleTo(read.actor, "imports");
    const keys = keyset<{ id: number }>(list, {
      by: sql`${imports.id}`,
      type: "bigint",
      of: (row) => row.id,
    });
    const rows = await read.tx
      .select(columns)
      .from(imports)
      .where(and(where, keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const count = await countUpTo(read.tx, sql`select 1 from ${imports} where ${where}`);
    const { next, prev, rows: shown } = keys.page(rows);
    return { rows: shown as typeof rows, next, prev, count };
  },
});
