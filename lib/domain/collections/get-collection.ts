import { eq } from "drizzle-orm";
import { z } from "zod";
import { customers } from "@/db/schema";
import { outstanding, type PaymentStatus } from "@/lib/domain/billing";
import { customerEntity, shownName } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { type Money, ZERO } from "@/lib/platform/money";
import { type PlainDate, todayIn } from "@/lib/platform/time";
import { type CollectionStep, readStepsTaken, readStops, type ServiceStop } from "./read-history";
import { restorableUntil } from "./restorable-until";
import { type Decision, decisionsOpen } from "./rules/decisions";
import type { StepName } from "./rules/ladder";
import type { CollectionStatus } from "./rules/owed";
import type { PolicySettings, RungName } from "./rules/policy";
import { toResume } from "./rules/resume";
import type { CollectionState } from "./rules/stops";
import { overdueSince, remainingOf, type Surveyed, stateOf, survey } from "./survey";

export type CollectedInvoice = {
  invoiceId: number;
  number: string | null;
  dueOn: PlainDate;
  total: Money;
  outstanding: Money;
  disputed: Money;
  /** Counted up to this invoice: what is compared with the threshold. */
  remaining: Money;
  status: CollectionStatus;
  paymentStatus: PaymentStatus;
};
export type CollectionAhead = {
  on: PlainDate;
  invoiceId: number;
  number: string | null;
  step: StepName;
  days: number;
};
/** Where a customer stands in collections today, why, and what comes if nothing is paid. */
export type Collection = {
  customer: { id: number; name: string; resellerId: number; distributorId: number };
  currency: string;
  language: string;
  today: PlainDate;
  hasPolicy: boolean;
  policy: PolicySettings;
  classId: number;
  /** What is asked for in all. */
  remaining: Money;
  /** The day the oldest overdue invoice that is collected was due. */
  overdueSince: PlainDate | null;
  state: CollectionState;
  liftedUntil: Date | null;
  /** The last day on which the lift holds, in the customer's billing zone. */
  liftedThrough: PlainDate | null;
  promise: { until: PlainDate; amount: Money } | null;
  /** The last day on which a terminated customer can be restored. */
  restorableUntil: PlainDate | null;
  /** What staff can decide now. */
  decisions: Decision[];
  /** The least that has to be paid for limited or suspended services to come back. */
  toResume: Money;
  invoices: CollectedInvoice[];
  ahead: CollectionAhead[];
  /** Notices that were not sent yet: nothing they announce happens before. */
  waiting: { invoiceId: number; number: string | null; rung: RungName; days: number }[];
  steps: CollectionStep[];
  stops: ServiceStop[];
};

/** Open invoices, the oldest first, as the look found them. */
const collectedInvoices = ({ found, invoices }: Surveyed): CollectedInvoice[] =>
  found.invoices.flatMap((now, n) => {
    const invoice = invoices[n];
    if (!invoice || now.settled) return [];
    const { number, dueOn, total, disputed } = invoice;
    const { invoiceId, remaining, status, paymentStatus } = now;
    const asked = { outstanding: outstanding(invoice), disputed, remaining };
    return [{ invoiceId, number, dueOn, total, ...asked, status, paymentStatus }];
  });

/** What comes if nothing is paid, and the notices that everything waits for, with the numbers of their invoices. */
function aheadOf({ found, invoices, policy }: Surveyed): Pick<Collection, "ahead" | "waiting"> {
  const numbers = new Map(invoices.map(({ invoiceId, number }) => [invoiceId, number]));
  const numbered = <One extends { invoiceId: number }>(one: One) => ({
    ...one,
    number: numbers.get(one.invoiceId) ?? null,
  });
  return {
    ahead: found.ahead.map(numbered),
    waiting: found.waiting.map((one) => ({ ...numbered(one), days: policy[one.rung]?.notices[0] ?? 0 })),
  };
}

/** What people decided for the customer, as far as it holds now. */
function decidedFor({ debtor, today }: Surveyed, now: Date) {
  const { liftedUntil: until, promiseUntil, promiseAmount, zone } = debtor;
  const liftedUntil = until !== null && until > now ? until : null;
  const promise =
    promiseUntil !== null && promiseUntil >= today
      ? { until: promiseUntil, amount: promiseAmount ?? ZERO }
      : null;
  return {
    liftedUntil,
    // The moment is the first after the day.
    liftedThrough: liftedUntil && todayIn(new Date(liftedUntil.getTime() - 1), zone),
    promise,
  };
}

/** Everything about one customer's collection, looked at now: what is shown is what the clock would find. */
export const getCollection = query({
  name: "collection.get",
  permission: "collection:read",
  impersonation: "allow",
  input: z.object({ customerId: idInput() }),
  reads: (_input, { customer }: Collection) => customerEntity(customer),
  async run(read, { customerId }): Promise<Collection> {
    const [row] = await read.tx
      .select({ id: customers.id })
      .from(customers)
      .where(visibleAnd(read.actor, "customers", eq(customers.id, customerId)));
    const [one] = row ? await survey(read, [customerId]) : [];
    if (!one) throw notFound("customer");
    const { debtor, found, policy } = one;
    const { name, resellerId, distributorId, currency, language, classId } = debtor;
    const decided = decidedFor(one, read.now);
    const standing = { state: stateOf(one), today: one.today };
    const invoices = collectedInvoices(one);
    const restorable = await restorableUntil(read, debtor);
    return {
      customer: { id: customerId, name: shownName(read.actor, name), resellerId, distributorId },
      currency,
      language,
      ...standing,
      remaining: remainingOf(one),
      hasPolicy: one.hasPolicy,
      policy,
      classId,
      overdueSince: overdueSince(one),
      ...decided,
      restorableUntil: restorable,
      decisions: decisionsOpen({
        ...standing,
        collects: invoices.some(({ status }) => status === "collect"),
        lifted: decided.liftedUntil !== null,
        promised: decided.promise !== null,
        restorableUntil: restorable,
      }),
      toResume: toResume(
        found.invoices.map((now) => ({ ...now, overdue: now.paymentStatus === "overdue" })),
        policy,
        currency,
      ),
      invoices,
      ...aheadOf(one),
      steps: await readStepsTaken(read, customerId),
      stops: await readStops(read, customerId),
    };
  },
});
