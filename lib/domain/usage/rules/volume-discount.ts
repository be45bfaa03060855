import { conflict } from "@/lib/platform/errors";
import type { PlainDate } from "@/lib/platform/time";
import { type Grant, isUsableOn } from "./grants";
import { type Part, standardPart } from "./price";

/** `grants` are all that were given, as they are now; `changed` those of them to be written. */
export type Taken = { parts: Part[]; grants: Grant[]; changed: Grant[] };

const LAST = Number.MAX_SAFE_INTEGER;
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
// Math.min knows no bigint.
const smaller = (a: bigint, b: bigint): bigint => {
  if (a < b) return a;
  return b;
};
/** Sorts behind every date. */
const NEVER = "~";

/** Included steps in their order, then what was bought, then a step without an end. */
const rank = ({ step, granted }: Grant): number => (granted === null ? LAST : (step ?? LAST - 1));

/**
 * Of each step the oldest quantity first, so what rolled over goes before the period's own; of what was bought that which
 * ends first. A step without an end comes last, or what was bought would never be used.
 */
const inOrderOfUse = (a: Grant, b: Grant): number =>
  rank(a) - rank(b) ||
  byText(a.periodStart ?? "", b.periodStart ?? "") ||
  byText(a.expiresOn ?? NEVER, b.expiresOn ?? NEVER) ||
  byText(a.usableFrom, b.usableFrom) ||
  byText(a.key, b.key);

/**
 * Takes a charged quantity out of what is granted on a day, in the units of the entry's service. What no grant covers is
 * charged at the rate's price. The parts sum to the quantity, and no grant is used beyond what it grants.
 */
export function takeQuantity(grants: readonly Grant[], quantity: bigint, on: PlainDate): Taken {
  const parts: Part[] = [];
  const changed = new Map<string, Grant>();
  let left = quantity;
  for (const grant of grants.filter((one) => isUsableOn(one, on)).sort(inOrderOfUse)) {
    if (left <= 0n) break;
    const room = grant.granted === null ? left : grant.granted - grant.used;
    if (room <= 0n) continue;
    const taken = smaller(room, left);
    parts.push({ quantity: taken, kind: grant.kind, value: grant.value, grantKey: grant.key });
    changed.set(grant.key, { ...grant, used: grant.used + taken });
    left -= taken;
  }
  if (left > 0n) parts.push(standardPart(left));
  return {
    parts,
    grants: grants.map((grant) => changed.get(grant.key) ?? grant),
    changed: [...changed.values()],
  };
}

/**
 * Puts back what the parts of a reversed record took (B23). A grant that is no longer kept has nobody to give to.
 * @throws {DomainError} conflict when a grant would fall below zero: the same record was given back before.
 */
export function giveBack(grants: readonly Grant[], parts: readonly Part[]): Omit<Taken, "parts"> {
  const returned = new Map<string, bigint>();
  for (const { grantKey, quantity } of parts)
    if (grantKey !== null) returned.set(grantKey, (returned.get(grantKey) ?? 0n) + quantity);
  const changed: Grant[] = [];
  const after = grants.map((grant) => {
    const back = returned.get(grant.key);
    if (back === undefined) return grant;
    if (back > grant.used) throw conflict("This would give back more than was used.");
    const now = { ...grant, used: grant.used - back };
    changed.push(now);
    return now;
  });
  return { grants: after, changed };
}
