import { add, type Money, ZERO } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { StepName } from "./ladder";
import type { CollectionState } from "./stops";

/** What holds for one customer under one policy. */
export type PolicyEffect = {
  customerId: number;
  name: string;
  currency: string;
  state: CollectionState;
  /** Invoices that are collected. */
  collected: number;
  remaining: Money;
  /** What would go out that day. */
  messages: StepName[];
  suspendsOn: PlainDate | null;
};

export const IMPACTS = [
  "starts_collecting",
  "stops_collecting",
  "suspended",
  "resumed",
  "limited",
  "unlimited",
  "suspension_sooner",
  "suspension_later",
] as const;
export type Impact = (typeof IMPACTS)[number];

export type PolicyChange = {
  customerId: number;
  name: string;
  currency: string;
  remaining: Money;
  impacts: Impact[];
  before: CollectionState;
  after: CollectionState;
  suspendsOn: { before: PlainDate | null; after: PlainDate | null };
  /** How many more (or fewer) messages than under the policy in force. */
  messages: { before: number; after: number };
};

/** What is another with the second policy; pure, so that a preview can't differ from what will be. */
export function comparePolicies(before: PolicyEffect, after: PolicyEffect): PolicyChange {
  const sooner =
    after.suspendsOn !== null && (before.suspendsOn === null || after.suspendsOn < before.suspendsOn);
  const later =
    before.suspendsOn !== null && (after.suspendsOn === null || after.suspendsOn > before.suspendsOn);
  const found: Record<Impact, boolean> = {
    starts_collecting: before.collected === 0 && after.collected > 0,
    stops_collecting: before.collected > 0 && after.collected === 0,
    suspended: before.state !== "suspended" && after.state === "suspended",
    resumed: before.state === "suspended" && after.state !== "suspended" && after.state !== "terminated",
    limited: before.state !== "limited" && after.state === "limited",
    unlimited: before.state === "limited" && ["clear", "collecting"].includes(after.state),
    suspension_sooner: sooner && before.state !== "suspended" && after.state !== "suspended",
    suspension_later: later && before.state !== "suspended" && after.state !== "suspended",
  };
  return {
    customerId: after.customerId,
    name: after.name,
    currency: after.currency,
    remaining: after.remaining,
    impacts: IMPACTS.filter((impact) => found[impact]),
    before: before.state,
    after: after.state,
    suspendsOn: { before: before.suspendsOn, after: after.suspendsOn },
    messages: { before: before.messages.length, after: after.messages.length },
  };
}

export type PolicyImpact = {
  /** By kind: how many customers, and what they owe, by currency. */
  counts: Record<Impact, { customers: number; amounts: Record<string, Money> }>;
  messages: { before: number; after: number };
  /** The first of those for whom anything changes. */
  changes: PolicyChange[];
  changed: number;
};

const SHOWN = 200;

/** Adds up what changes for whom; amounts of different currencies are never added. */
export function sumImpact(all: readonly PolicyChange[]): PolicyImpact {
  const counts = Object.fromEntries(
    IMPACTS.map((impact) => [impact, { customers: 0, amounts: {} as Record<string, Money> }]),
  ) as PolicyImpact["counts"];
  const messages = { before: 0, after: 0 };
  for (const change of all) {
    messages.before += change.messages.before;
    messages.after += change.messages.after;
    for (const impact of change.impacts) {
      const count = counts[impact];
      count.customers += 1;
      count.amounts[change.currency] = add(count.amounts[change.currency] ?? ZERO, change.remaining);
    }
  }
  const changed = all.filter(({ impacts }) => impacts.length > 0);
  return { counts, messages, changes: changed.slice(0, SHOWN), changed: changed.length };
}
