import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { auditBlocks, auditLog } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";

/** How far the log is sealed, and what the last check of the seals found. Null where there has been none yet. */
export const getAuditSeal = query({
  name: "audit.seal_state",
  permission: "audit:read",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read) {
    const [block] = await read.tx
      .select({ blockNo: auditBlocks.blockNo, sealedAt: auditBlocks.sealedAt })
      .from(auditBlocks)
      .orderBy(desc(auditBlocks.blockNo))
      .limit(1);
    const [check] = await read.tx
      .select({ at: auditLog.at, outcome: auditLog.outcome, reason: auditLog.reason })
      .from(auditLog)
      .where(
        visibleAnd(
          read.actor,
          "auditLog",
          and(eq(auditLog.entityType, "audit_seal"), eq(auditLog.entityId, 1)),
        ),
      )
      .orderBy(desc(auditLog.at))
      .limit(1);
    return {
      sealed: block ?? null,
      checked: check ? { at: check.at, ok: check.outcome === "ok", problem: check.reason } : null,
    };
  },
});
