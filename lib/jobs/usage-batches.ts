import { failFile, findFileStarter, runBatch, type UsageBatch } from "@/lib/domain/usage";
import type { Context } from "@/lib/kernel/context";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { jobContext, startedJobContext } from "@/lib/transport/job";

/** Rates part after part of a file until nothing is left. The context is made anew for each. */
export async function runUsage(
  context: () => Context,
  fileId: number,
  stopped: () => boolean = () => false,
): Promise<UsageBatch> {
  for (;;) {
    const result = await runBatch(context(), { fileId });
    if (result.state !== "running" || stopped()) return result;
  }
}

/** Contexts in the name of whoever brought the file; in the job's own when a folder did. */
export async function starterContext(fileId: number, job: string): Promise<() => Context> {
  const person = await findFileStarter(jobContext(job), { fileId });
  return () => (person ? startedJobContext(person, ["usage:import"]) : jobContext(job));
}

const UNEXPECTED =
  "It stopped for a reason that is not the file's; the log says more. Nothing is half done: press Resume to go on.";

/** Keeps why a file stopped where its page shows it. What can't be kept either (no database) is thrown on. */
export async function recordUsageFailure(fileId: number, job: string, error: unknown): Promise<void> {
  if (!(error instanceof DomainError)) log.error({ fileId, error }, "a file of usage stopped");
  const message = error instanceof DomainError ? error.message : UNEXPECTED;
  await failFile(jobContext(job), { fileId, message });
}
