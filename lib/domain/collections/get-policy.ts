import { eq } from "drizzle-orm";
import { z } from "zod";
import { currencies, customerClasses } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { type PolicyVersion, policyOn, readPolicies } from "./read-policies";
import type { PolicySettings } from "./rules/policy";

export type PolicyRoom = {
  cls: { id: number; name: string; currency: string | null };
  /** Of the class, or all that are in use. */
  currencies: string[];
  inForce: PolicyVersion | null;
  settings: PolicySettings;
  /** Not in force yet, the next one first. */
  scheduled: PolicyVersion[];
  /** In force before, the last one first. */
  earlier: PolicyVersion[];
};

/** How a class collects now, what is to change, and what it was before. */
export const getPolicy = query({
  name: "collection_policy.get",
  permission: "collection:policy",
  impersonation: "allow",
  input: z.object({ classId: idInput() }),
  reads: null,
  async run(read, { classId }): Promise<PolicyRoom> {
    const [cls] = await read.tx
      .select({ id: customerClasses.id, name: customerClasses.name, currency: customerClasses.currency })
      .from(customerClasses)
      .where(visibleAnd(read.actor, "customerClasses", eq(customerClasses.id, classId)));
    if (!cls) throw notFound("customer class");
    const used = await read.tx
      .select({ code: currencies.code })
      .from(currencies)
      .where(eq(currencies.active, true))
      .orderBy(currencies.code);
    const versions = (await readPolicies(read, [classId])).get(classId) ?? [];
    const today = read.today("UTC");
    const { policy, version } = policyOn(versions, today);
    return {
      cls,
      currencies: cls.currency ? [cls.currency] : used.map(({ code }) => code),
      inForce: version,
      settings: policy,
      scheduled: versions.filter(({ effectiveOn }) => effectiveOn > today).reverse(),
      earlier: version ? versions.slice(versions.indexOf(version) + 1) : [],
    };
  },
});
