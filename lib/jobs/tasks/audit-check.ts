import type { Task } from "graphile-worker";
import { recordAuditCheck } from "@/lib/domain/reports";
import { checkAudit } from "@/lib/kernel/audit-check";
import { readHeads } from "@/lib/kernel/audit-heads";
import { log } from "@/lib/platform/log";
import { jobContext } from "@/lib/transport/job";

/** Recomputes every seal; what it found stands in the log, on the audit page, and as an error in the process's log. */
export const checkLog: Task = async () => {
  const ctx = jobContext("audit.check");
  const result = await checkAudit(ctx.db, await readHeads(), ctx.now);
  if (result.problems.length > 0) log.error({ problems: result.problems }, "the audit log does not verify");
  await recordAuditCheck(ctx, result);
};
