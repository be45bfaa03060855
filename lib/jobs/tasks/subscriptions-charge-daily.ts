import type { Task } from "graphile-worker";
import { jobContext } from "@/lib/transport/job";
import { chargeDays } from "../charge-days";

/** Charges plans that are charged day by day, a while after each zone's midnight. Late or twice, it does the same. */
export const chargeDailyFees: Task = (_payload, { abortSignal }) =>
  chargeDays(() => jobContext("subscriptions.charge_daily"), {
    stopped: () => abortSignal?.aborted ?? false,
  });
