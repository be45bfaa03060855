import { sql } from "drizzle-orm";
import type { PaymentStatus } from "@/lib/domain/billing";
import type { Reader } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import { normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { Calendar } from "./rules/calendar";
import type { StepDone, StepName } from "./rules/ladder";
import type { SeenInvoice } from "./rules/look";
import type { CollectionStatus } from "./rules/owed";

/** A customer as collections knows it: who, and what people decided or was in force when it was last looked at. */
export type Debtor = {
  customerId: number;
  name: string;
  resellerId: number;
  distributorId: number;
  classId: number;
  currency: string;
  decimals: number;
  zone: string;
  language: string;
  closed: boolean;
  balance: string;
  /** False: there is no row of it yet. */
  known: boolean;
  suspended: boolean;
  limited: boolean;
  terminatedAt: Date | null;
  liftedUntil: Date | null;
  promiseUntil: PlainDate | null;
  promiseAmount: string | null;
};

/** What notices say of an invoice beside what is looked at. */
export type DebtInvoice = SeenInvoice & { number: string | null };

type DebtorRow = {
  id: string;
  name: string;
  reseller_id: string;
  distributor_id: string;
  class_id: string;
  currency: string;
  decimals: number;
  billing_time_zone: string;
  language: string;
  closed: boolean;
  balance: string;
  known: boolean;
  suspended: boolean | null;
  limited: boolean | null;
  terminated_at: string | null;
  lifted_until: string | null;
  promise_until: PlainDate | null;
  promise_amount: string | null;
};

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** Customers by id, whatever their scope: the caller has found or locked them. Closed ones too. */
export async function readDebtors(read: Reader, customerIds: readonly number[]): Promise<Debtor[]> {
  const { rows } = await read.tx.execute<DebtorRow>(sql`
    select c.id, c.name, c.reseller_id, c.distributor_id, c.class_id, c.currency, y.decimals, c.billing_time_zone, c.language,
      c.closed_at is not null as closed, coalesce(b.balance, 0)::text as balance, k.customer_id is not null as known,
      k.suspended, k.limited, k.terminated_at, k.lifted_until, k.promise_until::text, k.promise_amount::text
    from customers c join currencies y on y.code = c.currency
      left join customer_balances b on b.customer_id = c.id left join customer_collection k on k.customer_id = c.id
    where c.id = any(${idArray(customerIds)}) order by c.id`);
  return rows.map((row) => ({
    customerId: Number(row.id),
    name: row.name,
    resellerId: Number(row.reseller_id),
    distributorId: Number(row.distributor_id),
    classId: Number(row.class_id),
    currency: row.currency,
    decimals: row.decimals,
    zone: row.billing_time_zone,
    language: row.language,
    closed: row.closed,
    balance: normalize(row.balance),
    known: row.known,
    suspended: row.suspended ?? false,
    limited: row.limited ?? false,
    terminatedAt: instant(row.terminated_at),
    liftedUntil: instant(row.lifted_until),
    promiseUntil: row.promise_until,
    promiseAmount: row.promise_amount === null ? null : normalize(row.promise_amount),
  }));
}

type InvoiceRow = {
  id: string;
  customer_id: string;
  number: string | null;
  total: string;
  paid: string;
  adjusted: string;
  amount_due: string;
  due_on: PlainDate;
  voided: boolean;
  disputed: string;
  status: CollectionStatus | null;
  payment_status: PaymentStatus | null;
  collect_at_issue: boolean | null;
  episode: number | null;
};
type StepRow = {
  invoice_id: string;
  step: StepName;
  days: number;
  skipped: boolean;
  given_on: PlainDate | null;
};

/** Issued invoices that are open, or were when they were last seen, by customer and the oldest first. */
export async function readDebts(
  read: Reader,
  customerIds: readonly number[],
): Promise<Map<number, DebtInvoice[]>> {
  const ids = idArray(customerIds);
  const { rows } = await read.tx.execute<InvoiceRow>(sql`
    with wanted as (
      select i.id from invoices i where i.customer_id = any(${ids}) and i.review = 'issued' and i.voided_at is null
        and i.total > i.paid + i.adjusted
      union select s.invoice_id from invoice_collection s where s.customer_id = any(${ids}) and not s.settled
    )
    select i.id, i.customer_id, i.number, i.total::text, i.paid::text, i.adjusted::text, i.amount_due::text,
      i.due_on::text, i.voided_at is not null as voided,
      coalesce((select sum(d.amount) from disputes d where d.invoice_id = i.id and d.state = 'open'), 0)::text as disputed,
      s.status, s.payment_status, s.collect_at_issue, s.episode
    from wanted w join invoices i on i.id = w.id left join invoice_collection s on s.invoice_id = i.id order by i.id`);
  const steps = await readSteps(
    read,
    rows.filter(({ episode }) => episode).map(({ id }) => Number(id)),
  );
  const found = new Map<number, DebtInvoice[]>();
  for (const row of rows) {
    const customerId = Number(row.customer_id);
    const invoice: DebtInvoice = {
      invoiceId: Number(row.id),
      number: row.number,
      total: normalize(row.total),
      paid: normalize(row.paid),
      adjusted: normalize(row.adjusted),
      disputed: normalize(row.disputed),
      amountDue: normalize(row.amount_due),
      dueOn: row.due_on,
      collectAtIssue: row.collect_at_issue,
      voided: row.voided,
      seen:
        row.status && row.payment_status
          ? { status: row.status, paymentStatus: row.payment_status, episode: row.episode ?? 0 }
          : null,
      steps: steps.get(Number(row.id)) ?? [],
    };
    found.set(customerId, [...(found.get(customerId) ?? []), invoice]);
  }
  return found;
}

/** The steps of each invoice's current episode. */
async function readSteps(read: Reader, invoiceIds: readonly number[]): Promise<Map<number, StepDone[]>> {
  const found = new Map<number, StepDone[]>();
  if (invoiceIds.length === 0) return found;
  const { rows } = await read.tx.execute<StepRow>(sql`
    select t.invoice_id, t.step, t.days, t.skipped, t.given_on::text from dunning_steps t
      join invoice_collection s on s.invoice_id = t.invoice_id and s.episode = t.episode
    where t.invoice_id = any(${idArray(invoiceIds)})`);
  for (const { invoice_id, step, days, skipped, given_on } of rows) {
    const id = Number(invoice_id);
    found.set(id, [...(found.get(id) ?? []), { step, days, skipped, givenOn: given_on }]);
  }
  return found;
}

/** The days of the company on which nobody works. */
export async function readCalendar(read: Reader): Promise<Calendar> {
  const { rows } = await read.tx.execute<{ day: string }>(sql`select day::text from non_working_days`);
  return { nonWorking: new Set(rows.map(({ day }) => day)) };
}
