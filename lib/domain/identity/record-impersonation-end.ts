import { eq } from "drizzle-orm";
import { z } from "zod";
import { impersonations } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import type { EndCause } from "./rules/impersonation";
import { endImpersonations, impersonationEntity } from "./store";

const CAUSES = [
  "expired",
  "idle",
  "actor_signed_out",
  "actor_disabled",
  "actor_lost_right",
  "subject_unavailable",
  "switched_off",
] as const satisfies readonly EndCause[];

/** Writes down that an impersonation was found to be over, with the reason, once. */
export const recordImpersonationEnd = operation({
  name: "impersonation.end",
  permission: "system",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ impersonationId: z.number().int(), cause: z.enum(CAUSES) }),
  async run(work, { impersonationId, cause }) {
    const [row] = await endImpersonations(work, eq(impersonations.id, impersonationId), cause, null);
    if (row) work.audit.event(impersonationEntity(row), { details: { ended: cause, by: row.actorName } });
    else work.audit.event({ type: "impersonation", id: impersonationId }, { details: { unchanged: true } });
    return { ended: row !== undefined };
  },
});
