import { and, eq, inArray } from "drizzle-orm";
import {
  destinationGroupPrefixes,
  destinationGroups,
  discountEntries,
  discountPlans,
  discountSteps,
} from "@/db/schema";
import { explaining } from "@/lib/kernel/constraints";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { readEntries } from "./read-discounts";
import type { DiscountEntry } from "./rules/discount-terms";
import { only, taken } from "./store";

export type GroupRow = typeof destinationGroups.$inferSelect;
export type DiscountPlanRow = typeof discountPlans.$inferSelect;
/** An entry as it is wanted: what its id will be is for the store to know. */
export type WantedEntry = Omit<DiscountEntry, "id">;

/** The group with its prefixes. @throws {DomainError} not_found, also when it is out of sight. */
export async function lockGroup(work: Work, groupId: number): Promise<GroupRow & { prefixes: string[] }> {
  const where = visibleAnd(work.actor, "destinationGroups", eq(destinationGroups.id, groupId));
  const [row] = await work.tx.select().from(destinationGroups).where(where).for("update");
  if (!row) throw notFound("destination group");
  const prefixes = await work.tx
    .select({ prefix: destinationGroupPrefixes.prefix })
    .from(destinationGroupPrefixes)
    .where(eq(destinationGroupPrefixes.groupId, groupId))
    .orderBy(destinationGroupPrefixes.prefix);
  return { ...row, prefixes: prefixes.map(({ prefix }) => prefix) };
}

const groupTaken = {
  ...taken("destination_groups_name", "destination group"),
  destination_group_prefixes_reseller_id_prefix_pk: {
    field: "prefixes",
    message: "One of these prefixes is in another group already.",
  },
};

type GroupValues = { resellerId: number; name: string; prefixes: readonly string[] };

async function insertPrefixes(work: Work, groupId: number, { resellerId, prefixes }: GroupValues) {
  if (prefixes.length === 0) return;
  const rows = prefixes.map((prefix) => ({ groupId, resellerId, prefix }));
  await work.tx.insert(destinationGroupPrefixes).values(rows);
}

export const insertGroup = (work: Work, group: GroupValues): Promise<GroupRow> =>
  explaining(groupTaken, async () => {
    const { prefixes: _, ...values } = group;
    const row = only(
      await work.tx
        .insert(destinationGroups)
        .values({ ...values, createdAt: work.now })
        .returning(),
    );
    await insertPrefixes(work, row.id, group);
    return row;
  });

/** Saves a group's name and replaces its prefixes as a whole. */
export const saveGroup = (work: Work, groupId: number, group: GroupValues): Promise<void> =>
  explaining(groupTaken, async () => {
    const { name } = group;
    await work.tx.update(destinationGroups).set({ name }).where(eq(destinationGroups.id, groupId));
    await work.tx.delete(destinationGroupPrefixes).where(eq(destinationGroupPrefixes.groupId, groupId));
    await insertPrefixes(work, groupId, group);
  });

export const deleteGroupRow = (work: Work, groupId: number) =>
  work.tx.delete(destinationGroups).where(eq(destinationGroups.id, groupId));

/** The plan with its entries. @throws {DomainError} not_found, also when it is out of sight. */
export async function lockDiscountPlan(
  work: Work,
  planId: number,
): Promise<DiscountPlanRow & { entries: DiscountEntry[] }> {
  const where = visibleAnd(work.actor, "discountPlans", eq(discountPlans.id, planId));
  const [row] = await work.tx.select().from(discountPlans).where(where).for("update");
  if (!row) throw notFound("volume discount plan");
  return { ...row, entries: (await readEntries(work, [planId])).get(planId) ?? [] };
}

const planTaken = taken("discount_plans_name", "volume discount plan");

export const insertDiscountPlan = (
  work: Work,
  values: typeof discountPlans.$inferInsert,
): Promise<DiscountPlanRow> =>
  explaining(planTaken, async () => only(await work.tx.insert(discountPlans).values(values).returning()));

export const saveDiscountPlan = (
  work: Work,
  planId: number,
  values: Partial<Pick<DiscountPlanRow, "name" | "archivedAt">>,
): Promise<DiscountPlanRow> =>
  explaining(planTaken, async () =>
    only(await work.tx.update(discountPlans).set(values).where(eq(discountPlans.id, planId)).returning()),
  );

const placeOf = ({ service, groupId }: Pick<DiscountEntry, "service" | "groupId">) =>
  `${service}/${groupId ?? ""}`;

/**
 * Makes a plan's entries what is wanted. An entry for the same service and destinations keeps its id, under which what
 * customers have left is counted; steps are replaced.
 */
export async function saveEntries(
  work: Work,
  plan: { id: number; resellerId: number },
  before: readonly DiscountEntry[],
  wanted: readonly WantedEntry[],
): Promise<void> {
  const ids = new Map(before.map((entry) => [placeOf(entry), entry.id]));
  const kept = new Set(wanted.map(placeOf));
  const gone = before.filter((entry) => !kept.has(placeOf(entry))).map(({ id }) => id);
  if (gone.length > 0)
    await work.tx
      .delete(discountEntries)
      .where(and(eq(discountEntries.planId, plan.id), inArray(discountEntries.id, gone)));
  for (const { steps, ...entry } of wanted) {
    const known = ids.get(placeOf(entry));
    const { period, rolloverPeriods } = entry;
    if (known) {
      await work.tx
        .update(discountEntries)
        .set({ period, rolloverPeriods })
        .where(eq(discountEntries.id, known));
      await work.tx.delete(discountSteps).where(eq(discountSteps.entryId, known));
    }
    const values = { ...entry, planId: plan.id, resellerId: plan.resellerId };
    const entryId = known ?? only(await work.tx.insert(discountEntries).values(values).returning()).id;
    if (steps.length > 0)
      await work.tx
        .insert(discountSteps)
        .values(steps.map((step, position) => ({ ...step, entryId, position })));
  }
}
