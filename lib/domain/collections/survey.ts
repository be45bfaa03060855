import type { Reader } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import { type DebtInvoice, type Debtor, readCalendar, readDebtors, readDebts } from "./read-facts";
import { policyOn, readPolicies } from "./read-policies";
import type { Calendar } from "./rules/calendar";
import { type Look, look } from "./rules/look";
import { NO_POLICY, type PolicySettings } from "./rules/policy";

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

/** What is tried out instead of what is in force: another policy, from another day on. */
export type Supposed = { policy: PolicySettings; on?: PlainDate };

const lookAt = (
  read: Reader,
  debtor: Debtor,
  invoices: readonly DebtInvoice[],
  policy: PolicySettings,
  calendar: Calendar,
  today: PlainDate,
): Look =>
  look({
    today,
    currency: debtor.currency,
    balance: debtor.balance,
    policy: debtor.closed ? NO_POLICY : policy,
    calendar,
    invoices,
    promiseUntil: debtor.promiseUntil,
    lifted: debtor.liftedUntil !== null && debtor.liftedUntil > read.now,
    terminated: debtor.terminatedAt !== null,
  });

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
    return {
      debtor,
      today,
      policy: chosen,
      hasPolicy: version !== null && !debtor.closed,
      changesOn,
      invoices,
      found: lookAt(read, debtor, invoices, chosen, calendar, today),
    };
  });
}
