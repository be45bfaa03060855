import type { BillingPeriod, DiscountEntry, DiscountKind } from "@/lib/domain/catalog";
import { nthPeriod, periodOf } from "@/lib/domain/subscriptions";
import { invalid } from "@/lib/platform/errors";
import { type Money, ZERO } from "@/lib/platform/money";
import { addDays, type PlainDate } from "@/lib/platform/time";

/**
 * A quantity given to one subscriber on one discount entry, and what was used of it: a row of a counter table. Days are
 * of the customer's billing zone.
 */
export type Grant = {
  /** Unique among a subscriber's grants: entry, period and step; or the top-up. */
  key: string;
  /** First day of the period it was given for; null for a top-up. */
  periodStart: PlainDate | null;
  /** The place of its step in the entry; null for a top-up. */
  step: number | null;
  kind: DiscountKind;
  /** A percentage or a price, as the kind says. */
  value: Money;
  /** Null: without an end. */
  granted: bigint | null;
  /** Never more than granted, never below zero. */
  used: bigint;
  usableFrom: PlainDate;
  /** The first day it may no longer be used; null for no end. */
  expiresOn: PlainDate | null;
};

/** Whose grants these are: how the customer is billed, and the day the plan was given. */
export type GrantTerms = { billingPeriod: BillingPeriod; anchorDay: number; since: PlainDate };

export const isUsableOn = ({ usableFrom, expiresOn }: Grant, on: PlainDate): boolean =>
  usableFrom <= on && (expiresOn === null || on < expiresOn);

/** What the period `back` periods before the one of a day gives. A step without an end leaves nothing over. */
function grantsOfPeriod(
  entry: DiscountEntry,
  { billingPeriod, anchorDay }: GrantTerms,
  on: PlainDate,
  back: number,
) {
  const kind = entry.period === "billing" ? billingPeriod : entry.period;
  const { start, end } = nthPeriod(kind, anchorDay, on, -back);
  const rolled = nthPeriod(kind, anchorDay, on, entry.rolloverPeriods - back).end;
  const grants = entry.steps.map(
    ({ quantity, ...given }, step): Grant => ({
      key: `${entry.id}/${start}/${step}`,
      periodStart: start,
      step,
      kind: given.kind,
      value: given.value,
      granted: quantity,
      used: 0n,
      usableFrom: start,
      expiresOn: quantity === null ? end : rolled,
    }),
  );
  return { start, grants };
}

/**
 * The grants that may be used on a day: those that are there, and those still missing of the day's period and of the
 * periods before it that roll over into it, also when nothing was used in them. The period in which the plan was given
 * counts whole; none before it does.
 * @param existing of this subscriber and entry, with its top-ups.
 */
export function grantsOn(
  entry: DiscountEntry,
  terms: GrantTerms,
  existing: readonly Grant[],
  on: PlainDate,
): Grant[] {
  const kind = entry.period === "billing" ? terms.billingPeriod : entry.period;
  const first = periodOf(kind, terms.anchorDay, terms.since).start;
  const known = new Set(existing.map(({ key }) => key));
  const due: Grant[] = [];
  for (let back = entry.rolloverPeriods; back >= 0; back--) {
    const { start, grants } = grantsOfPeriod(entry, terms, on, back);
    if (start >= first) due.push(...grants.filter(({ key }) => !known.has(key)));
  }
  return [...existing, ...due].filter((grant) => isUsableOn(grant, on));
}

/**
 * Extra quantity that was bought: free of further charge, and used after what the plan includes.
 * @param topUp `lastDay` is included; null for no end.
 * @throws {DomainError} invalid for a quantity of nothing, or an end before the beginning.
 */
export function topUpGrant(topUp: {
  id: number;
  quantity: bigint;
  usableFrom: PlainDate;
  lastDay: PlainDate | null;
}): Grant {
  const { id, quantity, usableFrom, lastDay } = topUp;
  if (quantity <= 0n)
    throw invalid("Use a quantity above zero.", { quantity: ["Use a quantity above zero."] });
  if (lastDay !== null && lastDay < usableFrom)
    throw invalid("It ends before it begins.", { lastDay: ["Choose a day that is not before its first."] });
  return {
    key: `topup/${id}`,
    periodStart: null,
    step: null,
    kind: "free",
    value: ZERO,
    granted: quantity,
    used: 0n,
    usableFrom,
    expiresOn: lastDay === null ? null : addDays(lastDay, 1),
  };
}

/** Free quantities on a day: the figures behind a quota bar. Discounts are no quota. */
export type Quota = {
  /** Of the day's own period. */
  included: bigint;
  used: bigint;
  /** Left of earlier periods. */
  rolledOver: bigint;
  /** Left of what was bought. */
  toppedUp: bigint;
  /** In all. */
  left: bigint;
  /** The first day that some of what is left may no longer be used; null when nothing is left, or it has no end. */
  until: PlainDate | null;
};

const newestPeriod = (grants: readonly Grant[]): PlainDate =>
  grants.reduce(
    (latest, { periodStart }) => (periodStart && periodStart > latest ? periodStart : latest),
    "",
  );

/** @param grants as `grantsOn` gives them for that day. */
export function quotaOn(grants: readonly Grant[], on: PlainDate): Quota {
  const quota: Quota = { included: 0n, used: 0n, rolledOver: 0n, toppedUp: 0n, left: 0n, until: null };
  const newest = newestPeriod(grants);
  for (const grant of grants) {
    const { granted, used, periodStart, expiresOn } = grant;
    if (grant.kind !== "free" || granted === null || !isUsableOn(grant, on)) continue;
    const left = granted - used;
    quota.left += left;
    if (periodStart === null) quota.toppedUp += left;
    else if (periodStart < newest) quota.rolledOver += left;
    else {
      quota.included += granted;
      quota.used += used;
    }
    if (left > 0n && expiresOn !== null && (quota.until === null || expiresOn < quota.until))
      quota.until = expiresOn;
  }
  return quota;
}

/**
 * The grants that live on when a plan is replaced by another on a day (domain reference F7): what was rolled over only
 * when the new plan has an entry for the same service and destinations; what was bought always. The new plan gives its
 * own quantity for the period.
 * @param grants as `grantsOn` gives them for that day, so that the period's own are among them.
 */
export function carryOver(
  from: DiscountEntry,
  to: DiscountEntry | null,
  grants: readonly Grant[],
  on: PlainDate,
): Grant[] {
  const same = to !== null && to.service === from.service && to.groupId === from.groupId;
  const usable = grants.filter((grant) => isUsableOn(grant, on));
  const newest = newestPeriod(usable);
  return usable.filter(({ periodStart }) => periodStart === null || (same && periodStart < newest));
}
