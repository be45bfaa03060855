import * as money from "@/lib/platform/money";
import type { BalanceControl } from "./codes";
import { type CreditWarning, warningReached } from "./credit-limit";
import { availableFunds } from "./funds";

export type CreditStanding = {
  balanceControl: BalanceControl;
  balance: money.Money;
  /** The limit in force, with a temporary raise. */
  limit: money.Money | null;
  warnings: readonly CreditWarning[];
};

export type CreditNews = {
  type: "credit_warning" | "credit_exceeded" | "funds_low";
  /** What a template may say: "limit" and "left", as stored; without them where there is no limit. */
  values: Readonly<Record<string, string>>;
};

const LIMIT = "limit";
const nameOf = ({ unit, value }: CreditWarning) => `${unit} ${money.normalize(value)}`;
const atLeastZero = (amount: money.Money): money.Money => (money.isNegative(amount) ? money.ZERO : amount);

/**
 * What of its limit and warnings a customer has reached, by name. Who owes nothing has reached nothing, whatever the limit;
 * the parts of a limit are nothing to a prepaid customer, who is warned by amounts of funds.
 */
export function creditReached({ warnings, ...facts }: CreditStanding): string[] {
  const { balanceControl, balance, limit } = facts;
  if (balanceControl === "prepaid")
    return warnings.filter((one) => one.unit === "fixed" && warningReached(one, facts)).map(nameOf);
  if (money.isNegative(balance) || money.isZero(balance)) return [];
  const reached = warnings.filter((one) => warningReached(one, facts)).map(nameOf);
  return limit !== null && money.compare(balance, limit) >= 0 ? [LIMIT, ...reached] : reached;
}

/**
 * What a customer is to hear, given what was reached when they were last looked at: one message for all that was crossed
 * since, the limit before any warning. Null where nothing new is reached: to hear of it again they have to be back below.
 */
export function creditNews(before: readonly string[], standing: CreditStanding): CreditNews | null {
  const crossed = creditReached(standing).filter((name) => !before.includes(name));
  if (crossed.length === 0) return null;
  const { balanceControl, balance, limit } = standing;
  const creditLimit = limit;
  if (balanceControl === "prepaid") {
    const funds = availableFunds({ balanceControl, balance, creditLimit }) ?? money.ZERO;
    return { type: "funds_low", values: { left: atLeastZero(funds) } };
  }
  const values: CreditNews["values"] =
    limit === null ? {} : { limit, left: atLeastZero(money.subtract(limit, balance)) };
  return { type: crossed.includes(LIMIT) ? "credit_exceeded" : "credit_warning", values };
}

/** Whether anything was reached or left since. */
export function hasMoved(before: readonly string[], standing: CreditStanding): boolean {
  const now = creditReached(standing);
  return now.length !== before.length || now.some((name) => !before.includes(name));
}
