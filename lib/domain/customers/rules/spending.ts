import { compare, type Money, max, subtract, ZERO } from "@/lib/platform/money";

export type SpendingFacts = {
  dailyLimit: Money;
  /** Of usage on the customer's day. */
  spentToday: Money;
  liftedUntil: Date | null;
};

/** Somebody lifted the limit for the day that `now` is in. */
export const isSpendingLifted = ({ liftedUntil }: Pick<SpendingFacts, "liftedUntil">, now: Date): boolean =>
  liftedUntil !== null && liftedUntil > now;

/** As much as the limit is enough: what comes after it would be above. Anew from midnight, by being worked out (F9, 9). */
export const spendingLimitReached = (facts: SpendingFacts, now: Date): boolean =>
  compare(facts.spentToday, facts.dailyLimit) >= 0 && !isSpendingLifted(facts, now);

/** What may still be spent today; never below zero. */
export const leftToday = ({ dailyLimit, spentToday }: SpendingFacts): Money =>
  max(subtract(dailyLimit, spentToday), ZERO);
