import type { Money } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { chargeFactsOf } from "./charge-rows";
import type { LockedSubscription } from "./lock-subscriptions";
import type { ChargeLine } from "./post-charges";
import type { Charge } from "./rules/charge-terms";

/** What of one locked subscription all its charges have in common. */
export function chargingOf({ row, plan, subscriber, calendar }: LockedSubscription) {
  const { today } = calendar;
  const owner = {
    row: { subscriptionId: row.subscriptionId, customerId: row.customerId, accountId: row.accountId },
    name: plan.chargeName,
    taxCategory: row.productTaxCategory || plan.taxCategory,
    today,
  };
  return { owner, ...chargeFactsOf(row, plan, subscriber, today) };
}

/** One charge or credit as a person reads it, in a preview and in the answer of what was done. */
export type MoneyLine = {
  name: string;
  component: Charge["component"];
  from: PlainDate;
  /** Exclusive. */
  to: PlainDate;
  amount: Money;
  /** Days paid for, of the days of the period. */
  share: { days: number; of: number };
};

export const toMoneyLine = ({ name, charge }: ChargeLine): MoneyLine => ({
  name,
  component: charge.component,
  from: charge.from,
  to: charge.to,
  amount: charge.amount,
  share: charge.share,
});
