import { eq } from "drizzle-orm";
import { z } from "zod";
import { impersonations } from "@/db/schema";
import { isSigned } from "@/lib/kernel/actor";
import { operation } from "@/lib/kernel/operation";
import { forbidden } from "@/lib/platform/errors";
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
