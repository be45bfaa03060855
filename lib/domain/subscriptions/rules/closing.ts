import type { PlainDate } from "@/lib/platform/time";
import { addDays } from "@/lib/platform/time";
import type { Period } from "./periods";
import { lastDayOf } from "./periods";
import { type StatusFacts, subscriptionStatus } from "./status";

/** At this moment, with the last day of the current billing period, or with a day still to come. */
export type CloseWhen = { at: "now" } | { at: "period_end" } | { at: "date"; date: PlainDate };

export type Closing =
  /** `lastDay` is the last day of service, included; for one that never began it is the day before its start. */
  | { outcome: "closes"; lastDay: PlainDate; now: boolean }
  | { outcome: "already_closed" }
  /** It ends no later than asked for, so nothing changes. */
  | { outcome: "already_ends"; lastDay: PlainDate };

type Clock = { today: PlainDate; now: Date; period: Period };

/** The last day of service that a choice asks for, before looking at any one subscription. */
export function requestedLastDay(when: CloseWhen, { today, period }: Omit<Clock, "now">): PlainDate {
  if (when.at === "now") return today;
  return when.at === "period_end" ? lastDayOf(period) : when.date;
}

/** What closing does to one subscription. It never makes a subscription last longer, so closing twice changes nothing. */
export function closingOf(facts: StatusFacts, when: CloseWhen, clock: Clock): Closing {
  const status = subscriptionStatus(facts, clock.today, clock.now);
  if (status === "closed") return { outcome: "already_closed" };
  const asked = requestedLastDay(when, clock);
  const dayBefore = addDays(facts.startOn, -1);
  const beforeItBegins = asked < dayBefore;
  const lastDay = beforeItBegins ? dayBefore : asked;
  // One that can't begin before the day asked for is over now: nothing of it would ever be delivered.
  const now = when.at === "now" || lastDay < facts.startOn;
  if (!now && facts.finishOn !== null && facts.finishOn <= lastDay)
    return { outcome: "already_ends", lastDay: facts.finishOn };
  return { outcome: "closes", lastDay, now };
}
