import type { Rate, TariffTerms, UsageService } from "@/lib/domain/catalog";

/** What of a usage record rating looks at. */
export type Used = {
  kind: UsageService;
  /** Seconds of conversation (call), pieces (message, event), bytes (data). */
  quantity: bigint;
  /** False for a call or message that never got through. */
  answered: boolean;
  /** The switch says that it is not to be billed. */
  omitted?: boolean;
};

export type Waived = "omitted" | "not_answered" | "nothing_used" | "free_seconds";

/** A quantity as it was and as it is charged, in the same unit. */
export type Measure = {
  used: bigint;
  charged: bigint;
  /** The quantity that the rate's price is for: 60 seconds, 1 piece, so many bytes. */
  per: bigint;
  /** Why nothing is charged, or null. */
  waived: Waived | null;
};

type Intervals = Pick<Rate, "firstInterval" | "nextInterval" | "freeSeconds">;

const upTo = (quantity: bigint, step: bigint): bigint => ((quantity + step - 1n) / step) * step;

function chargedSeconds(seconds: bigint, { firstInterval, nextInterval }: Intervals): bigint {
  const first = BigInt(firstInterval);
  return seconds <= first ? first : first + upTo(seconds - first, BigInt(nextInterval));
}

/**
 * What is charged of what was used. A call is at least the first interval, and rounded up by the next one beyond it; up
 * to the free seconds it costs nothing, and a longer one is charged without them. Data are rounded up to whole units.
 * What was not answered, is nothing, or is not to be billed is never charged.
 */
export function measure(
  { kind, quantity: used, answered, omitted = false }: Used,
  rate: Intervals,
  { dataUnitBytes }: Pick<TariffTerms, "dataUnitBytes">,
): Measure {
  const per = kind === "call" ? 60n : kind === "data" ? BigInt(dataUnitBytes) : 1n;
  const nothing = (waived: Waived): Measure => ({ used, charged: 0n, per, waived });
  if (omitted) return nothing("omitted");
  if (!answered) return nothing("not_answered");
  if (used <= 0n) return nothing("nothing_used");
  if (kind !== "call") return { used, charged: upTo(used, per), per, waived: null };
  const free = BigInt(rate.freeSeconds);
  if (used <= free) return nothing("free_seconds");
  return { used, charged: chargedSeconds(used - free, rate), per, waived: null };
}
