import type { Work } from "@/lib/kernel/work";
import * as money from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { auditCharges } from "./audit-charges";
import { chargingOf } from "./charge-lines";
import { endCharging } from "./end-charging";
import { customerEntity, subscriptionEntity } from "./entities";
import { toLine } from "./lines";
import type { LockedSubscription } from "./lock-subscriptions";
import { type Cancellation, cancellationOf } from "./rules/cancellation";
import { type CloseWhen, closingOf } from "./rules/closing";
import { cancelScheduledChanges } from "./scheduled-change";
import { closeRows } from "./store";

/** What closing does, or did, to one subscription. */
export type ClosedLine = {
  subscriptionId: number;
  name: string;
  endUserName: string;
  account: { accountId: number; identifier: string; name: string } | null;
  currency: string;
  /** Monthly, weekly …: what it costs today. */
  feeNow: money.Money | null;
  outcome: "closes" | "already_closed" | "already_ends";
  /** The last day of service, included; null for one closed before. */
  lastDay: PlainDate | null;
  /** True: it ends at this moment, not at the end of its last day. */
  now: boolean;
  /** What the plan charges for ending before its minimum term; told here, charged with the bill. */
  cancellation: Cancellation | null;
  /** What is given back of days charged ahead, below zero; null where nothing is. */
  refund: money.Money | null;
};

type Sum = { currency: string; total: money.Money };

export type Closed = {
  lines: ClosedLine[];
  closing: number;
  cancellationFees: Sum[];
  /** Posted with the closing. */
  refunds: Sum[];
};

/** The sum of an amount that some lines have, one a currency. */
function sumsOf(
  lines: readonly ClosedLine[],
  amountOf: (line: ClosedLine) => money.Money | null | undefined,
): Sum[] {
  const amounts = lines.flatMap((line) => {
    const amount = amountOf(line) ?? null;
    return amount === null ? [] : [{ currency: line.currency, amount }];
  });
  return [...new Set(amounts.map(({ currency }) => currency))].sort().map((currency) => ({
    currency,
    total: money.sum(amounts.filter((one) => one.currency === currency).map(({ amount }) => amount)),
  }));
}

type Outcome = Omit<ClosedLine, "refund">;

function outcomeOf(work: Work, locked: LockedSubscription, when: CloseWhen): Outcome {
  const { row, subscriber, plan, calendar } = locked;
  const closing = closingOf(row, when, { ...calendar, now: work.now });
  const line = toLine(work, row, {
    subscriber,
    plans: new Map([[plan.planId, plan]]),
    today: calendar.today,
  });
  const lastDay = closing.outcome === "already_closed" ? null : closing.lastDay;
  const terms = { ...plan, ...subscriber, activatedOn: row.activatedOn, recurringFee: row.recurringFee };
  return {
    subscriptionId: row.subscriptionId,
    name: line.name,
    endUserName: line.endUserName,
    account: line.account,
    currency: row.currency,
    feeNow: line.feeNow,
    outcome: closing.outcome,
    lastDay,
    now: closing.outcome === "closes" && closing.now,
    cancellation: closing.outcome === "closes" ? cancellationOf(terms, closing.lastDay) : null,
  };
}

/** Gives back days charged beyond the last one of each. @returns what, by subscription. */
async function refundUnused(
  work: Work,
  closing: readonly { locked: LockedSubscription; finishOn: PlainDate }[],
  reason: string,
): Promise<Map<number, money.Money>> {
  const endings = closing.map(({ locked, finishOn }) => {
    const { owner, terms, state } = chargingOf(locked);
    return { ...owner, terms: { ...terms, finishOn }, state };
  });
  const { posted, refunds } = await endCharging(work, endings);
  const [first] = closing;
  if (first) auditCharges(work, customerEntity(first.locked.subscriber), posted, { reason });
  return refunds;
}

/**
 * Part: closes locked subscriptions of one customer, each as far as it is not closed yet, gives back what was charged for
 * days after the last one, and says what happened to every one.
 */
export async function closeLocked(
  work: Work,
  locked: readonly LockedSubscription[],
  when: CloseWhen,
  reason: string,
): Promise<Closed> {
  const outcomes = locked.map((one) => outcomeOf(work, one, when));
  const closing = outcomes.filter(({ outcome }) => outcome === "closes");
  const rows = closing.map(({ subscriptionId, lastDay, now }) => ({
    subscriptionId,
    finishOn: lastDay as PlainDate,
    closedAt: now ? work.now : null,
  }));
  await closeRows(work.tx, rows, reason);
  const before = new Map(locked.map((one) => [one.row.subscriptionId, one]));
  const ends = rows.flatMap(({ subscriptionId, finishOn, closedAt }) => {
    const one = before.get(subscriptionId);
    if (!one) return [];
    work.audit.changed(subscriptionEntity(one.row), one.row, { finishOn, closedAt }, { reason });
    return [{ locked: one, finishOn }];
  });
  const closed = rows.map(({ subscriptionId }) => subscriptionId);
  const today = locked[0]?.calendar.today;
  if (today) await cancelScheduledChanges(work, closed, today, [...before.keys()]);
  const refunds = await refundUnused(work, ends, reason);
  const lines = outcomes.map((line) => ({ ...line, refund: refunds.get(line.subscriptionId) ?? null }));
  return {
    lines,
    closing: closing.length,
    cancellationFees: sumsOf(lines, ({ cancellation }) => cancellation?.fee),
    refunds: sumsOf(lines, ({ refund }) => refund),
  };
}
