import { getPreview, NO_RESULT, previewChunk, savePreview, withChunk } from "@/lib/domain/billing";
import type { Context } from "@/lib/kernel/context";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";

const CHUNK = 1_000;

/** Works through a dry run chunk by chunk and keeps what it has found so far, where its page shows it. */
export async function workOnPreview(context: () => Context, previewId: number): Promise<void> {
  const { billingPeriod, timeZone, closeOn } = await getPreview(context(), { previewId });
  let result = NO_RESULT;
  const keep = (state: "running" | "finished" | "failed", error = "") =>
    savePreview(context(), { previewId, state, done: result.customers, result, error });
  try {
    for (let after = 0; ; ) {
      const chunk = await previewChunk(context(), { billingPeriod, timeZone, closeOn, after, size: CHUNK });
      result = withChunk(result, chunk);
      if (chunk.last === null) break;
      after = chunk.last;
      await keep("running");
    }
    await keep("finished");
  } catch (error) {
    if (!(error instanceof DomainError)) log.error({ previewId, error }, "a preview of a bill run stopped");
    const message =
      error instanceof DomainError ? error.message : "It stopped unexpectedly; the log says more.";
    await keep("failed", message);
  }
}
