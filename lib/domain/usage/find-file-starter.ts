import { eq } from "drizzle-orm";
import { z } from "zod";
import { usageFiles } from "@/db/schema";
import type { Person } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";

/** Who brought a file, for the job that rates it in that person's name; null for one that a folder or a command brought. */
export const findFileStarter = query({
  name: "usage.find_file_starter",
  permission: "system",
  impersonation: "deny",
  input: z.object({ fileId: idInput() }),
  reads: null,
  async run(read, { fileId }): Promise<Person | null> {
    const [row] = await read.tx
      .select({
        userId: usageFiles.createdBy,
        name: usageFiles.createdByName,
        login: usageFiles.createdByLogin,
      })
      .from(usageFiles)
      .where(visibleAnd(read.actor, "usageFiles", eq(usageFiles.id, fileId)));
    return row?.userId ? { ...row, userId: row.userId, realm: "admin" } : null;
  },
});
