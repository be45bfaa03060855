import { sql } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db/client";
import { lookChunk, noticeGiven, savePolicy } from "@/lib/domain/collections";
import { post } from "@/lib/domain/ledger";
import { createCustomerClass } from "@/lib/domain/parties";
import { operation } from "@/lib/kernel/operation";
import { at, told } from "./billing-story";
import { systemContext } from "./contexts";
import { writeInvoice } from "./invoice-trial";
import { makeCustomer } from "./subscription-story";

/** A class with a policy of its own, in force since a day. */
export async function collectingClass(settings: object, since = "2026-01-01"): Promise<number> {
  const { classId } = await createCustomerClass(at(`${since}T00:00:00Z`), {
    name: `Class ${Math.random().toString(36).slice(2, 8)}`,
    currency: "USD",
  } as never);
  await savePolicy(at(`${since}T00:00:00Z`), { classId, effectiveOn: since, settings });
  return classId;
}

export const debtorOf = (classId: number, values: Record<string, unknown> = {}) =>
  makeCustomer(db(), told.estate, `Debtor ${Math.random().toString(36).slice(2, 8)}`, {
    classId,
    createdAt: new Date("2026-01-01T00:00:00Z"),
    ...values,
  });

/** Books a charge and writes the invoice that asks for it, as a bill run leaves both. */
const issueForTest = operation({
  name: "test.issue",
  permission: "system",
  impersonation: "deny",
  input: z.object({ customerId: z.number(), total: z.string(), amountDue: z.string(), dueOn: z.string() }),
  async run(work, { customerId, total, amountDue, dueOn }) {
    await post(work, [
      {
        customerId,
        kind: "charge",
        service: "fees",
        amount: total,
        occurredAt: work.now,
        day: work.today("UTC"),
      },
    ]);
    const id = await writeInvoice(
      work.tx as never,
      { ...told.estate, customerId },
      {
        net: total,
        previousAmountDue: (Number(amountDue) - Number(total)).toFixed(2),
        dueOn,
        issuedOn: work.today("UTC"),
        issuedAt: work.now,
      },
    );
    work.events.debtChanged([customerId], { type: "invoice", id });
    work.audit.event({ type: "invoice", id, customerId });
    return id;
  },
});
export const issueInvoice = (
  customerId: number,
  total: string,
  dueOn: string,
  moment: string,
  amountDue = total,
) => issueForTest(systemContext(db(), { now: new Date(moment) }), { customerId, total, amountDue, dueOn });

const deliver = operation({
  name: "test.deliver",
  permission: "system",
  impersonation: "deny",
  input: z.object({ key: z.string(), on: z.string() }),
  async run(work, { key, on }) {
    await noticeGiven(work, key, on);
    work.audit.event({ type: "outbox", id: null });
  },
});

/** Everything of the ladder that was not given yet is given: what the mail does once it was sent. */
export async function deliverNotices(moment: string): Promise<void> {
  const { rows } = await db().execute<{ key: string }>(sql`
    select 'invoice ' || invoice_id || ' ' || step || ' ' || days || case when episode > 1 then ' again ' || episode else '' end as key
    from dunning_steps where given_on is null and not skipped and step like '%\\_notice' order by 1`);
  for (const { key } of rows)
    await deliver(systemContext(db(), { now: new Date(moment) }), { key, on: moment.slice(0, 10) });
}

/** What the clock does at a moment, until nothing is left to do. */
export async function collectAt(moment: string, { mail = true } = {}): Promise<number> {
  let steps = 0;
  for (;;) {
    const done = await lookChunk(systemContext(db(), { now: new Date(moment) }), {});
    steps += done.steps;
    if (done.looked === 0) break;
  }
  if (mail) await deliverNotices(moment);
  return steps;
}

export type Seen = { status: string; payment: string; episode: number };

export async function seenOf(customerId: number): Promise<{ [invoiceId: string]: string }> {
  const { rows } = await db().execute<{ invoice_id: string; status: string; payment_status: string }>(
    sql`select invoice_id, status, payment_status from invoice_collection where customer_id = ${customerId} order by 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.invoice_id, `${row.payment_status}, ${row.status}`]));
}

export async function standingOf(customerId: number) {
  const { rows } = await db().execute<{
    suspended: boolean;
    limited: boolean;
    terminated: boolean;
    lifted: boolean;
    next: string | null;
  }>(sql`
    select suspended, limited, terminated_at is not null as terminated, lifted_until is not null as lifted,
      next_at::text as next from customer_collection where customer_id = ${customerId}`);
  return rows[0] ?? null;
}

/** The steps that were taken, in order: "2026-08-01 17 overdue 1". */
export async function stepsOf(customerId: number): Promise<string[]> {
  const { rows } = await db().execute<{ line: string }>(sql`
    select done_on::text || ' ' || invoice_id || ' ' || step || ' ' || days as line from dunning_steps
    where customer_id = ${customerId} and not skipped order by done_on, step, days`);
  return rows.map(({ line }) => line);
}

export async function stopsOf(customerId: number): Promise<string[]> {
  const { rows } = await db().execute<{ line: string }>(sql`
    select kind || ' ' || from_day || ' ' || coalesce(to_day::text || ' ' || end_reason, 'open') as line from service_stops
    where customer_id = ${customerId} order by id`);
  return rows.map(({ line }) => line);
}

/** What the audit log says of a property, in order. */
export async function changesOf(customerId: number, property: string): Promise<string[]> {
  const { rows } = await db().execute<{ line: string }>(sql`
    select coalesce(before, '-') || ' → ' || coalesce(after, '-') as line from audit_log
    where customer_id = ${customerId} and property = ${property} order by id`);
  return rows.map(({ line }) => line);
}
