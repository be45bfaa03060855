import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { plans, resellers } from "@/db/schema";
import { ownerFilter } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput, type SortColumn } from "@/lib/platform/keyset-page";
import { archivedFilter, nameMatch } from "./input";
import { archivedIs, nameLike } from "./list-filters";
import { type PlanView, type RawPlan, shownPlan } from "./plan-view";
import { readTerms } from "./read-terms";
import { CHARGE_MODELS } from "./rules/plan-terms";

const SORTS = {
  name: { by: sql`${plans.nameKey}`, type: "text", of: (row) => row.nameKey },
  created: { by: sql`${plans.createdAt}`, type: "timestamptz", of: (row) => row.createdAt.toISOString() },
} satisfies Record<string, SortColumn<RawPlan>>;

const input = z.object({
  ...pageInput(["name", "created"]),
  match: nameMatch(),
  archived: archivedFilter(),
  chargeModel: z.enum(CHARGE_MODELS).optional(),
  currency: z.string().optional(),
  owner: ownerFilter(),
});

const filtersOf = (list: z.output<typeof input>): (SQL | undefined)[] => [
  nameLike(plans.nameKey, list.q, list.match),
  archivedIs(plans.archivedAt, list.archived),
  list.chargeModel && eq(plans.chargeModel, list.chargeModel),
  list.currency ? eq(plans.currency, list.currency) : undefined,
  list.owner === undefined ? undefined : eq(plans.resellerId, list.owner),
];

async function run(read: Reader, list: z.output<typeof input>): Promise<ListPage<PlanView>> {
  const where = visibleAnd(read.actor, "plans", ...filtersOf(list));
  const id = { by: sql`${plans.id}`, of: (row: RawPlan) => row.id };
  const keys = keyset<RawPlan>(list, SORTS[list.sort], id);
  const rows = await read.tx
    .select({ ...getTableColumns(plans), ownerName: sql<string | null>`nullif(${resellers.name}, '')` })
    .from(plans)
    .innerJoin(resellers, eq(resellers.id, plans.resellerId))
    .where(and(where, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const count = await countUpTo(read.tx, sql`select 1 from ${plans} where ${where}`);
  const page = keys.page(rows);
  const terms = await readTerms(
    read,
    page.rows.map((row) => row.id),
  );
  return { ...page, rows: page.rows.map((row) => shownPlan(row, terms.get(row.id))), count };
}

/** Subscription plans with their prices; a catalogue holds nothing personal. */
export const listPlans = query({
  name: "plan.list",
  permission: "plan:read",
  impersonation: "allow",
  input,
  reads: null,
  run,
});
