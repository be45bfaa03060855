import { Logger, type LogLevel, type Runner, run } from "graphile-worker";
import type { Pool } from "pg";
import { log } from "@/lib/platform/log";
import { cronItems } from "./schedule";
import { tasks } from "./tasks";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

const logger = new Logger((scope) => (level: LogLevel, message: string) => {
  log[LEVELS[level]]({ job: scope.jobId, task: scope.taskIdentifier }, message);
});

/**
 * Works through the queue until `stop()`, two jobs at a time. Any number of processes may do so on one database.
 * `stop()` lets running jobs finish for five seconds; what is cut short is tried again later.
 */
export function startWorker(pool: Pool): Promise<Runner> {
  return run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    taskList: tasks,
    parsedCronItems: cronItems(),
    logger,
  });
}
