import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { usageFiles } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import type { Context } from "@/lib/kernel/context";
import { flag, idInput, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { env } from "@/lib/platform/env";
import { invalid } from "@/lib/platform/errors";
import { SpooledFile, spool } from "@/lib/platform/spool";
import { fileEntity, type UsageFileRow, type UsageFileStatus } from "./entities";
import { partsOf } from "./file-parts";
import { parseSourceSettings, type SourceFormat } from "./rules/source-settings";
import { insertFile, insertPart, lockSource, saveFile } from "./store";

export const RUN_USAGE_TASK = "usage.run";
export const runUsageKey = (fileId: number): string => `usage:${fileId}`;

async function findTwin(work: Work, sourceId: number, sha256: string): Promise<UsageFileRow> {
  const [row] = await work.tx
    .select()
    .from(usageFiles)
    .where(
      and(
        eq(usageFiles.sourceId, sourceId),
        eq(usageFiles.fileSha256, sha256),
        ne(usageFiles.status, "cancelled"),
      ),
    );
  if (!row) throw new Error("a file of the same content was in the way, yet is not there");
  return row;
}

/**
 * Takes a file of records in: all of its lines or, when anything is wrong with the file as a whole, none. A job rates them
 * part by part. A file of the same content is known and does nothing.
 */
export const importFile = operation({
  name: "usage.import_file",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({
    sourceId: idInput(),
    file: z.instanceof(SpooledFile),
    fileName: requiredLine(200),
    /** The caller rates the parts itself; without it a job is queued. */
    here: flag().prefault(""),
  }),
  async run(work, { sourceId, file, fileName, here }) {
    const source = await lockSource(work, sourceId);
    const settings = parseSourceSettings(source.format as SourceFormat, source.settings);
    const person = realPerson(work.actor);
    const row = await insertFile(work, {
      resellerId: source.resellerId,
      sourceId,
      fileName,
      fileBytes: file.bytes,
      fileSha256: file.sha256,
      createdBy: person?.userId ?? null,
      createdByName: person?.name ?? (work.actor.kind === "system" ? work.actor.job : ""),
      createdByLogin: person?.login ?? "",
      createdAt: work.now,
      progressAt: work.now,
    });
    if (!row) {
      const twin = await findTwin(work, sourceId, file.sha256);
      work.audit.event(fileEntity(twin), { details: { known: true, fileName } });
      return { fileId: twin.id, known: true, status: twin.status as UsageFileStatus, lines: twin.lines };
    }
    let lines = 0;
    for await (const part of partsOf(file, settings)) {
      lines += part.lines;
      await insertPart(work, row.id, part);
    }
    if (lines === 0) throw invalid("The file has no records.");
    await saveFile(work, row.id, { lines });
    if (!here)
      work.enqueue({ name: RUN_USAGE_TASK, payload: { fileId: row.id }, jobKey: runUsageKey(row.id) });
    work.audit.created(fileEntity(row), {
      source: source.name,
      bytes: file.bytes,
      sha256: file.sha256,
      lines,
    });
    return { fileId: row.id, known: false, status: "queued" as UsageFileStatus, lines };
  },
});

/** The largest file taken, and what to do about it. */
export const usageFileLimit = () => ({
  maxBytes: env().IMPORT_MAX_MB * 1_000_000,
  advice: "Split it, or raise IMPORT_MAX_MB.",
});

type Received = {
  sourceId: number | string;
  source: AsyncIterable<Uint8Array>;
  fileName: string;
  /** The size when the sender says it, so that a file too large is refused unread. */
  sizeBytes?: number;
  here?: boolean;
};

/** Takes a file as it streams in, to disk first, and stages it. @throws {DomainError} invalid or limit. */
export async function receiveUsageFile(ctx: Context, { source, sizeBytes, here, ...rest }: Received) {
  const file = await spool(source, { ...usageFileLimit(), sizeBytes });
  try {
    if (file.bytes === 0) throw invalid("The file is empty.");
    return await importFile(ctx, { file, here: here ? "on" : "", ...rest });
  } finally {
    await file.remove();
  }
}
