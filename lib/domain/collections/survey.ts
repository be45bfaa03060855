import type { Reader } from "@/lib/kernel/work";
import { type Money, ZERO } from "@/lib/platform/money";
import { type PlainDate, startOfDay, toDate } from "@/lib/platform/time";
import { type DebtInvoice, type Debtor, readCalendar, readDebtors, readDebts } from "./read-facts";
import { policyOn, readPolicies } from "./read-policies";
import { type Look, look } from "./rules/look";
import { NO_POLICY, type PolicySettings } from "./rules/policy";
import type { CollectionState } from "./rules/stops";

/** A customer and what a look at it finds. */
export type Surveyed = {
  debtor: Debtor;
  today: PlainDate;
  policy: PolicySettings;
  /** The class has a policy in force: without one what is owed is recorded and nobody is chased. */
  hasPolicy: boolean;
  /** The day on which another version of the policy takes effect. */
  changesOn: PlainDate | null;
  invoices: readonly DebtInvoice[];
  found: Look;
};

/** What is tried out instead of what is in force: another policy, on another day. */
export type Supposed = { policy: PolicySettings; on: PlainDate };

/** The moment that is looked at: now, or the beginning of a later day. */
function momentOf(now: Date, { zone }: Debtor, supposed?: Supposed): Date {
  const then = supposed ? toDate(startOfDay(supposed.on, zone)) : now;
  return then > now ? then : now;
}

export function stateOf({ debtor, found, hasPolicy }: Surveyed): CollectionState {
  if (debtor.terminatedAt) return "terminated";
  if (found.reached.suspend !== undefined) return "suspended";
  if (found.reached.limit !== undefined) return "limited";
  return hasPolicy && found.invoices.some(({ status }) => status === "collect") ? "collecting" : "clear";
}

/** What is asked for in all, in the customer's currency. */
export const remainingOf = ({ found }: Surveyed): Money =>
  found.invoices.filter(({ settled }) => !settled).at(-1)?.remaining ?? ZERO;

/** The day the oldest overdue invoice that is collected was due. */
export function overdueSince({ found, invoices }: Surveyed): PlainDate | null {
  const days = found.invoices.flatMap((now, n) =>
    now.status === "collect" && now.paymentStatus === "overdue" ? [invoices[n]?.dueOn ?? ""] : [],
  );
  return days.sort()[0] ?? null;
}

/**
 * Reads everything that matters for any number of customers, in five statements, and looks at each. Changes nothing: what
 * follows from it is the caller's to do, or to show.
 */
export async function survey(
  read: Reader,
  customerIds: readonly number[],
  supposed?: Supposed,
): Promise<Surveyed[]> {
  if (customerIds.length === 0) return [];
  const debtors = await readDebtors(read, customerIds);
  const debts = await readDebts(read, customerIds);
  const policies = await readPolicies(
    read,
    debtors.map(({ classId }) => classId),
  );
  const calendar = await readCalendar(read);
  return debtors.map((debtor) => {
    const today = supposed?.on ?? read.today(debtor.zone);
    const { policy, version, changesOn } = policyOn(policies.get(debtor.classId) ?? [], today);
    const chosen = supposed?.policy ?? policy;
    const invoices = debts.get(debtor.customerId) ?? [];
    const { liftedUntil } = debtor;
    return {
      debtor,
      today,
      policy: chosen,
      hasPolicy: version !== null && !debtor.closed,
      changesOn,
      invoices,
      found: look({
        today,
        currency: debtor.currency,
        balance: debtor.balance,
        policy: debtor.closed ? NO_POLICY : chosen,
        calendar,
        invoices,
        promiseUntil: debtor.promiseUntil,
        lifted: liftedUntil !== null && liftedUntil > momentOf(read.now, debtor, supposed),
        terminated: debtor.terminatedAt !== null,
      }),
    };
  });
}
