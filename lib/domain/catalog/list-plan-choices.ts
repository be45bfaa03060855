import { and, asc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { plans } from "@/db/schema";
import { ownerFilter } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { readTerms } from "./read-terms";

const MOST = 1000;

/** The plans on offer to choose from in a form, of one owner and currency when those are known. */
export const listPlanChoices = query({
  name: "plan.list_choices",
  permission: "plan:read",
  impersonation: "allow",
  input: z.object({ owner: ownerFilter(), currency: z.string().optional() }),
  reads: null,
  async run(read, { owner, currency }) {
    const rows = await read.tx
      .select({ id: plans.id, name: plans.name, currency: plans.currency, resellerId: plans.resellerId })
      .from(plans)
      .where(
        and(
          visibleTo(read.actor, "plans"),
          isNull(plans.archivedAt),
          owner === undefined ? undefined : eq(plans.resellerId, owner),
          currency ? eq(plans.currency, currency) : undefined,
        ),
      )
      .orderBy(asc(plans.nameKey))
      .limit(MOST);
    const terms = await readTerms(
      read,
      rows.map((row) => row.id),
    );
    return rows.map((row) => ({ ...row, fees: terms.get(row.id)?.fees ?? [] }));
  },
});
