import { eq } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import type { ImportStatus } from "./entity";

/** How far an import has come: one row, asked every second while it runs. */
export const getImportProgress = query({
  name: "import.get_progress",
  permission: "import:run",
  impersonation: "deny",
  input: z.object({ importId: idInput() }),
  reads: null,
  async run(read, { importId }) {
    const [row] = await read.tx
      .select()
      .from(imports)
      .where(visibleAnd(read.actor, "imports", eq(imports.id, importId)));
    if (!row) throw notFound("import");
    const { status, total, imported, unchanged, rejected } = row;
    return {
      status: status as ImportStatus,
      total,
      imported,
      unchanged,
      rejected,
      done: imported + unchanged + rejected,
    };
  },
});
