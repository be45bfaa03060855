import type { BillingPeriod } from "@/lib/domain/catalog";
import { shownName } from "@/lib/domain/customers";
import type { Reader } from "@/lib/kernel/work";
import { nextPeriod, type Period } from "./rules/periods";
import type { Calendar, Subscriber } from "./subscriber";

/** Whose subscriptions they are, and the two periods that "now" and "next" mean. */
export type SubscriberView = {
  customerId: number;
  resellerId: number;
  distributorId: number;
  /** Masked for those who may not see personal data. */
  name: string;
  currency: string;
  billingPeriod: BillingPeriod;
  today: string;
  /** `end` is exclusive. */
  period: Period;
  nextPeriod: Period;
};

export const viewOf = (
  { actor }: Reader,
  { customerId, resellerId, distributorId, name, currency, billingPeriod, anchorDay }: Subscriber,
  { today, period }: Calendar,
): SubscriberView => ({
  customerId,
  resellerId,
  distributorId,
  name: shownName(actor, name),
  currency,
  billingPeriod,
  today,
  period,
  nextPeriod: nextPeriod(billingPeriod, anchorDay, today),
});
