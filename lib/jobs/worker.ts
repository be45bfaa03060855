import { EventEmitter } from "node:events";
import { Logger, type LogLevel, type Runner, run, type WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";
import { log } from "@/lib/platform/log";
import { LivingWorkers, WATCH, type Watch } from "./living-workers";
import { cronItems } from "./schedule";
import { tasks } from "./tasks";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

const logger = new Logger((scope) => (level: LogLevel, message: string) => {
  log[LEVELS[level]]({ job: scope.jobId, task: scope.taskIdentifier }, message);
});

/**
 * Works through the queue until `stop()`, two jobs at a time. Any number of processes may do so on one database.
 * `stop()` lets running jobs finish for five seconds; what is cut short is tried again later, and so is what a process
 * held that was killed.
 */
export async function startWorker(pool: Pool, watch: Watch = WATCH): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  const living = new LivingWorkers(pool, watch);
  events.on("worker:create", ({ worker }) => living.names.add(worker.workerId));
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    taskList: tasks,
    parsedCronItems: cronItems(),
    logger,
    events,
  });
  await living.start();
  const stop = () => living.stop();
  runner.promise.then(stop, stop);
  return runner;
}
