import type { Task } from "graphile-worker";
import { jobContext } from "@/lib/transport/job";
import { chargeDays } from "../charge-days";
import { stoppedBy } from "../chunks";
import { noteFundsDays } from "../note-funds-days";

/**
 * A while after each zone's midnight: writes down who had no funds on the day that is over, and charges plans that are
 * charged day by day. Late or twice, it does the same.
 */
export const chargeDailyFees: Task = async (_payload, { abortSignal }) => {
  const context = () => jobContext("subscriptions.charge_daily");
  const stopped = stoppedBy(abortSignal);
  await noteFundsDays(context, { stopped });
  await chargeDays(context, { stopped });
};
