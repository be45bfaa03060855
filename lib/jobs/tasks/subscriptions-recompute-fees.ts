import type { Task } from "graphile-worker";
import { z } from "zod";
import { recomputeSubscriptionFees } from "@/lib/domain/subscriptions";
import { jobContext } from "@/lib/transport/job";

const payload = z.object({ planId: z.number(), after: z.number().optional() });

/** After a plan's fee changed: the stored fees of everyone who has the plan, a batch at a time. */
export const recomputeFees: Task = async (given) => {
  await recomputeSubscriptionFees(jobContext("subscriptions.recompute_fees"), payload.parse(given));
};
