import { and, eq, inArray, sql } from "drizzle-orm";
import { destinationGroupPrefixes, destinationGroups, discountEntries, discountPlans } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { invalid, notFound } from "@/lib/platform/errors";
import type { WantedEntry } from "./discount-store";
import { destinationGroupProblems, discountMisfit, discountProblems } from "./rules/discount-problems";
import { writeQuantity } from "./rules/quantity-words";

/** @throws {DomainError} invalid: what is wrong with the prefixes, also that another group of the owner has one. */
export async function assertGroupFits(
  work: Work,
  group: { id: number; resellerId: number; name: string; prefixes: string[] },
): Promise<void> {
  const others = await work.tx
    .select({ name: destinationGroups.name, prefix: destinationGroupPrefixes.prefix })
    .from(destinationGroupPrefixes)
    .innerJoin(destinationGroups, eq(destinationGroups.id, destinationGroupPrefixes.groupId))
    .where(
      and(
        eq(destinationGroupPrefixes.resellerId, group.resellerId),
        sql`${destinationGroupPrefixes.groupId} <> ${group.id}`,
        sql`${destinationGroupPrefixes.prefix} = any(${sql.param(group.prefixes)}::text[])`,
      ),
    );
  const there = others.map(({ name, prefix }) => ({ id: 0, name, prefixes: [prefix] }));
  const problems = destinationGroupProblems([...there, group]);
  if (problems.length > 0) throw invalid(problems[0] ?? "", { prefixes: problems.slice(0, 20) });
}

/** Holds the groups of entries in place and checks the entries. @throws {DomainError} not_found; invalid by field. */
export async function assertEntriesFit(
  work: Work,
  resellerId: number,
  entries: readonly WantedEntry[],
): Promise<void> {
  const fields = discountProblems(entries.map((entry, id) => ({ ...entry, id })));
  if (Object.keys(fields).length > 0) throw invalid("Some values need your attention.", fields);
  const ids = [...new Set(entries.flatMap(({ groupId }) => groupId ?? []))];
  if (ids.length === 0) return;
  const groups = await work.tx
    .select({ id: destinationGroups.id, resellerId: destinationGroups.resellerId })
    .from(destinationGroups)
    .where(visibleAnd(work.actor, "destinationGroups", inArray(destinationGroups.id, ids)))
    .for("share");
  if (groups.length < ids.length) throw notFound("destination group");
  const foreign = groups.find((group) => group.resellerId !== resellerId);
  const at = entries.findIndex(({ groupId }) => groupId === foreign?.id);
  const message = "Choose a destination group of the same owner.";
  if (foreign) throw invalid(message, { [`entries.${at}.groupId`]: [message] });
}

/**
 * Holds a volume discount plan in place (for share, so that it is not archived meanwhile) and checks that it fits.
 * @throws {DomainError} not_found for a plan out of sight; invalid when it does not fit.
 */
export async function assertDiscountFits(
  work: Work,
  planId: number,
  user: { resellerId: number; currency: string },
): Promise<void> {
  const where = visibleAnd(work.actor, "discountPlans", eq(discountPlans.id, planId));
  const [plan] = await work.tx.select().from(discountPlans).where(where).for("share");
  if (!plan) throw notFound("volume discount plan");
  const entries = await work.tx.$count(discountEntries, eq(discountEntries.planId, planId));
  const misfit = discountMisfit({ ...plan, archived: plan.archivedAt !== null, entries }, user);
  if (misfit) throw invalid(misfit, { discountPlanId: [misfit] });
}

/** Entries as the audit log shows them: one property each, so that what changed can be read. */
export const entryWords = (entries: readonly WantedEntry[]): Record<string, string> =>
  Object.fromEntries(
    entries.map(({ service, groupId, period, rolloverPeriods, steps }) => [
      `entry ${service} ${groupId === null ? "all destinations" : `group ${groupId}`}`,
      [
        `each ${period}`,
        ...(rolloverPeriods > 0 ? [`rolls over ${rolloverPeriods}`] : []),
        ...steps.map(
          ({ quantity, kind, value }) =>
            `${quantity === null ? "the rest" : writeQuantity(quantity, service)} ${kind} ${value}`,
        ),
      ].join("; "),
    ]),
  );
