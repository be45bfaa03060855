import { eq } from "drizzle-orm";
import { z } from "zod";
import { subscriptions } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import type { Money } from "@/lib/platform/money";
import { addDays, laterOf, type PlainDate } from "@/lib/platform/time";
import { type PastCharge, type PastGap, readChargeHistory, readGaps } from "./charge-history";
import { chargeFactsOf } from "./charge-rows";
import { subscriptionEntity } from "./entities";
import { type LineRow, readLineRows } from "./line-rows";
import { feeTermsOf, planOf, type SubscriptionLine, toLine } from "./lines";
import { type PlanTerms, readPlanTerms } from "./plan-terms";
import { readFunds } from "./read-funds";
import { cancellationOf } from "./rules/cancellation";
import { chargesDue } from "./rules/charges-due";
import type { ConsolidatedSubscription } from "./rules/consolidated";
import { type FeeStep, feeForPeriod } from "./rules/fee";
import { promotionIn } from "./rules/fee-terms";
import { lastDayOf, type Period } from "./rules/periods";
import { prepaidShortfall, remainingCharge } from "./rules/prepaid-shortfall";
import { findScheduledChange } from "./scheduled-change";
import { calendarOf, getSubscriber, type Subscriber } from "./subscriber";
import { type SubscriberView, viewOf } from "./subscriber-view";

/** Why a period costs what it costs: the steps add up to `fee`. */
export type FeeExplanation = { period: Period; lastDay: PlainDate; fee: Money; steps: FeeStep[] };

export type SubscriptionDetail = SubscriptionLine & {
  subscriber: SubscriberView;
  chargeModel: "in_advance" | "at_end" | "progressive";
  /** Current and next billing period; empty when the plan has no price. */
  explanations: FeeExplanation[];
  /** Not removed yet, and some period from now on falls under it. */
  promotionRemovable: boolean;
  minimumPeriods: number;
  /** The day from which days are counted anew, after a pause or under moved periods. */
  chargeFrom: PlainDate | null;
  /** The subscription whose plan was changed to this one's. */
  changedFrom: number | null;
  /** The latest charges and credits, newest first. */
  history: PastCharge[];
  /** Days on which it could not be used, newest first. */
  gaps: PastGap[];
  /** What a prepaid customer's funds don't cover; null when they do. */
  shortfall: Shortfall | null;
  /** The plan that takes over on a day still to come. */
  scheduledChange: { subscriptionId: number; planName: string; on: PlainDate } | null;
  /** What closing today would cost under the plan's minimum term; null when nothing. */
  cancellation: { fee: Money; periodsLeft: number; committedTo: PlainDate } | null;
};

/** Since when it waits for funds, what is due today, and when what remains can be paid with what is there. */
export type Shortfall = { since: PlainDate; due: Money; funds: Money; resumesOn: PlainDate | null };

async function shortfallOf(
  read: Reader,
  row: LineRow,
  plan: PlanTerms,
  subscriber: Subscriber,
): Promise<Shortfall | null> {
  const { shortFrom } = row;
  if (shortFrom === null) return null;
  const { today } = calendarOf(read, subscriber);
  const { terms, state } = chargeFactsOf(row, plan, subscriber, today);
  const waiting = chargesDue(terms, state, { through: laterOf(today, shortFrom) }).find(
    ({ component, to }) => component === "fee" && to > today,
  );
  if (!waiting) return null;
  const funds = await readFunds(read, subscriber);
  const due = { ...waiting, from: laterOf(waiting.from, shortFrom) };
  const { resumesOn } = prepaidShortfall(due, funds, terms);
  return { since: shortFrom, due: remainingCharge(due, today, terms), funds, resumesOn };
}

/** A pause gives back every day from its first one on, whatever the plan says of a last part of a period. */
function untilPause(terms: ConsolidatedSubscription): ConsolidatedSubscription {
  const { pausedOn = null, finishOn } = terms;
  if (pausedOn === null || (finishOn !== null && finishOn < pausedOn)) return terms;
  return { ...terms, finishOn: addDays(pausedOn, -1), prorateLast: true };
}

/** One subscription, with its fee of this and the next period explained step by step. */
export const getSubscription = query({
  name: "subscription.get",
  permission: "subscription:read",
  impersonation: "allow",
  input: z.object({ subscriptionId: idInput() }),
  async run(read, { subscriptionId }): Promise<SubscriptionDetail> {
    const [row] = await readLineRows(read, eq(subscriptions.id, subscriptionId), { orderBy: [], limit: 1 });
    if (!row) throw notFound("subscription");
    const subscriber = await getSubscriber(read, row.customerId);
    const plans = await readPlanTerms(read, [row.planId]);
    const plan = planOf({ plans }, row.planId);
    const calendar = calendarOf(read, subscriber);
    const { today } = calendar;
    const line = toLine(read, row, { subscriber, plans, today });
    const view = viewOf(read, subscriber, calendar);
    const terms = untilPause(feeTermsOf(row, plan, subscriber));
    const open = line.status !== "closed";
    const shortfall = open ? await shortfallOf(read, row, plan, subscriber) : null;
    const change = open ? await findScheduledChange(read, subscriptionId, today) : null;
    const explain = (period: Period) => {
      const { fee, steps } = feeForPeriod(terms, period);
      return { period, lastDay: lastDayOf(period), fee, steps };
    };
    return {
      ...line,
      subscriber: view,
      chargeModel: plan.chargeModel,
      explanations: open && line.problem === null ? [view.period, view.nextPeriod].map(explain) : [],
      promotionRemovable:
        open &&
        row.promotionRemovedOn === null &&
        (line.promotionEndsOn !== null || promotionIn(terms, view.nextPeriod) !== null),
      minimumPeriods: plan.minimumPeriods,
      chargeFrom: row.chargeFrom,
      changedFrom: row.changedFrom,
      history: await readChargeHistory(read, subscriptionId),
      gaps: await readGaps(read, subscriptionId, today),
      shortfall,
      scheduledChange: change && {
        subscriptionId: change.subscriptionId,
        planName: change.name,
        on: change.on,
      },
      cancellation: open
        ? cancellationOf({ ...plan, ...subscriber, ...line, recurringFee: row.recurringFee }, today)
        : null,
    };
  },
  reads: (_, line) => subscriptionEntity({ ...line.subscriber, ...line }),
});
