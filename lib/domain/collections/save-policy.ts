import { z } from "zod";
import { collectionPolicies } from "@/db/schema";
import { classEntity, lockClass } from "@/lib/domain/parties";
import { realPerson } from "@/lib/kernel/actor";
import { idInput, line, plainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { startOfDay, toDate } from "@/lib/platform/time";
import { policyInput } from "./policy-input";
import { policyOn, readPolicies } from "./read-policies";
import { assertPolicyFits } from "./rules/policy";
import { planClass } from "./store";

/** The first zone in which a day begins: nobody of a class is looked at too late. */
const EARLIEST_ZONE = "Pacific/Kiritimati";

/**
 * Saves how a class collects, from a day on: today, or later. What was in force stays as a version, so that one can go back
 * to it. Everybody of the class is looked at when it takes effect.
 * @throws {DomainError} invalid with the fields that are wrong.
 */
export const savePolicy = operation({
  name: "collection_policy.save",
  permission: "collection:policy",
  impersonation: "deny",
  input: z.object({
    classId: idInput(),
    effectiveOn: plainDate(),
    note: line(200).default(""),
    settings: policyInput,
  }),
  async run(work, { classId, effectiveOn, note, settings }) {
    const cls = await lockClass(work, classId);
    assertPolicyFits(settings);
    const versions = (await readPolicies(work, [classId])).get(classId) ?? [];
    const today = work.today("UTC");
    if (effectiveOn < today) {
      const message = "A policy takes effect today or later.";
      throw invalid(message, { effectiveOn: [message] });
    }
    const before = policyOn(versions, effectiveOn).policy;
    const [saved] = await work.tx
      .insert(collectionPolicies)
      .values({
        classId,
        resellerId: cls.resellerId,
        effectiveOn,
        settings,
        note,
        createdBy: realPerson(work.actor)?.name ?? "the system",
        createdAt: work.now,
      })
      .returning({ id: collectionPolicies.id });
    if (!saved) throw new Error("insert returned no row");
    await planClass(work, classId, toDate(startOfDay(effectiveOn, EARLIEST_ZONE)));
    work.audit.changed(classEntity(cls), before, settings, {
      reason: note,
      details: { effectiveOn, policyId: saved.id },
    });
    return { classId, policyId: saved.id, effectiveOn };
  },
});
