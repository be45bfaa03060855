import type { DiscountEntry, UsageService } from "@/lib/domain/catalog";

/** Where something comes from that may override something else: the customer itself, an add-on, the main product. */
export type Holder = {
  source: "customer" | "addon" | "main";
  /** Of add-ons among each other: the higher one wins. */
  precedence: number;
  /** Decides where precedence does not: the earlier one wins, so that the answer is always the same. */
  id: number;
};

const RANK: Record<Holder["source"], number> = { customer: 0, addon: 1, main: 2 };

/** The strongest first: customer, add-ons from the highest precedence down, main product. */
export const byPrecedence = <Held extends Holder>(held: readonly Held[]): Held[] =>
  [...held].sort((a, b) => RANK[a.source] - RANK[b.source] || b.precedence - a.precedence || a.id - b.id);

/** The plan's entry for a destination: the one of its group, else the one for all destinations. */
export const entryFor = (
  entries: readonly DiscountEntry[],
  service: UsageService,
  groupId: number | null,
): DiscountEntry | null => {
  const of = (group: number | null) =>
    entries.find((entry) => entry.service === service && entry.groupId === group);
  return (groupId === null ? undefined : of(groupId)) ?? of(null) ?? null;
};

/** Overriding is whole: the strongest plan that has an entry for the destination decides, and no other is looked at. */
export function discountFor<Plan extends Holder & { entries: readonly DiscountEntry[] }>(
  plans: readonly Plan[],
  service: UsageService,
  groupId: number | null,
): { plan: Plan; entry: DiscountEntry } | null {
  for (const plan of byPrecedence(plans)) {
    const entry = entryFor(plan.entries, service, groupId);
    if (entry) return { plan, entry };
  }
  return null;
}
