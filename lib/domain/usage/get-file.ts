import { eq } from "drizzle-orm";
import { z } from "zod";
import { usageFiles, usageSources } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import type { UsageFileStatus } from "./entities";

/** One file of usage and how far it has come: asked every second while it is rated. */
export const getFile = query({
  name: "usage.get_file",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({ fileId: idInput() }),
  reads: null,
  async run(read, { fileId }) {
    const [row] = await read.tx
      .select({ file: usageFiles, source: usageSources.name })
      .from(usageFiles)
      .innerJoin(usageSources, eq(usageSources.id, usageFiles.sourceId))
      .where(visibleAnd(read.actor, "usageFiles", eq(usageFiles.id, fileId)));
    if (!row) throw notFound("file");
    return { ...row.file, source: row.source, status: row.file.status as UsageFileStatus };
  },
});
