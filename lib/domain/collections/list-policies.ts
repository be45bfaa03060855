import { sql } from "drizzle-orm";
import { z } from "zod";
import { customerClasses } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import type { PlainDate } from "@/lib/platform/time";
import { policyOn, readPolicies } from "./read-policies";
import type { PolicySettings } from "./rules/policy";

export type ClassPolicy = {
  classId: number;
  name: string;
  /** Since when the class collects as it does; null where it has no policy. */
  since: PlainDate | null;
  settings: PolicySettings;
  /** When another policy takes its place. */
  changesOn: PlainDate | null;
};

const MOST = 500;

/** Every class in sight and how it collects today, by name; the first five hundred. */
export const listPolicies = query({
  name: "collection_policy.list",
  permission: "collection:policy",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  async run(read): Promise<ClassPolicy[]> {
    const classes = await read.tx
      .select({ id: customerClasses.id, name: customerClasses.name })
      .from(customerClasses)
      .where(visibleTo(read.actor, "customerClasses"))
      .orderBy(sql`lower(${customerClasses.name})`, customerClasses.id)
      .limit(MOST);
    const versions = await readPolicies(
      read,
      classes.map(({ id }) => id),
    );
    const today = read.today("UTC");
    return classes.map(({ id, name }) => {
      const { policy, version, changesOn } = policyOn(versions.get(id) ?? [], today);
      return { classId: id, name, since: version?.effectiveOn ?? null, settings: policy, changesOn };
    });
  },
});
