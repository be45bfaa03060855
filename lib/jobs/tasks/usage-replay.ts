import type { Task } from "graphile-worker";
import { z } from "zod";
import { REASONS, replay } from "@/lib/domain/usage";
import { jobContext } from "@/lib/transport/job";

const payload = z.object({ reason: z.enum(REASONS).optional(), after: z.number(), upTo: z.number() });

/** Goes on with what someone asked to be tried again; each thousand leaves the job of the next. */
export const replayUsage: Task = async (given) => {
  await replay(jobContext("usage.replay"), payload.parse(given));
};
