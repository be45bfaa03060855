import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { destinationGroups } from "@/db/schema";
import { ownerFilter } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";

const MOST = 1000;

/** The destination groups to choose from in a form, of one owner when that is known. */
export const listGroupChoices = query({
  name: "destination_group.list_choices",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({ owner: ownerFilter() }),
  reads: null,
  run: (read, { owner }) =>
    read.tx
      .select({
        id: destinationGroups.id,
        name: destinationGroups.name,
        resellerId: destinationGroups.resellerId,
      })
      .from(destinationGroups)
      .where(
        visibleAnd(
          read.actor,
          "destinationGroups",
          owner === undefined ? undefined : eq(destinationGroups.resellerId, owner),
        ),
      )
      .orderBy(asc(destinationGroups.nameKey))
      .limit(MOST),
});
