import type { Task } from "graphile-worker";
import { z } from "zod";
import { stoppedBy } from "../chunks";
import { recordUsageFailure, runUsage, starterContext } from "../usage-batches";

const payload = z.object({ fileId: z.number() });
const NAME = "usage.run";

/** Rates a file part by part. Cut short anywhere, it goes on after the last part that was committed. */
export const runUsageFile: Task = async (given, { abortSignal }) => {
  const { fileId } = payload.parse(given);
  try {
    const context = await starterContext(fileId, NAME);
    const result = await runUsage(context, fileId, stoppedBy(abortSignal));
    // A failed job is tried again: by the next worker that starts.
    if (result.state === "running") throw new Stopping();
  } catch (error) {
    if (error instanceof Stopping) throw error;
    await recordUsageFailure(fileId, NAME, error);
  }
};

class Stopping extends Error {
  constructor() {
    super("the worker is stopping; the file goes on at the next start");
  }
}
