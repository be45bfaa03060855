import type { Task } from "graphile-worker";
import { z } from "zod";
import { jobContext } from "@/lib/transport/job";
import { workOnRun } from "../bill-run";
import { stoppedBy } from "../chunks";

const payload = z.object({ runId: z.number() });

/** Works on a bill run. Cut short anywhere, the clock takes the run up again. */
export const billRun: Task = async (given, { abortSignal }) => {
  const { runId } = payload.parse(given);
  const stopped = stoppedBy(abortSignal);
  if ((await workOnRun(() => jobContext("billing.run"), runId, { stopped })) === "stopped")
    throw new Error("the worker is stopping; the bill run goes on at the next start");
};
