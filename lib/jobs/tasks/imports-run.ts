import type { Task } from "graphile-worker";
import { z } from "zod";
import { stoppedBy } from "../chunks";
import { recordFailure, runBatches, starterContext } from "../import-batches";

const payload = z.object({ importId: z.number() });
const NAME = "imports.run";

/** Works through a started import. Cut short anywhere, it goes on after the last batch that was committed. */
export const runImport: Task = async (given, { abortSignal }) => {
  const { importId } = payload.parse(given);
  try {
    const context = await starterContext(importId, NAME);
    const result = await runBatches(context, importId, { stopped: stoppedBy(abortSignal) });
    // A failed job is tried again: by the next worker that starts.
    if (result.state === "running") throw new Stopping();
  } catch (error) {
    if (error instanceof Stopping) throw error;
    await recordFailure(importId, NAME, error);
  }
};

class Stopping extends Error {
  constructor() {
    super("the worker is stopping; the import goes on at the next start");
  }
}
