import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { collectionPolicies } from "@/db/schema";
import { classEntity, lockClass } from "@/lib/domain/parties";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { visibleTo } from "@/lib/kernel/scope";
import { conflict, notFound } from "@/lib/platform/errors";
import { planClass } from "./store";

/** Takes a scheduled change back, before it takes effect. One that is in force is followed by another instead. */
export const cancelPolicy = operation({
  name: "collection_policy.cancel",
  permission: "collection:policy",
  impersonation: "deny",
  input: z.object({ policyId: idInput() }),
  async run(work, { policyId }) {
    const where = and(
      visibleTo(work.actor, "collectionPolicies"),
      eq(collectionPolicies.id, policyId),
      isNull(collectionPolicies.cancelledAt),
    );
    const [version] = await work.tx.select().from(collectionPolicies).where(where).for("update");
    if (!version) throw notFound("collection_policy");
    const cls = await lockClass(work, version.classId);
    if (version.effectiveOn <= work.today("UTC"))
      throw conflict("This is in force already. Save another one, or go back to the one before.");
    await work.tx
      .update(collectionPolicies)
      .set({ cancelledAt: work.now })
      .where(eq(collectionPolicies.id, policyId));
    // East of here its day may have begun, and customers may have been looked at by it.
    await planClass(work, version.classId, work.now);
    work.audit.event(classEntity(cls), {
      details: { cancelledPolicy: policyId, effectiveOn: version.effectiveOn },
    });
    return { policyId, classId: version.classId };
  },
});
