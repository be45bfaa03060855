import type { Task } from "graphile-worker";
import { expireLeases, findLate } from "@/lib/domain/notifications";
import { jobContext } from "@/lib/transport/job";

const context = () => jobContext("notifications.sweep");

/** Takes up messages that a worker left behind. */
export const sweepMessages: Task = async () => {
  if ((await findLate(context(), {})).late) await expireLeases(context(), {});
};
