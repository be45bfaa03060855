import type { RungName } from "./policy";

export type StopKind = "limited" | "suspended" | "terminated";

/** Where a customer stands: what is in force, or whether anything is asked for at all. */
export type CollectionState = "clear" | "collecting" | StopKind;

export type WantedStop = { kind: StopKind; invoiceId: number };

const HIGHEST: readonly (readonly [RungName, StopKind])[] = [
  ["terminate", "terminated"],
  ["suspend", "suspended"],
  ["limit", "limited"],
];

/** The one stop that is in force: the highest rung that an invoice reached. */
export function wantedStop(reached: Partial<Record<RungName, number>>): WantedStop | null {
  for (const [rung, kind] of HIGHEST) {
    const invoiceId = reached[rung];
    if (invoiceId !== undefined) return { kind, invoiceId };
  }
  return null;
}
