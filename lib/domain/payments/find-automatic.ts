import { sql } from "drizzle-orm";
import { type BalanceControl, type CustomerRow, effectiveLimit } from "@/lib/domain/customers";
import type { Work } from "@/lib/kernel/work";
import { type Money, normalize, subtract } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { chargeable, todayOf } from "./automatic-due";
import { attemptDue, chargeDays } from "./rules/charge-days";
import { needsTopUp } from "./rules/top-up";
import type { ClassTerms, CustomerTerms } from "./store";

export type Automatic =
  | { origin: "periodic"; amount: Money; once: string }
  | { origin: "invoice"; invoiceId: number; amount: Money; once: string }
  | { origin: "top_up"; amount: Money; once?: undefined };

type InvoiceRow = {
  id: string;
  total: string;
  taken: string;
  issued_on: PlainDate;
  due_on: PlainDate;
  attempts: PlainDate[];
};

async function invoiceDue(
  work: Work,
  customer: CustomerRow,
  terms: ClassTerms,
  today: PlainDate,
): Promise<Automatic | null> {
  const { rows } = await work.tx.execute<InvoiceRow>(sql`
    select i.id, i.total::text, (i.paid + i.adjusted)::text as taken, i.issued_on::text, i.due_on::text,
      array(select a.day::text from payment_intents a where a.invoice_id = i.id and a.origin = 'invoice'
        and a.failure_code <> 'not_received') as attempts
    from invoices i join customers c on c.id = i.customer_id
    where i.customer_id = ${customer.id} and i.review = 'issued' and i.voided_at is null
      and i.total > i.paid + i.adjusted and ${chargeable(todayOf(work.now))}
    order by i.id`);
  for (const row of rows) {
    const days = chargeDays(terms, { issuedOn: row.issued_on, dueOn: row.due_on });
    const day = attemptDue(days, today, row.attempts);
    if (day === null) continue;
    const amount = subtract(normalize(row.total), normalize(row.taken));
    return { origin: "invoice", invoiceId: Number(row.id), amount, once: `invoice ${row.id} on ${day}` };
  }
  return null;
}

async function topUpDue(
  work: Work,
  customer: CustomerRow,
  terms: CustomerTerms,
  today: PlainDate,
): Promise<Automatic | null> {
  if (terms.topUpAt === null || terms.topUpAmount === null) return null;
  const { rows } = await work.tx.execute<{ balance: string; failed: boolean }>(sql`
    select coalesce((select balance from customer_balances where customer_id = ${customer.id}), 0)::text as balance,
      exists (select 1 from payment_intents a where a.customer_id = ${customer.id} and a.origin = 'top_up'
        and a.state = 'failed' and a.failure_code <> 'not_received' and a.day >= ${today}::date) as failed`);
  const [row] = rows;
  if (!row || row.failed) return null;
  const balanceControl = customer.balanceControl as BalanceControl;
  const creditLimit = effectiveLimit({ ...customer, balanceControl }, work.now);
  const facts = { balanceControl, balance: normalize(row.balance), creditLimit };
  return needsTopUp(facts, normalize(terms.topUpAt))
    ? { origin: "top_up", amount: normalize(terms.topUpAmount) }
    : null;
}

/** What is to be paid by itself of a locked customer right now: one thing at a time, the promised date first. */
export async function findAutomatic(
  work: Work,
  customer: CustomerRow,
  terms: CustomerTerms,
  classTerms: ClassTerms,
): Promise<Automatic | null> {
  const today = work.today(customer.billingTimeZone);
  if (terms.periodicNext !== null && terms.periodicNext <= today && terms.periodicAmount !== null) {
    const once = `periodic ${customer.id} from ${terms.periodicAnchor} on ${terms.periodicNext}`;
    return { origin: "periodic", amount: normalize(terms.periodicAmount), once };
  }
  const invoice = terms.autoPay ? await invoiceDue(work, customer, classTerms, today) : null;
  return invoice ?? topUpDue(work, customer, terms, today);
}
