import type { Task, TaskList } from "graphile-worker";
import { ensurePartitions } from "./partitions-ensure";

/** Every job by name; operations leave them behind with `work.enqueue({ name, payload })`. */
export const tasks = {
  "partitions.ensure": ensurePartitions,
} satisfies Record<string, Task> & TaskList;

export type TaskName = keyof typeof tasks;
