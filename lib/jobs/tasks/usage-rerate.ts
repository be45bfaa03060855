import type { Task } from "graphile-worker";
import { z } from "zod";
import { rerate } from "@/lib/domain/usage";
import { jobContext } from "@/lib/transport/job";

const payload = z.object({
  customerId: z.number().optional(),
  tariffId: z.number().optional(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  after: z.number(),
  upTo: z.number(),
});

/** Goes on with what someone asked to be rated again; each thousand leaves the job of the next. */
export const rerateUsage: Task = async (given) => {
  await rerate(jobContext("usage.rerate"), payload.parse(given));
};
