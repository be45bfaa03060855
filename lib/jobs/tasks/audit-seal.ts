import type { Task } from "graphile-worker";
import { appendHeads } from "@/lib/kernel/audit-heads";
import { sealAudit } from "@/lib/kernel/audit-seal";
import { log } from "@/lib/platform/log";
import { jobContext } from "@/lib/transport/job";

/** Seals what is final, and takes the heads out of the database: into a file, and into the process's own log. */
export const sealLog: Task = async () => {
  const { db, now } = jobContext("audit.seal");
  const blocks = await sealAudit(db, now);
  await appendHeads(blocks);
  for (const { blockNo, epoch, rowCount, blockHash, signature } of blocks)
    log.info({ blockNo, epoch, rowCount, blockHash, signature }, "sealed a block of the audit log");
};
