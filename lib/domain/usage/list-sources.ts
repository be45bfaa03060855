import { asc } from "drizzle-orm";
import { z } from "zod";
import { usageSources } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { toSource, type UsageSource } from "./read-sources";

/** Every source by name; an installation has a handful. */
export const listSources = query({
  name: "usage.list_sources",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read): Promise<UsageSource[]> {
    const rows = await read.tx
      .select()
      .from(usageSources)
      .where(visibleTo(read.actor, "usageSources"))
      .orderBy(asc(usageSources.name))
      .limit(500);
    return rows.map(toSource);
  },
});
