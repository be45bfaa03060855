import type { Work } from "@/lib/kernel/work";
import * as money from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { subscriptionEntity } from "./entities";
import { toLine } from "./lines";
import type { LockedSubscription } from "./lock-subscriptions";
import { type Cancellation, cancellationOf } from "./rules/cancellation";
import { type CloseWhen, closingOf } from "./rules/closing";
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
};

export type Closed = {
  lines: ClosedLine[];
  closing: number;
  cancellationFees: { currency: string; total: money.Money }[];
};

function feesOf(lines: readonly ClosedLine[]): Closed["cancellationFees"] {
  const currencies = [...new Set(lines.filter((line) => line.cancellation).map(({ currency }) => currency))];
  return currencies.sort().map((currency) => ({
    currency,
    total: money.sum(
      lines.flatMap((line) =>
        line.currency === currency && line.cancellation ? [line.cancellation.fee] : [],
      ),
    ),
  }));
}

function outcomeOf(work: Work, locked: LockedSubscription, when: CloseWhen): ClosedLine {
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

/** Part: closes locked subscriptions, each as far as it is not closed yet, and says what happened to every one. */
export async function closeLocked(
  work: Work,
  locked: readonly LockedSubscription[],
  when: CloseWhen,
  reason: string,
): Promise<Closed> {
  const lines = locked.map((one) => outcomeOf(work, one, when));
  const closing = lines.filter(({ outcome }) => outcome === "closes");
  const rows = closing.map(({ subscriptionId, lastDay, now }) => ({
    subscriptionId,
    finishOn: lastDay as PlainDate,
    closedAt: now ? work.now : null,
  }));
  await closeRows(work.tx, rows, reason);
  const before = new Map(locked.map(({ row }) => [row.subscriptionId, row]));
  for (const { subscriptionId, finishOn, closedAt } of rows) {
    const row = before.get(subscriptionId);
    if (row) work.audit.changed(subscriptionEntity(row), row, { finishOn, closedAt }, { reason });
  }
  return { lines, closing: closing.length, cancellationFees: feesOf(lines) };
}
