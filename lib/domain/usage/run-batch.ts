import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { failpoint } from "@/lib/platform/failpoint";
import { fileEntity, type UsageFileRow } from "./entities";
import { linesOf } from "./file-parts";
import { rateCarefully } from "./rate-carefully";
import type { Fate, Incoming } from "./rate-records";
import { findSource } from "./read-sources";
import { rawReader } from "./rules/source-settings";
import { type FilePart, lockFile, saveFile, takePart } from "./store";

export type UsageBatch = { state: "running" | "done" | "stopped"; done: number; lines: number };

/** Rates the lines of a part. @returns how many met which fate. */
async function ratePart(work: Work, row: UsageFileRow, part: FilePart): Promise<Record<Fate, number>> {
  const source = await findSource(work, row.sourceId);
  const read = rawReader(source, work.now);
  const incoming = linesOf(source.format, part).map(
    ({ lineNo, raw, problem }): Incoming => ({ lineNo, raw, read: problem ? { problem } : read(raw) }),
  );
  failpoint("usage.read");
  const counts = { rated: 0, free: 0, duplicate: 0, unrated: 0 };
  const outcomes = await rateCarefully(work, { sourceId: row.sourceId, fileId: row.id }, incoming);
  for (const { fate } of outcomes) counts[fate]++;
  return counts;
}

/**
 * Rates the next part of a file: the lines it takes, what they moved, and how far the file has come are one transaction
 * under the file's lock. A stop at any moment loses at most the part under way, and the next call goes on from there.
 */
export const runBatch = operation({
  name: "usage.run_batch",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({ fileId: idInput() }),
  async run(work, { fileId }): Promise<UsageBatch> {
    const row = await lockFile(work, fileId);
    if (row.status !== "queued" && row.status !== "running") {
      work.audit.event(fileEntity(row), { details: { nothingToDo: row.status } });
      return { state: row.status === "done" ? "done" : "stopped", done: row.done, lines: row.lines };
    }
    const part = await takePart(work, fileId);
    const counts = part ? await ratePart(work, row, part) : { rated: 0, free: 0, duplicate: 0, unrated: 0 };
    failpoint("usage.rated");
    const done = row.done + (part?.lines ?? 0);
    const isDone = done >= row.lines;
    await saveFile(work, fileId, {
      done,
      rated: row.rated + counts.rated,
      free: row.free + counts.free,
      duplicates: row.duplicates + counts.duplicate,
      unrated: row.unrated + counts.unrated,
      progressAt: work.now,
      failure: "",
      ...(isDone ? { status: "done", finishedAt: work.now } : { status: "running" }),
    });
    work.audit.event(fileEntity(row), {
      details: { fromLine: part?.firstLine, lines: part?.lines ?? 0, ...counts, finished: isDone },
    });
    failpoint("usage.saved");
    return { state: isDone ? "done" : "running", done, lines: row.lines };
  },
});
