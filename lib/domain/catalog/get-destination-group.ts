import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import {
  destinationGroupPrefixes,
  destinationGroups,
  discountEntries,
  discountPlans,
  resellers,
} from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";

const NAMED = 20;

/** One destination group with all its prefixes, and the volume discount plans that speak of it (the first twenty). */
export const getDestinationGroup = query({
  name: "destination_group.get",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({ groupId: idInput() }),
  reads: null,
  async run(read, { groupId }) {
    const [row] = await read.tx
      .select({
        id: destinationGroups.id,
        name: destinationGroups.name,
        resellerId: destinationGroups.resellerId,
        ownerName: sql<string | null>`nullif(${resellers.name}, '')`,
      })
      .from(destinationGroups)
      .innerJoin(resellers, eq(resellers.id, destinationGroups.resellerId))
      .where(visibleAnd(read.actor, "destinationGroups", eq(destinationGroups.id, groupId)));
    if (!row) throw notFound("destination group");
    const prefixes = await read.tx
      .select({ prefix: destinationGroupPrefixes.prefix })
      .from(destinationGroupPrefixes)
      .where(eq(destinationGroupPrefixes.groupId, groupId))
      .orderBy(destinationGroupPrefixes.prefix);
    const plans = await read.tx
      .selectDistinct({ id: discountPlans.id, name: discountPlans.name })
      .from(discountEntries)
      .innerJoin(discountPlans, eq(discountPlans.id, discountEntries.planId))
      .where(eq(discountEntries.groupId, groupId))
      .orderBy(discountPlans.name)
      .limit(NAMED);
    return { ...row, prefixes: prefixes.map(({ prefix }) => prefix), plans };
  },
});
