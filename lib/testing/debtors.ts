import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { liftSuspension, promiseToPay, savePolicy } from "@/lib/domain/collections";
import { addDays } from "@/lib/platform/time";
import { at, subscribed, told } from "./billing-story";
import { collectAt, collectingClass, issueInvoice } from "./collection-story";
import { testWorld } from "./factories";

const TODAY = "2026-05-20";
/** The moment of the pass on which all of it comes due. */
export const PASS = `${TODAY}T12:00:00Z`;
const EACH = 4;

const LADDER = {
  thresholds: { USD: "10" },
  reminders: "3",
  tellOverdue: "on",
  resend: "8",
  lateFee: { days: "5", amount: "2", percent: "1.5" },
  limit: { days: "10", notices: "3" },
  suspend: { days: "20", notices: "7,1" },
  terminate: { days: "40", notices: "10" },
  reactivationFee: "5",
  closeSubscriptions: "on",
};

/** By what comes due for them on the day of the pass: how many days ago their invoice was due. */
const LADDER_DAYS = {
  reminder: -3,
  overdue: 1,
  "late fee": 5,
  "limit notice": 7,
  resend: 8,
  limit: 10,
  "suspend notice": 13,
  "suspend notice again": 19,
  suspend: 20,
  "terminate notice": 30,
  terminate: 40,
  "promise broken": 25,
  "lift over": 26,
  "not collected any more": 27,
};
export const DEBTORS = Object.keys(LADDER_DAYS).length * EACH;

/** Customers for each of whom something else comes due on one day, after weeks in which the clock did its part every day. */
export async function debtorsOfAllKinds(): Promise<void> {
  told.estate = (await testWorld(db())).house;
  const since = addDays(TODAY, -60);
  const ladder = await collectingClass(LADDER, since);
  const spared = await collectingClass(LADDER, since);
  const issues: { on: string; run: () => Promise<unknown> }[] = [];
  const customers: Record<string, number[]> = {};
  for (let n = 0; n < EACH; n++)
    for (const [kind, days] of Object.entries(LADDER_DAYS)) {
      const classId = kind === "not collected any more" ? spared : ladder;
      const name = `${kind} ${n}`;
      const { customerId } = await subscribed("10", since, { classId, name, email: `d${n}@debtor.example` });
      customers[kind] = [...(customers[kind] ?? []), customerId];
      const dueOn = addDays(TODAY, -days);
      const on = addDays(dueOn, -14);
      const total = `${40 + n}.33`;
      issues.push({ on, run: () => issueInvoice(customerId, total, dueOn, `${on}T08:00:00Z`) });
    }
  // The day before the pass is the last of a promise and of a lift, and on the day of the pass a class asks for less.
  const yesterday = addDays(TODAY, -1);
  for (let day = addDays(TODAY, -56); day < TODAY; day = addDays(day, 1)) {
    for (const { run } of issues.filter(({ on }) => on === day)) await run();
    await collectAt(`${day}T12:00:00Z`);
    const moment = `${day}T13:00:00Z`;
    if (day !== addDays(TODAY, -2)) continue;
    for (const customerId of customers["promise broken"] ?? [])
      await promiseToPay(at(moment), { customerId, amount: "20", until: yesterday });
    for (const customerId of customers["lift over"] ?? [])
      await liftSuspension(at(moment), { customerId, until: yesterday, reason: "They asked for a day" });
    await savePolicy(at(moment), {
      classId: spared,
      effectiveOn: TODAY,
      settings: { ...LADDER, thresholds: { USD: "1000" } },
    });
  }
}

/** What the pass left behind, by customer's name and without ids: a transaction that was rolled back may have drawn some. */
export async function leftBehind(): Promise<Record<string, unknown>[]> {
  const { rows } = await db().execute(sql`
    select c.name, k.suspended, k.limited, k.terminated_at, k.lifted_until, k.promise_until, k.promise_amount, k.next_at,
      k.looked_at, b.balance, b.position, b.unallocated,
      (select jsonb_agg(jsonb_build_array(s.status, s.payment_status, s.episode, s.settled, i.collectable, i.paid) order by i.id)
        from invoice_collection s join invoices i on i.id = s.invoice_id where s.customer_id = c.id) as invoices,
      (select jsonb_agg(jsonb_build_array(d.episode, d.step, d.days, d.done_on, d.skipped, d.given_on) order by d.step, d.days)
        from dunning_steps d where d.customer_id = c.id) as steps,
      (select jsonb_agg(jsonb_build_array(p.kind, p.started_at, p.from_day, p.to_day, p.end_reason) order by p.started_at, p.kind)
        from service_stops p where p.customer_id = c.id) as stops,
      (select jsonb_agg(jsonb_build_array(x.position, x.kind, x.amount, x.balance_after, x.occurred_at) order by x.position)
        from xdrs x where x.customer_id = c.id) as journal,
      (select jsonb_agg(jsonb_build_array(u.closed_at, u.recurring_fee) order by u.id)
        from subscriptions u where u.customer_id = c.id) as subscriptions,
      (select jsonb_agg(jsonb_build_array(o.type, o.channel, o.status, o.values, regexp_replace(o.key, 'stop [0-9]+', 'stop'))
        order by regexp_replace(o.key, 'stop [0-9]+', 'stop'), o.type, o.channel) from outbox o where o.customer_id = c.id) as messages,
      (select jsonb_agg(line order by line) from (select jsonb_build_array(a.action, a.entity_type, a.property, a.before,
        a.after, a.delta, a.reason, a.details, a.cause_type) as line from audit_log a where a.customer_id = c.id) l) as audit
    from customers c join customer_collection k on k.customer_id = c.id
      left join customer_balances b on b.customer_id = c.id order by c.name`);
  return rows;
}
