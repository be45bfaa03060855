import { asc, eq, inArray } from "drizzle-orm";
import {
  destinationGroupPrefixes,
  destinationGroups,
  discountEntries,
  discountPlans,
  discountSteps,
} from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import type {
  DestinationGroup,
  DiscountEntry,
  DiscountPlanTerms,
  DiscountStep,
} from "./rules/discount-terms";

export type KeptDiscountPlan = DiscountPlanTerms & { id: number; resellerId: number };

/** Entries with their steps, of plans whose rows were read within the actor's sight: two statements for all. */
export async function readEntries(
  read: Reader,
  planIds: readonly number[],
): Promise<Map<number, DiscountEntry[]>> {
  const byPlan = new Map<number, DiscountEntry[]>(planIds.map((id) => [id, []]));
  if (planIds.length === 0) return byPlan;
  const byEntry = new Map<number, DiscountStep[]>();
  const rows = await read.tx
    .select()
    .from(discountEntries)
    .where(inArray(discountEntries.planId, [...planIds]))
    .orderBy(asc(discountEntries.id));
  for (const { planId, resellerId: _, ...row } of rows) {
    const entry = { ...row, steps: [] } as unknown as DiscountEntry;
    byPlan.get(planId)?.push(entry);
    byEntry.set(row.id, entry.steps);
  }
  if (rows.length === 0) return byPlan;
  for (const { entryId, quantity, kind, value } of await read.tx
    .select()
    .from(discountSteps)
    .where(inArray(discountSteps.entryId, [...byEntry.keys()]))
    .orderBy(asc(discountSteps.entryId), asc(discountSteps.position)))
    byEntry.get(entryId)?.push({ quantity, kind: kind as DiscountStep["kind"], value: normalize(value) });
  return byPlan;
}

/** Volume discount plans with their entries, archived ones too: who has one keeps it. A part. */
export async function readDiscountPlans(
  read: Reader,
  planIds: readonly number[],
): Promise<Map<number, KeptDiscountPlan>> {
  if (planIds.length === 0) return new Map();
  const rows = await read.tx
    .select()
    .from(discountPlans)
    .where(visibleAnd(read.actor, "discountPlans", inArray(discountPlans.id, [...planIds])));
  const entries = await readEntries(
    read,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ id, resellerId, name, currency }) => [
      id,
      { id, resellerId, name, currency, entries: entries.get(id) ?? [] },
    ]),
  );
}

/** The destination groups of one owner with their prefixes: the set in which a number's group is looked up. A part. */
export async function readDestinationGroups(read: Reader, resellerId: number): Promise<DestinationGroup[]> {
  const groups = await read.tx
    .select({ id: destinationGroups.id, name: destinationGroups.name })
    .from(destinationGroups)
    .where(visibleAnd(read.actor, "destinationGroups", eq(destinationGroups.resellerId, resellerId)))
    .orderBy(asc(destinationGroups.id));
  const byId = new Map(groups.map((group) => [group.id, { ...group, prefixes: [] as string[] }]));
  if (groups.length === 0) return [];
  for (const { groupId, prefix } of await read.tx
    .select()
    .from(destinationGroupPrefixes)
    .where(eq(destinationGroupPrefixes.resellerId, resellerId))
    .orderBy(asc(destinationGroupPrefixes.prefix)))
    byId.get(groupId)?.prefixes.push(prefix);
  return [...byId.values()];
}
