import type { BillingPeriod } from "@/lib/domain/catalog";
import { type Period, periodOf } from "@/lib/domain/subscriptions";
import { conflict } from "@/lib/platform/errors";
import {
  addDays,
  fromDayNumber,
  type Instant,
  type InstantLike,
  type PlainDate,
  startOfDay,
  toInstant,
} from "@/lib/platform/time";
import { zoneClock } from "@/lib/platform/zone-clock";

/** What says when a customer is billed. */
export type BillingDays = {
  kind: BillingPeriod;
  /** 1 to 31, of an anniversary or 30-day period. */
  anchorDay: number;
  /** The customer's billing time zone. */
  zone: string;
  /** The first day that no invoice covers yet. */
  billedUntil: PlainDate;
};

export type PeriodToClose = Period & {
  /** The whole period of which this is a part, when the customer began or changed inside it (B18); else the same days. */
  whole: Period;
};

/** Three years of days: more is a wrong date, not a late run. */
export const MAX_MISSED = 1_100;

const DAY = 86_400_000;

/** As `todayIn`, by the zone's kept offsets: a run asks it for every customer there is. */
const dateIn = (now: InstantLike, zone: string): PlainDate =>
  fromDayNumber(Math.floor(zoneClock(zone).toLocal(toInstant(now).epochMilliseconds) / DAY));

type DaysAndAnchor = Pick<BillingDays, "kind" | "anchorDay">;

function periodFrom({ kind, anchorDay }: DaysAndAnchor, from: PlainDate): PeriodToClose {
  const whole = periodOf(kind, anchorDay, from);
  return { start: from, end: whole.end, whole };
}

/**
 * The periods that are over and on no invoice yet, oldest first: each that was missed once, counted from the anchor and
 * never from the period before or from the day of the run (B15). A period is over when the local day after its last one
 * has begun. Once `billedUntil` is set to the last one's end, asking again gives none.
 * @throws {DomainError} conflict when more than `MAX_MISSED` periods are open.
 */
export function periodsToClose(days: BillingDays, now: InstantLike): PeriodToClose[] {
  const today = dateIn(now, days.zone);
  const periods: PeriodToClose[] = [];
  let from = days.billedUntil;
  while (from < today) {
    const period = periodFrom(days, from);
    if (period.end > today) break;
    if (periods.length === MAX_MISSED) {
      throw conflict(
        `More than ${MAX_MISSED} billing periods are open since ${days.billedUntil}. Check that date.`,
      );
    }
    periods.push(period);
    from = period.end;
  }
  return periods;
}

/** The period that is open now or next: its days, and the moment it can be closed. For the list of upcoming runs. */
export function upcomingClosing(
  days: BillingDays,
  now: InstantLike,
): { period: PeriodToClose; closesAt: Instant } {
  const period = periodFrom(days, periodsToClose(days, now).at(-1)?.end ?? days.billedUntil);
  return { period, closesAt: startOfDay(period.end, days.zone) };
}

/** The moments a period spans in a zone, the last one excluded: whose calls are in it (B3, Z-5). */
export const spanOf = ({ start, end }: Period, zone: string): { from: Instant; to: Instant } => ({
  from: startOfDay(start, zone),
  to: startOfDay(end, zone),
});

/** The day on which an invoice that nobody reviewed is issued by itself: at once without days of review. */
export const autoIssueOn = (closedOn: PlainDate, reviewDays: number): PlainDate =>
  addDays(closedOn, reviewDays);
