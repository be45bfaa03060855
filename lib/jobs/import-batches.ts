import { type BatchResult, failImport, findImportStarter, runBatch } from "@/lib/domain/imports";
import type { Context } from "@/lib/kernel/context";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { jobContext, startedJobContext } from "@/lib/transport/job";

type Options = {
  /** Asked before each batch: a stop between batches loses nothing. */
  stopped?: () => boolean;
  onProgress?: (result: BatchResult) => void;
};

/** Runs batch after batch of a started import until there is nothing left. The context is made anew for each. */
export async function runBatches(
  context: () => Context,
  importId: number,
  { stopped = () => false, onProgress }: Options = {},
): Promise<BatchResult> {
  for (;;) {
    const result = await runBatch(context(), { importId });
    onProgress?.(result);
    if (result.state !== "running" || stopped()) return result;
  }
}

/** Contexts in the name of whoever started the import; in the job's own when a command did. */
export async function starterContext(importId: number, job: string): Promise<() => Context> {
  const person = await findImportStarter(jobContext(job), { importId });
  return () => (person ? startedJobContext(person, ["import:run"]) : jobContext(job));
}

const UNEXPECTED =
  "It stopped for a reason that is not the file's; the log says more. Nothing is half done: press Resume to go on.";

/** Keeps why an import stopped where its page shows it. What can't be kept either (no database) is thrown on. */
export async function recordFailure(importId: number, job: string, error: unknown): Promise<void> {
  if (!(error instanceof DomainError)) log.error({ importId, error }, "an import stopped");
  const message = error instanceof DomainError ? error.message : UNEXPECTED;
  await failImport(jobContext(job), { importId, message });
}
