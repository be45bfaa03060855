import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { customers, serviceStops } from "@/db/schema";
import { outstanding, type PaymentStatus } from "@/lib/domain/billing";
import { customerEntity, shownName } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { type Money, ZERO } from "@/lib/platform/money";
import { addDays, type PlainDate, todayIn } from "@/lib/platform/time";
import { readRestoreDays } from "./read-restore-days";
import type { StepName } from "./rules/ladder";
import type { CollectionStatus } from "./rules/owed";
import type { PolicySettings, RungName } from "./rules/policy";
import { toResume } from "./rules/resume";
import { type Surveyed, survey } from "./survey";

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
export type CollectionStep = {
  on: PlainDate;
  invoiceId: number;
  number: string | null;
  step: StepName;
  days: number;
  /** Of a notice: the day it was sent, and how, where it was not by mail. */
  givenOn: PlainDate | null;
  givenBy: string;
};
export type CollectionAhead = {
  on: PlainDate;
  invoiceId: number;
  number: string | null;
  step: StepName;
  days: number;
};
export type ServiceStop = {
  kind: "limited" | "suspended" | "terminated";
  fromDay: PlainDate;
  toDay: PlainDate | null;
  endReason: string;
  invoiceId: number;
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
  state: "clear" | "collecting" | "limited" | "suspended" | "terminated";
  liftedUntil: Date | null;
  /** The last day on which the lift holds, in the customer's billing zone. */
  liftedThrough: PlainDate | null;
  promise: { until: PlainDate; amount: Money } | null;
  /** The last day on which a terminated customer can be restored. */
  restorableUntil: PlainDate | null;
  /** The least that has to be paid for limited or suspended services to come back. */
  toResume: Money;
  invoices: CollectedInvoice[];
  ahead: CollectionAhead[];
  /** Notices that were not sent yet: nothing they announce happens before. */
  waiting: { invoiceId: number; number: string | null; rung: RungName; days: number }[];
  steps: CollectionStep[];
  stops: ServiceStop[];
};

const STEPS_SHOWN = 100;

export function stateOf({ debtor, found, hasPolicy }: Surveyed): Collection["state"] {
  if (debtor.terminatedAt) return "terminated";
  if (found.reached.suspend !== undefined) return "suspended";
  if (found.reached.limit !== undefined) return "limited";
  return hasPolicy && found.invoices.some(({ status }) => status === "collect") ? "collecting" : "clear";
}

export const remainingOf = ({ found }: Surveyed): Money =>
  found.invoices.filter(({ settled }) => !settled).at(-1)?.remaining ?? ZERO;

export function overdueSince({ found, invoices }: Surveyed): PlainDate | null {
  const days = found.invoices.flatMap((now, n) =>
    now.status === "collect" && now.paymentStatus === "overdue" ? [invoices[n]?.dueOn ?? ""] : [],
  );
  return days.sort()[0] ?? null;
}

async function readSteps(read: Reader, customerId: number): Promise<CollectionStep[]> {
  const { rows } = await read.tx.execute<{
    done_on: string;
    invoice_id: string;
    number: string | null;
    step: StepName;
    days: number;
    given_on: string | null;
    given_by: string;
  }>(sql`
    select t.done_on::text, t.invoice_id, i.number, t.step, t.days, t.given_on::text, t.given_by
    from dunning_steps t join invoices i on i.id = t.invoice_id
    where t.customer_id = ${customerId} and not t.skipped order by t.done_on desc, t.invoice_id desc, t.step limit ${STEPS_SHOWN}`);
  return rows.map((row) => ({
    on: row.done_on,
    invoiceId: Number(row.invoice_id),
    number: row.number,
    step: row.step,
    days: row.days,
    givenOn: row.given_on,
    givenBy: row.given_by,
  }));
}

async function readStops(read: Reader, customerId: number): Promise<ServiceStop[]> {
  const rows = await read.tx
    .select()
    .from(serviceStops)
    .where(and(visibleTo(read.actor, "serviceStops"), eq(serviceStops.customerId, customerId)))
    .orderBy(desc(serviceStops.id))
    .limit(STEPS_SHOWN);
  return rows.map(({ kind, fromDay, toDay, endReason, invoiceId }) => ({
    kind: kind as ServiceStop["kind"],
    fromDay,
    toDay,
    endReason,
    invoiceId,
  }));
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
      .where(and(visibleTo(read.actor, "customers"), eq(customers.id, customerId)));
    const [one] = row ? await survey(read, [customerId]) : [];
    if (!one) throw notFound("customer");
    const { debtor, found, invoices } = one;
    const { liftedUntil: until } = debtor;
    const liftedUntil = until !== null && until > read.now ? until : null;
    const numberOf = (invoiceId: number) =>
      invoices.find((each) => each.invoiceId === invoiceId)?.number ?? null;
    const leads: Record<RungName, number> = {
      limit: one.policy.limit?.notices[0] ?? 0,
      suspend: one.policy.suspend?.notices[0] ?? 0,
      terminate: one.policy.terminate?.notices[0] ?? 0,
    };
    return {
      customer: {
        id: customerId,
        name: shownName(read.actor, debtor.name),
        resellerId: debtor.resellerId,
        distributorId: debtor.distributorId,
      },
      currency: debtor.currency,
      language: debtor.language,
      today: one.today,
      hasPolicy: one.hasPolicy,
      policy: one.policy,
      classId: debtor.classId,
      remaining: remainingOf(one),
      overdueSince: overdueSince(one),
      state: stateOf(one),
      liftedUntil,
      liftedThrough: liftedUntil && todayIn(new Date(liftedUntil.getTime() - 1), debtor.zone),
      promise:
        debtor.promiseUntil !== null && debtor.promiseUntil >= one.today
          ? { until: debtor.promiseUntil, amount: debtor.promiseAmount ?? ZERO }
          : null,
      restorableUntil: debtor.terminatedAt
        ? addDays(todayIn(debtor.terminatedAt, debtor.zone), await readRestoreDays(read, debtor.classId))
        : null,
      toResume: toResume(
        found.invoices.map((now) => ({ ...now, overdue: now.paymentStatus === "overdue" })),
        one.policy,
        debtor.currency,
      ),
      invoices: found.invoices.flatMap((now, n) => {
        const invoice = invoices[n];
        return invoice && !now.settled
          ? [
              {
                invoiceId: now.invoiceId,
                number: invoice.number,
                dueOn: invoice.dueOn,
                total: invoice.total,
                outstanding: outstanding(invoice),
                disputed: invoice.disputed,
                remaining: now.remaining,
                status: now.status,
                paymentStatus: now.paymentStatus,
              },
            ]
          : [];
      }),
      ahead: found.ahead.map((each) => ({ ...each, number: numberOf(each.invoiceId) })),
      waiting: found.waiting.map((each) => ({
        ...each,
        number: numberOf(each.invoiceId),
        days: leads[each.rung],
      })),
      steps: await readSteps(read, customerId),
      stops: await readStops(read, customerId),
    };
  },
});
