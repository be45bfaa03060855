import type { RungName } from "./policy";

export type StopKind = "limited" | "suspended" | "terminated";

const HIGHEST: readonly (readonly [RungName, StopKind])[] = [
  ["terminate", "terminated"],
  ["suspend", "suspended"],
  ["limit", "limited"],
];

/**
 * The one stop that is in force: the highest rung that an invoice reached. Who is provisionally terminated stays so until
 * somebody restores them, so nothing else is in force beside it.
 */
export function wantedStop(
  reached: Partial<Record<RungName, number>>,
  terminated: boolean,
): { kind: StopKind; invoiceId: number } | null {
  if (terminated) return null;
  for (const [rung, kind] of HIGHEST) {
    const invoiceId = reached[rung];
    if (invoiceId !== undefined) return { kind, invoiceId };
  }
  return null;
}
