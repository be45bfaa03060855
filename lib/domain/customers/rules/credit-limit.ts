import * as money from "@/lib/platform/money";
import type { BalanceControl } from "./codes";
import { availableFunds } from "./funds";

export type CreditUnit = "fixed" | "percent";

export type CreditFacts = {
  balanceControl: BalanceControl;
  /** The permanent one; null is no limit for a postpaid customer, and nothing to be kept back for a prepaid one. */
  creditLimit: money.Money | null;
  creditRaise: money.Money | null;
  creditRaiseUnit: string | null;
  creditRaiseUntil: Date | null;
};

/** By how much a raise moves the limit. */
export const raiseAmount = (limit: money.Money | null, raise: money.Money, unit: string): money.Money =>
  unit === "percent" ? money.percentOf(limit ?? money.ZERO, raise) : money.normalize(raise);

/** Whether a temporary raise counts at this moment; its own moment is the first at which it doesn't. */
export const isRaised = ({ creditRaise, creditRaiseUntil }: CreditFacts, now: Date): boolean =>
  creditRaise !== null && creditRaiseUntil !== null && creditRaiseUntil > now;

/**
 * The limit in force at a moment (domain reference, section 2): the permanent one with the temporary raise, as long as
 * that lasts. Nothing is switched back by a timer. Null where there is no limit, which nothing can raise.
 */
export function effectiveLimit(facts: CreditFacts, now: Date): money.Money | null {
  const { balanceControl, creditLimit, creditRaise, creditRaiseUnit } = facts;
  const limit = creditLimit === null ? null : money.normalize(creditLimit);
  if (!isRaised(facts, now) || creditRaise === null) return limit;
  if (limit === null && balanceControl === "postpaid") return null;
  return money.add(limit ?? money.ZERO, raiseAmount(limit, creditRaise, creditRaiseUnit ?? "fixed"));
}

export type RaiseWish = { amount: money.Money; unit: CreditUnit; until: Date };
/** What a role lets its people grant; null is no cap. */
export type RaiseCap = { maxAmount: money.Money | null; maxDays: number | null };

const DAY_MS = 86_400_000;

/** Why a limit can't be raised as wished, by field; empty when it can. @param cap null for no cap at all. */
export function raiseProblems(
  { balanceControl, creditLimit }: Pick<CreditFacts, "balanceControl" | "creditLimit">,
  { amount, unit, until }: RaiseWish,
  cap: RaiseCap | null,
  now: Date,
): Record<string, string[]> {
  if (balanceControl === "postpaid" && creditLimit === null)
    return { amount: ["This customer has no credit limit, so there is nothing to raise."] };
  if (unit === "percent" && (balanceControl === "prepaid" || money.isZero(creditLimit ?? "0")))
    return { unit: ["A percentage needs a limit above zero. Use an amount."] };
  const problems: Record<string, string[]> = {};
  if (until <= now) problems.until = ["Use a moment still to come."];
  const most = cap?.maxAmount ?? null;
  if (most !== null && money.compare(raiseAmount(creditLimit, amount, unit), most) > 0)
    problems.amount = [`Your role lets you raise it by ${money.normalize(most)} at most.`];
  const days = cap?.maxDays ?? null;
  if (days !== null && until.getTime() > now.getTime() + days * DAY_MS)
    problems.until = [`Your role lets you raise it for ${days} days at most.`];
  return problems;
}

export type CreditWarning = { unit: CreditUnit; value: money.Money };

/** Why thresholds can't be as wished; null when they can. */
export function warningProblem(
  balanceControl: BalanceControl,
  warnings: readonly CreditWarning[],
): string | null {
  const percents = warnings.filter(({ unit }) => unit === "percent");
  if (balanceControl === "prepaid" && percents.length > 0)
    return "A prepaid customer is warned by amounts alone.";
  if (percents.some(({ value }) => money.compare(value, "100") > 0)) return "Use at most 100 %.";
  return null;
}

/**
 * Whether a threshold is reached: what a postpaid customer owes is at the amount, or at that part of the limit in force;
 * the funds of a prepaid one are down to the amount.
 */
export function warningReached(
  warning: CreditWarning,
  facts: { balanceControl: BalanceControl; balance: money.Money; limit: money.Money | null },
): boolean {
  const { balanceControl, balance, limit } = facts;
  if (balanceControl === "prepaid") {
    const funds = availableFunds({ balanceControl, balance, creditLimit: limit });
    return funds !== null && money.compare(funds, warning.value) <= 0;
  }
  if (warning.unit === "fixed") return money.compare(balance, warning.value) >= 0;
  return limit !== null && money.compare(balance, money.percentOf(limit, warning.value)) >= 0;
}
