import type { Posted } from "@/lib/domain/ledger";
import type { Work } from "@/lib/kernel/work";
import { DomainError } from "@/lib/platform/errors";
import type { Money } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { type ChargeRow, chargeFactsOf, readChargeRows } from "./charge-rows";
import { noteFundsDays } from "./note-funds-days";
import { type PlanTerms, readPlanTerms } from "./plan-terms";
import { type ChargedTo, type ChargeLine, postCharges } from "./post-charges";
import { lockFunds } from "./read-funds";
import { afterCharges, type ChargeMoment, chargesDue } from "./rules/charges-due";
import { fundedCharges } from "./rules/prepaid-charging";
import { calendarOf, type Subscriber } from "./subscriber";
import { type Seen, waiveDays } from "./waive-days";

/** A customer that can't be charged, and why, in words for people. Nothing of it was posted. */
export type Unchargeable = { customerId: number; reason: string };
export type ChargeOutcome = { posted: Posted[]; problems: Unchargeable[] };

type Due = { lines: ChargeLine[]; states: ChargedTo[] };
type Asked = {
  moment: ChargeMoment;
  today: PlainDate;
  invoiceId: number | null;
  /** Of a prepaid customer: what it can spend. */
  funds: Money | undefined;
};

/** @throws {DomainError} conflict when one of them has no price. */
function dueOf(
  rows: readonly ChargeRow[],
  plans: Map<number, PlanTerms>,
  subscriber: Subscriber,
  { moment, today, invoiceId, funds }: Asked,
): Due {
  const due: Due = { lines: [], states: [] };
  let left = funds;
  for (const row of rows) {
    const plan = plans.get(row.planId);
    if (!plan) throw new Error(`the terms of plan ${row.planId} were not read`);
    const { terms, state } = chargeFactsOf(row, plan, subscriber, today);
    const wanted = chargesDue(terms, state, moment);
    if (wanted.length === 0) continue;
    const paid =
      left === undefined
        ? null
        : fundedCharges(terms, wanted, { funds: left, shortFrom: row.shortFrom, today });
    if (paid) left = paid.funds;
    const charges = paid?.charges ?? wanted;
    const taxCategory = row.productTaxCategory || plan.taxCategory;
    for (const charge of charges)
      due.lines.push({ row, charge, name: plan.chargeName, taxCategory, today, invoiceId });
    due.states.push({
      subscriptionId: row.subscriptionId,
      state: afterCharges(state, charges),
      shortFrom: paid?.shortFrom,
      triedOn: today,
    });
  }
  return due;
}

function byCustomer(rows: readonly ChargeRow[]): Map<number, ChargeRow[]> {
  const found = new Map<number, ChargeRow[]>();
  for (const row of rows) {
    const own = found.get(row.customerId);
    if (own) own.push(row);
    else found.set(row.customerId, [row]);
  }
  return found;
}

/**
 * Part: charges everything that is due of the subscriptions of locked customers, and gives back the days on which they
 * could not be used; a thousand customers as well as one, in a few statements. A customer of whom anything can't be
 * priced is left out as a whole and named with the reason; the others are charged. What a prepaid customer's funds don't
 * cover in advance waits, and is tried again each day. Asked again it charges nothing.
 * @param moments the billing moment of each customer.
 * @param invoiceOf the invoice that each customer's fees are charged for, where a bill run asks.
 */
export async function chargeDue(
  work: Work,
  subscribers: ReadonlyMap<number, Subscriber>,
  moments: ReadonlyMap<number, ChargeMoment>,
  invoiceOf?: ReadonlyMap<number, number>,
): Promise<ChargeOutcome> {
  const rows = await readChargeRows(work, [...subscribers.keys()]);
  const plans = await readPlanTerms(
    work,
    rows.map(({ planId }) => planId),
  );
  const ofCustomer = byCustomer(rows);
  const funds = await lockFunds(work, subscribers.values());
  const problems: Unchargeable[] = [];
  const due: Due = { lines: [], states: [] };
  const seen = new Map<number, Seen>();
  for (const [customerId, subscriber] of subscribers) {
    const moment = moments.get(customerId);
    if (!moment) continue;
    const { today } = calendarOf(work, subscriber);
    const invoiceId = invoiceOf?.get(customerId) ?? null;
    try {
      const asked = { moment, today, invoiceId, funds: funds.get(customerId) };
      const found = dueOf(ofCustomer.get(customerId) ?? [], plans, subscriber, asked);
      due.lines.push(...found.lines);
      due.states.push(...found.states);
      seen.set(customerId, { through: moment.through, today, invoiceId });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems.push({ customerId, reason: error.message });
    }
  }
  const posted = await postCharges(work, due.lines, due.states);
  // Whoever charges first after a midnight must know of the days before it.
  await noteFundsDays(work, subscribers.values());
  return { posted: [...posted, ...(await waiveDays(work, seen))], problems };
}
