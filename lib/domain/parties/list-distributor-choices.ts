import { and, asc, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { distributors, HOUSE } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { ownResellerId, visibleTo } from "@/lib/kernel/scope";
import { ownerInput } from "./input";

const MOST = 1000;

/** The active distributors of one owner, to choose from in a form: names, nothing personal. */
export const listDistributorChoices = query({
  name: "distributor.list_choices",
  permission: "distributor:read",
  impersonation: "allow",
  input: z.object({ resellerId: ownerInput() }),
  reads: null,
  run: (read, { resellerId }) =>
    read.tx
      .select({ id: distributors.id, name: distributors.name })
      .from(distributors)
      .where(
        and(
          visibleTo(read.actor, "distributors"),
          eq(
            distributors.resellerId,
            read.actor.kind === "reseller" ? ownResellerId(read.actor) : resellerId,
          ),
          ne(distributors.id, HOUSE),
          eq(distributors.status, "active"),
        ),
      )
      .orderBy(asc(sql`lower(${distributors.name})`))
      .limit(MOST),
});
