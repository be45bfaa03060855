import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { impersonations } from "@/db/schema";
import { isSigned } from "@/lib/kernel/actor";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { visibleTo } from "@/lib/kernel/scope";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { endImpersonations, impersonationEntity } from "./store";

/**
 * Ends someone else's "log in as" from outside: whoever acts finds out on the next click. Operators may end any;
 * a reseller only those that its own people started.
 * @throws {DomainError} not_found, conflict when it is over already.
 */
export const endImpersonation = operation({
  name: "impersonation.end_now",
  permission: "user:manage",
  impersonation: "deny",
  kind: "auth",
  input: z.object({ impersonationId: idInput(), reason: reasonLine() }),
  async run(work, { impersonationId, reason }) {
    const { actor } = work;
    if (!isSigned(actor) || !actor.person) throw forbidden();
    const where = and(
      eq(impersonations.id, impersonationId),
      visibleTo(actor, "impersonations"),
      actor.kind === "admin" ? undefined : eq(impersonations.actorRealm, actor.kind),
    );
    const [found] = await work.tx.select().from(impersonations).where(where).for("update");
    if (!found) throw notFound("acting session");
    const [row] = await endImpersonations(
      work,
      eq(impersonations.id, found.id),
      "revoked",
      actor.person.userId,
    );
    if (!row) throw conflict("This acting session is over already.");
    work.audit.event(impersonationEntity(row), { reason, details: { ended: "revoked", by: row.actorName } });
    return { impersonationId: row.id, actorName: row.actorName, subjectName: row.subjectName };
  },
});
