import { asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { discountPlans } from "@/db/schema";
import { ownerFilter } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";

const MOST = 1000;

/** The volume discount plans on offer to choose from in a form; drafts are not among them. */
export const listDiscountChoices = query({
  name: "discount_plan.list_choices",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({ owner: ownerFilter(), currency: z.string().optional() }),
  reads: null,
  run: (read, { owner, currency }) =>
    read.tx
      .select({
        id: discountPlans.id,
        name: discountPlans.name,
        currency: discountPlans.currency,
        resellerId: discountPlans.resellerId,
      })
      .from(discountPlans)
      .where(
        visibleAnd(
          read.actor,
          "discountPlans",
          isNull(discountPlans.archivedAt),
          sql`exists (select 1 from discount_entries e where e.plan_id = ${discountPlans.id})`,
          owner === undefined ? undefined : eq(discountPlans.resellerId, owner),
          currency ? eq(discountPlans.currency, currency) : undefined,
        ),
      )
      .orderBy(asc(discountPlans.nameKey))
      .limit(MOST),
});
