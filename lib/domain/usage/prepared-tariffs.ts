import { type KeptRate, readRevisions, readTariffs } from "@/lib/domain/catalog";
import type { Reader } from "@/lib/kernel/work";
import { type PreparedTariff, prepareTariff } from "./rules/choose-rate";

export type ReadyTariff = PreparedTariff<KeptRate> & { id: number };

/** By tariff, as it was at a revision: rates are many and rarely change, so a process prepares each revision once. */
const kept = new Map<number, { revision: number; tariff: ReadyTariff }>();
const MOST_KEPT = 200;

/** Ids and what is known of those they fall back to. */
function chainOf(tariffIds: readonly number[]): Set<number> {
  const chain = new Set<number>();
  for (const id of tariffIds)
    for (let at: number | null = id; at !== null && !chain.has(at); ) {
      chain.add(at);
      at = kept.get(at)?.tariff.terms.fallbackTariffId ?? null;
    }
  return chain;
}

function forgetOldest(needed: ReadonlySet<number>): void {
  for (const id of kept.keys()) {
    if (kept.size <= MOST_KEPT) return;
    if (!needed.has(id)) kept.delete(id);
  }
}

/** Tariffs, and those they fall back to, as they are now, ready to be asked for rates. */
export async function readReadyTariffs(
  read: Reader,
  tariffIds: readonly number[],
): Promise<Map<number, ReadyTariff>> {
  const known = [...chainOf(tariffIds)];
  const revisions = await readRevisions(read, known);
  const stale = known.filter((id) => revisions.has(id) && kept.get(id)?.revision !== revisions.get(id));
  for (const { id, revision, terms, rates } of (await readTariffs(read, stale)).values())
    kept.set(id, { revision, tariff: { id, ...prepareTariff(terms, rates) } });
  const needed = chainOf(tariffIds);
  forgetOldest(needed);
  return new Map(
    [...needed].flatMap((id) => {
      const tariff = kept.get(id)?.tariff;
      return tariff ? [[id, tariff] as const] : [];
    }),
  );
}
