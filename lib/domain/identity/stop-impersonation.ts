import { eq } from "drizzle-orm";
import { z } from "zod";
import { impersonations } from "@/db/schema";
import { isSigned } from "@/lib/kernel/actor";
import { operation } from "@/lib/kernel/operation";
import { forbidden } from "@/lib/platform/errors";
import type { EndCause } from "./rules/impersonation";
import { endImpersonations, impersonationEntity } from "./store";

/** Stop, pressed in the banner: ends this impersonation on the spot. Pressing twice is harmless. */
export const stopImpersonation = operation({
  name: "impersonation.stop",
  permission: "self",
  impersonation: "allow",
  kind: "auth",
  input: z.object({}),
  async run(work) {
    const impersonator = isSigned(work.actor) ? work.actor.impersonator : undefined;
    if (!impersonator) throw forbidden("Nobody is being acted for here.");
    const [row] = await endImpersonations(
      work,
      eq(impersonations.id, impersonator.impersonationId),
      "stopped",
      impersonator.person.userId,
    );
    if (row) work.audit.event(impersonationEntity(row), { details: { ended: "stopped" } });
    else
      work.audit.event(
        { type: "impersonation", id: impersonator.impersonationId },
        { details: { unchanged: true } },
      );
    return { stopped: row !== undefined };
  },
});

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
