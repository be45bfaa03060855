import { closeDatabase, pool } from "@/db/client";
import { installRoles, listRoleDrift } from "@/lib/domain/identity";
import { startWorker } from "@/lib/jobs/worker";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { jobContext } from "@/lib/transport/job";
import { main } from "./boot/report";

main(async () => {
  process.env.PROCESS_KIND ||= "worker";
  env();
  // A new version may say otherwise what the built-in roles may do.
  if ((await listRoleDrift(jobContext("start"), {})).length) await installRoles(jobContext("start"), {});
  const worker = await startWorker(pool());
  log.info("worker started");
  const stop = () => worker.stop().catch(() => undefined);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  await worker.promise;
  await closeDatabase();
});
