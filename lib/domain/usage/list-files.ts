import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { usageFiles, usageSources } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { countUpTo, keyset, pageInput } from "@/lib/platform/keyset-page";
import type { UsageFileStatus } from "./entities";
import { maybeId } from "./input";

const { q: _, ...page } = pageInput(["id"]);

const columns = {
  id: usageFiles.id,
  fileName: usageFiles.fileName,
  fileBytes: usageFiles.fileBytes,
  source: usageSources.name,
  status: sql<UsageFileStatus>`${usageFiles.status}`,
  lines: usageFiles.lines,
  done: usageFiles.done,
  rated: usageFiles.rated,
  free: usageFiles.free,
  duplicates: usageFiles.duplicates,
  unrated: usageFiles.unrated,
  failure: usageFiles.failure,
  createdByName: usageFiles.createdByName,
  createdAt: usageFiles.createdAt,
  finishedAt: usageFiles.finishedAt,
};

/** The files of usage there were, the newest first. */
export const listFiles = query({
  name: "usage.list_files",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({ ...page, dir: z.enum(["asc", "desc"]).default("desc"), sourceId: maybeId() }),
  reads: null,
  async run(read, list) {
    const { sourceId } = list;
    const where = visibleAnd(
      read.actor,
      "usageFiles",
      sourceId ? eq(usageFiles.sourceId, sourceId) : undefined,
    );
    const keys = keyset<{ id: number }>(list, {
      by: sql`${usageFiles.id}`,
      type: "bigint",
      of: (row) => row.id,
    });
    const rows = await read.tx
      .select(columns)
      .from(usageFiles)
      .innerJoin(usageSources, eq(usageSources.id, usageFiles.sourceId))
      .where(and(where, keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const count = await countUpTo(read.tx, sql`select 1 from ${usageFiles} where ${where}`);
    const { next, prev, rows: shown } = keys.page(rows);
    return { rows: shown as typeof rows, next, prev, count };
  },
});
