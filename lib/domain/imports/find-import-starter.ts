import { eq } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema";
import type { Person } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";

/** Who started an import, for the job that runs it in that person's name; null for one started by a command. */
export const findImportStarter = query({
  name: "import.find_starter",
  permission: "system",
  impersonation: "deny",
  input: z.object({ importId: idInput() }),
  reads: null,
  async run(read, { importId }): Promise<Person | null> {
    const [row] = await read.tx
      .select({ userId: imports.startedBy, name: imports.startedByName, login: imports.startedByLogin })
      .from(imports)
      .where(visibleAnd(read.actor, "imports", eq(imports.id, importId)));
    return row?.userId ? { ...row, userId: row.userId, realm: "admin" } : null;
  },
});
