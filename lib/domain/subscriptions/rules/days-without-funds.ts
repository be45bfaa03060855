import type { LimitStep } from "@/lib/domain/customers";
import { compare, type Money, ZERO } from "@/lib/platform/money";
import { addDays, type PlainDate, startOfDay } from "@/lib/platform/time";
import type { Span } from "./spans";

export type FundsFacts = {
  /** The days asked for; `to` is excluded, and over. */
  from: PlainDate;
  to: PlainDate;
  /** The customer's billing time zone. */
  zone: string;
  /** The balance that the day before left. */
  balance: Money;
  /** What moved it since, in the journal's order: when, and the balance after it. */
  moves: readonly { at: Date; balance: Money }[];
  /** The limits in force, the first from the first day on or before it. */
  limits: readonly LimitStep[];
};

/** A walk along the balance and the limit, from moment to moment. */
class Funds {
  private balance: Money;
  private limit: Money = ZERO;
  private readonly moves: { at: number; balance: Money }[];
  private readonly limits: { at: number; limit: Money }[];
  private moved = 0;
  private limited = 0;

  constructor({ balance, moves, limits }: FundsFacts) {
    let known = Number.NEGATIVE_INFINITY;
    this.balance = balance;
    this.moves = moves.map((move) => {
      known = Math.max(known, move.at.getTime());
      return { at: known, balance: move.balance };
    });
    this.limits = limits.map(({ from, limit }) => ({ at: from.getTime(), limit: limit ?? ZERO }));
  }

  get available(): boolean {
    return compare(this.balance, this.limit) < 0;
  }

  /** The next moment at which anything changes. */
  get next(): number {
    const [move, limit] = [this.moves[this.moved], this.limits[this.limited]];
    return Math.min(move?.at ?? Number.POSITIVE_INFINITY, limit?.at ?? Number.POSITIVE_INFINITY);
  }

  limitTo(moment: number): void {
    for (let step = this.limits[this.limited]; step && step.at <= moment; step = this.limits[++this.limited])
      this.limit = step.limit;
  }

  moveTo(moment: number): void {
    this.limitTo(moment);
    for (let move = this.moves[this.moved]; move && move.at <= moment; move = this.moves[++this.moved])
      this.balance = move.balance;
  }
}

/** Whether there was any moment with funds from `start` until `end`; walks up to the end. */
function hadFunds(funds: Funds, start: number, end: number): boolean {
  // A day begins with the balance that the day before left, and with the limits of its own first moment.
  funds.limitTo(start);
  let had = funds.available;
  while (funds.next < end) {
    funds.moveTo(Math.max(funds.next, start));
    had ||= funds.available;
  }
  return had;
}

/**
 * The whole days of a prepaid customer without funds (domain reference F8.2): no moment of them, from the first of the
 * local day to the first of the next, at which credit limit − balance was above zero. So the day on which the last money
 * was spent is none, nor is one on which a payment came, or a raise of the limit counted, for an hour.
 *
 * The balance of a moment is what the journal said then. A row counts from when it happened, and not before the row that
 * was posted before it. What happened before the days asked for and was posted later (a late call record) counts from the
 * first of these days on, and that day begins without it: nobody had no funds while the journal said otherwise. Rows of
 * one moment count as one, so money that is charged as it is paid in was not there.
 */
export function daysWithoutFunds(facts: FundsFacts): Span[] {
  const funds = new Funds(facts);
  const spans: Span[] = [];
  let start = startOfDay(facts.from, facts.zone).epochMilliseconds;
  for (let day = facts.from; day < facts.to; ) {
    const next = addDays(day, 1);
    const end = startOfDay(next, facts.zone).epochMilliseconds;
    if (!hadFunds(funds, start, end)) {
      const last = spans.at(-1);
      if (last?.to === day) last.to = next;
      else spans.push({ from: day, to: next });
    }
    [day, start] = [next, end];
  }
  return spans;
}
