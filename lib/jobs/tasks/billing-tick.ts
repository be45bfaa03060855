import type { Task } from "graphile-worker";
import { issueDue, planClosings, reviveRuns, startDueRuns } from "@/lib/domain/billing";
import { jobContext } from "@/lib/transport/job";

const context = () => jobContext("billing.tick");

/**
 * What billing does by the clock: works out when new customers are due, starts the runs of periods that are over in their
 * zone, takes up runs whose process was killed, and issues what was looked at long enough. Late or twice, it does the same.
 */
export const billingTick: Task = async () => {
  while ((await planClosings(context(), {})).planned > 0);
  await startDueRuns(context(), {});
  await reviveRuns(context(), {});
  while ((await issueDue(context(), {})).issued > 0);
};
