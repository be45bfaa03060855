import { pool } from "@/db/client";
import { startWorker } from "@/lib/jobs/worker";

/** A worker in a process of its own, until it is killed. It frees what a dead one held after a second, not half a minute. */
await startWorker(pool(), { everyMs: 500, youngMs: 1_000 });
process.stdout.write("ready\n");
