import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { formatCounted } from "@/lib/platform/format";

/** Puts the result of a check of the log's seals into the log itself, where operators see it. */
export const recordAuditCheck = operation({
  name: "audit.record_check",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({
    blocks: z.number().int(),
    rows: z.number().int(),
    waiting: z.number().int(),
    problems: z.array(z.string()),
  }),
  async run(work, { problems, ...counts }) {
    const ok = problems.length === 0;
    work.audit.event(
      { type: "audit_seal", id: 1 },
      {
        outcome: ok ? "ok" : "error",
        reason: ok ? "" : `${formatCounted(problems.length, "problem")}: ${problems[0]}`.slice(0, 500),
        details: { ...counts, problems: problems.slice(0, 20) },
      },
    );
    return { ok };
  },
});
