import { type LimitStep, readLimitSteps } from "@/lib/domain/customers";
import type { Work } from "@/lib/kernel/work";
import { min, ZERO } from "@/lib/platform/money";
import { addDays, earlierOf, type PlainDate, startOfDay, toDate, todayIn } from "@/lib/platform/time";
import { customerEntity } from "./entities";
import { type FundsSeen, readFundsSeen, saveDaysWithoutFunds, saveFundsSeen } from "./funds-days-store";
import { readFundMoves } from "./read-fund-moves";
import { daysWithoutFunds } from "./rules/days-without-funds";
import { lengthOf, type Span } from "./rules/spans";
import type { Subscriber } from "./subscriber";

/** The days of one customer that were found to be without funds, and how many they are. */
export type DaysNoted = { customerId: number; days: number; spans: Span[] };

/** The days of one customer that are over and were not looked at: from `seen.seenTo` to `to`, and their first and last moments. */
type Asked = Subscriber & {
  seen: FundsSeen;
  to: PlainDate;
  from: Date;
  until: Date;
  /** It was closed on the last of them, so none follow. */
  over: boolean;
};

function daysToLookAt(work: Work, subscriber: Subscriber, seen: FundsSeen): Asked[] {
  const { timeZone, closedAt } = subscriber;
  const today = work.today(timeZone);
  const end = closedAt === null ? null : addDays(todayIn(closedAt, timeZone), 1);
  const to = end === null ? today : earlierOf(today, end);
  if (to <= seen.seenTo) return [];
  const [from, until] = [toDate(startOfDay(seen.seenTo, timeZone)), toDate(startOfDay(to, timeZone))];
  return [{ ...subscriber, seen, to, from, until, over: to === end }];
}

const lowestOf = (limits: readonly LimitStep[]) => limits.map(({ limit }) => limit ?? ZERO).reduce(min);

/** The days without funds of those asked for, and how far each was looked through. */
async function lookThrough(work: Work, asked: readonly Asked[]) {
  const limits = await readLimitSteps(
    work,
    asked.map((one) => ({ ...one, to: one.until })),
  );
  const moves = await readFundMoves(
    work,
    asked.map(({ customerId, seen, until }) => {
      const lowestLimit = lowestOf(limits.get(customerId) ?? []);
      return { customerId, position: seen.position, until, lowestLimit };
    }),
  );
  return asked.map((one) => {
    const { customerId, seen, to, timeZone: zone } = one;
    const { position, balances } = moves.get(customerId) ?? { position: seen.position, balances: null };
    const facts = { from: seen.seenTo, to, zone, limits: limits.get(customerId) ?? [] };
    const spans = balances
      ? daysWithoutFunds({ ...facts, balance: balances.before, moves: balances.moves })
      : [];
    return { ...one, position, spans };
  });
}

/**
 * Part: writes down the days without funds of the prepaid ones of locked customers, up to yesterday in each one's zone;
 * `daysWithoutFunds` says which these are. A day is looked at once, when it is over: asked again there is nothing to do,
 * and after a stop all the days since are looked at. A few statements for any number of customers, none where nobody is
 * prepaid, and one read where everybody was looked at.
 */
export async function noteFundsDays(work: Work, subscribers: Iterable<Subscriber>): Promise<DaysNoted[]> {
  const prepaid = [...subscribers].filter(({ balanceControl }) => balanceControl === "prepaid");
  if (prepaid.length === 0) return [];
  const seenOf = new Map(
    (
      await readFundsSeen(
        work,
        prepaid.map(({ customerId }) => customerId),
      )
    ).map((seen) => [seen.customerId, seen]),
  );
  const asked = prepaid.flatMap((subscriber) => {
    const seen = seenOf.get(subscriber.customerId);
    return seen ? daysToLookAt(work, subscriber, seen) : [];
  });
  if (asked.length === 0) return [];
  const looked = await lookThrough(work, asked);
  await saveFundsSeen(
    work,
    looked.map(({ customerId, to, position }) => ({ customerId, seenTo: to, position })),
    looked.filter(({ over }) => over).map(({ customerId }) => customerId),
  );
  const dry = looked.filter(({ spans }) => spans.length > 0);
  await saveDaysWithoutFunds(work, dry);
  return dry.map(({ spans, ...subscriber }) => {
    work.audit.event(customerEntity(subscriber), {
      details: { daysWithoutFunds: spans.map(({ from, to }) => `${from} – ${addDays(to, -1)}`) },
    });
    const days = spans.reduce((count, span) => count + lengthOf(span), 0);
    return { customerId: subscriber.customerId, days, spans };
  });
}
