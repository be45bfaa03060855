import { type Money, max, min, subtract, ZERO } from "@/lib/platform/money";
import type { CollectionStatus } from "./owed";
import { type PolicySettings, thresholdOf } from "./policy";

type Asked = { remaining: Money; status: CollectionStatus; overdue: boolean };

/** Services are never limited or suspended while no more than this remains. */
function sparedUpTo(policy: PolicySettings, currency: string): Money {
  const aboves = [policy.limit, policy.suspend].flatMap((rung) => (rung ? [rung.above] : []));
  const lowest = aboves.length === 0 ? ZERO : aboves.reduce(min);
  return policy.mode === "at_generation" ? lowest : max(lowest, thresholdOf(policy, currency));
}

/**
 * What has to be paid so that services come back: the least that leaves no overdue invoice for which they would be limited
 * or suspended. A payment goes to the oldest first, so it lowers what remains of each invoice by itself.
 * @param invoices the customer's, each with what remains counted up to it. @returns "0.00" where nothing has to be.
 */
export function toResume(invoices: readonly Asked[], policy: PolicySettings, currency: string): Money {
  const bound = sparedUpTo(policy, currency);
  return invoices
    .filter(({ status, overdue }) => status === "collect" && overdue)
    .map(({ remaining }) => subtract(remaining, bound))
    .reduce(max, ZERO);
}
