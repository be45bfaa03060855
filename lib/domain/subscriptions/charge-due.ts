import { sql } from "drizzle-orm";
import { type Entry, type Posted, post, type XdrKind } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { DomainError } from "@/lib/platform/errors";
import { addDays, type PlainDate } from "@/lib/platform/time";
import { type ChargeRow, chargeFactsOf, lockChargeRows } from "./charge-rows";
import { type PlanTerms, readPlanTerms } from "./plan-terms";
import type { Charge, ChargeComponent, ChargeState } from "./rules/charge-terms";
import { afterCharges, type ChargeMoment, chargesDue } from "./rules/charges-due";
import { calendarOf, type Subscriber } from "./subscriber";

const KIND: Record<ChargeComponent, XdrKind> = {
  fee: "subscription_fee",
  activation_fee: "activation_fee",
  cancellation_fee: "cancellation_fee",
  waiver: "waiver",
};
const SUFFIX: Record<ChargeComponent, string> = {
  fee: "",
  activation_fee: ", activation",
  cancellation_fee: ", ended early",
  waiver: ", days without service",
};

/** A customer that can't be charged, and why, in words for people. Nothing of it was posted. */
export type Unchargeable = { customerId: number; reason: string };
export type ChargeOutcome = { posted: Posted[]; problems: Unchargeable[] };

type Due = { row: ChargeRow; charge: Charge; state: ChargeState; name: string };

function dueOf(
  rows: readonly ChargeRow[],
  plans: Map<number, PlanTerms>,
  subscriber: Subscriber,
  { moment, today }: { moment: ChargeMoment; today: PlainDate },
): Due[] {
  return rows.flatMap((row) => {
    const plan = plans.get(row.planId);
    if (!plan) throw new Error(`the terms of plan ${row.planId} were not read`);
    const { terms, state } = chargeFactsOf(row, plan, subscriber, today);
    const charges = chargesDue(terms, state, moment);
    const after = afterCharges(state, charges);
    return charges.map((charge) => ({ row, charge, state: after, name: plan.chargeName }));
  });
}

const entryOf = (
  work: Work,
  { row, charge, name }: Due,
  { today, invoiceId }: { today: PlainDate; invoiceId: number | null },
): Entry => ({
  customerId: row.customerId,
  invoiceId,
  accountId: row.accountId,
  kind: KIND[charge.component],
  service: "subscriptions",
  amount: charge.amount,
  occurredAt: work.now,
  day: today,
  period: { from: charge.from, to: charge.to },
  subscriptionId: row.subscriptionId,
  description: `${name}${SUFFIX[charge.component]}`,
});

function byCustomer(rows: readonly ChargeRow[]): Map<number, ChargeRow[]> {
  const found = new Map<number, ChargeRow[]>();
  for (const row of rows) {
    const own = found.get(row.customerId);
    if (own) own.push(row);
    else found.set(row.customerId, [row]);
  }
  return found;
}

/** What was charged, beside the xDR that did it, and how far each subscription is charged now: one statement. */
async function writeCharges(work: Work, due: readonly Due[], posted: readonly Posted[]): Promise<void> {
  const charges = due.map(({ row, charge }, n) => ({
    subscription_id: row.subscriptionId,
    customer_id: row.customerId,
    component: charge.component,
    period_from: charge.from,
    period_to: charge.to,
    amount: charge.amount,
    full_fee: charge.fullFee,
    share_days: charge.share.days,
    share_of: charge.share.of,
    xdr_id: posted[n]?.xdrId,
  }));
  const states = [...new Map(due.map((one) => [one.row.subscriptionId, one.state]))].map(([id, state]) => ({
    id,
    billed_to: state.chargedTo === null ? null : addDays(state.chargedTo, -1),
    activation: state.activationFeeCharged,
    cancellation: state.cancellationFeeCharged,
  }));
  await work.tx.execute(sql`
    with charged as (
      insert into subscription_charges (subscription_id, customer_id, component, period_from, period_to, amount,
        full_fee, share_days, share_of, xdr_id)
      select * from jsonb_to_recordset(${JSON.stringify(charges)}::jsonb) as c(subscription_id bigint,
        customer_id bigint, component text, period_from date, period_to date, amount numeric,
        full_fee numeric, share_days int, share_of int, xdr_id bigint)
    )
    update subscriptions s set billed_to = r.billed_to, activation_fee_charged = r.activation,
      cancellation_fee_charged = r.cancellation
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb)
      as r(id bigint, billed_to date, activation boolean, cancellation boolean)
    where s.id = r.id`);
}

/**
 * Part: charges everything that is due of the subscriptions of locked customers, a thousand customers as well as one:
 * a read and three statements. A customer of whom anything can't be priced is left out as a whole and named with the
 * reason; the others are charged. Asked again it charges nothing.
 * @param moments the billing moment of each customer.
 * @param invoiceOf the invoice that each customer's fees are charged for, where a bill run asks.
 */
export async function chargeDue(
  work: Work,
  subscribers: ReadonlyMap<number, Subscriber>,
  moments: ReadonlyMap<number, ChargeMoment>,
  invoiceOf?: ReadonlyMap<number, number>,
): Promise<ChargeOutcome> {
  const rows = await lockChargeRows(work, [...subscribers.keys()]);
  const plans = await readPlanTerms(
    work,
    rows.map(({ planId }) => planId),
  );
  const ofCustomer = byCustomer(rows);
  const problems: Unchargeable[] = [];
  const due: Due[] = [];
  const entries: Entry[] = [];
  for (const [customerId, subscriber] of subscribers) {
    const moment = moments.get(customerId);
    const own = ofCustomer.get(customerId);
    if (!moment || !own) continue;
    const { today } = calendarOf(work, subscriber);
    try {
      const found = dueOf(own, plans, subscriber, { moment, today });
      due.push(...found);
      const invoiceId = invoiceOf?.get(customerId) ?? null;
      entries.push(...found.map((one) => entryOf(work, one, { today, invoiceId })));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems.push({ customerId, reason: error.message });
    }
  }
  if (due.length === 0) return { posted: [], problems };
  const posted = await post(work, entries);
  await writeCharges(work, due, posted);
  return { posted, problems };
}
