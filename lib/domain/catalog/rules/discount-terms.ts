import type { Money } from "@/lib/platform/money";
import type { BillingPeriod } from "./plan-terms";
import type { UsageService } from "./tariff-terms";

/** A named set of destinations. A number is in the group that has its longest prefix. */
export type DestinationGroup = { id: number; name: string; prefixes: string[] };

export const DISCOUNT_KINDS = ["free", "percent_off", "fixed_price"] as const;
export type DiscountKind = (typeof DISCOUNT_KINDS)[number];

/** A stretch of what is used in a period, and what is given on it. Stretches follow one another in their order. */
export type DiscountStep = {
  /** Seconds of calls, pieces of messages and events, bytes of data. Null: the rest of the period; only the last may. */
  quantity: bigint | null;
  kind: DiscountKind;
  /** A percentage, or a price for what the tariff prices (a minute, a piece, a unit). "0.00" when free. */
  value: Money;
};

/** `billing` is the customer's own billing period. */
export type DiscountPeriod = BillingPeriod | "billing";

/** What is given on one service to one destination group. */
export type DiscountEntry = {
  id: number;
  service: UsageService;
  /** Null: every destination whose group has no entry in the plan. */
  groupId: number | null;
  period: DiscountPeriod;
  /** Periods that an unused quantity lives on after its own; 0 for none. */
  rolloverPeriods: number;
  steps: DiscountStep[];
};

/** A volume discount plan. Without an entry it is a draft, which can't be given to a product. */
export type DiscountPlanTerms = { name: string; currency: string; entries: DiscountEntry[] };
