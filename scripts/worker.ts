import { closeDatabase, pool } from "@/db/client";
import { startWorker } from "@/lib/jobs/worker";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { main } from "./boot/report";

main(async () => {
  process.env.PROCESS_KIND ||= "worker";
  env();
  const worker = await startWorker(pool());
  log.info("worker started");
  const stop = () => worker.stop().catch(() => undefined);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  await worker.promise;
  await closeDatabase();
});
