import type { DestinationGroup } from "@/lib/domain/catalog";
import { longestMatch, type PrefixMap, prefixMap } from "./prefix-map";

/** Made ready once for a set of groups. */
export const prepareGroups = (
  groups: readonly Pick<DestinationGroup, "id" | "prefixes">[],
): PrefixMap<number> =>
  prefixMap(groups.flatMap(({ id, prefixes }) => prefixes.map((prefix) => [prefix, id] as const)));

/** The group of a number, by its longest prefix; null when it is in none. */
export const groupOf = (groups: PrefixMap<number>, number: string): number | null =>
  longestMatch(groups, number, (id) => id);
