import type { Task } from "graphile-worker";

/** Makes the coming months' partitions of the tables that have one a month, long before they are needed. */
export const ensurePartitions: Task = async (_payload, { query }) => {
  await query("select ensure_month_partitions()");
};
