import type { Money } from "@/lib/platform/money";
import { type CreditFacts, effectiveLimit, isRaised } from "./credit-limit";

/** The limit in force from a moment until the next step's. */
export type LimitStep = { from: Date; limit: Money | null };

/** A change of a limit as its history keeps it: what it was before, and limit and raise since. */
export type LimitRecord = Omit<CreditFacts, "balanceControl"> & { at: Date; before: Money | null };

const NO_RAISE = { creditRaise: null, creditRaiseUnit: null, creditRaiseUntil: null };

/**
 * The limits in force of a stretch of time, the first from its beginning on: each change begins a step, and so does the
 * moment at which a raise is over by itself.
 * @param current what the customer has now, for one whose limit never changed.
 * @param records all changes, the oldest first.
 * @param to exclusive.
 */
export function limitSteps(
  current: CreditFacts,
  records: readonly LimitRecord[],
  { from, to }: { from: Date; to: Date },
): LimitStep[] {
  const [oldest] = records;
  const begun = oldest ? { creditLimit: oldest.before, ...NO_RAISE } : current;
  const first = records.filter(({ at }) => at <= from).at(-1) ?? begun;
  const later = records.filter(({ at }) => at > from && at < to);
  const states = [{ ...first, at: from }, ...later];
  return states.flatMap((state, n) => {
    const facts = { ...state, balanceControl: current.balanceControl };
    const { at, creditRaiseUntil: until } = state;
    const steps = [{ from: at, limit: effectiveLimit(facts, at) }];
    if (until && isRaised(facts, at) && until < (states[n + 1]?.at ?? to))
      steps.push({ from: until, limit: effectiveLimit(facts, until) });
    return steps;
  });
}
