export type FeeRow = { billingPeriod: string; periods: number; fee: string };
export type PromotionRow = { fromPeriod: number; periods: number; kind: string; value: string };

/** A plan as the catalogue's rooms show it. */
export type PlanData = {
  id: number;
  name: string;
  endUserName: string;
  invoiceDescription: string;
  taxCategory: string;
  resellerId: number;
  ownerName: string | null;
  currency: string;
  chargeModel: string;
  advancePeriods: number;
  activationMode: string;
  activationFee: string;
  prorateFirst: boolean;
  prorateLast: boolean;
  roundingDecimals: number;
  roundingMethod: string;
  minimumPeriods: number;
  cancellationFeeKind: string;
  cancellationFee: string;
  creditWhenExpired: boolean;
  creditWhenBlocked: boolean;
  creditWhenSuspended: boolean;
  creditWhenNoFunds: boolean;
  multiple: boolean;
  obligatory: boolean;
  fees: FeeRow[];
  promotions: PromotionRow[];
  archivedAt: Date | null;
  createdAt: Date;
};

/** A product as the catalogue's rooms show it. */
export type ProductData = {
  id: number;
  kind: "main" | "addon";
  name: string;
  endUserName: string;
  description: string;
  endUserDescription: string;
  infoUrl: string;
  resellerId: number;
  ownerName: string | null;
  currency: string;
  planId: number | null;
  planName: string | null;
  taxCategory: string;
  precedence: number;
  hidden: boolean;
  archivedAt: Date | null;
  createdAt: Date;
};

export type OwnerChoice = { id: number; name: string };

/** In the order in which fees are asked for: the usual one first. */
export const BILLING_PERIOD_NAMES: Record<string, string> = {
  monthly: "Monthly",
  anniversary: "Monthly from the customer's own day",
  semimonthly: "Twice a month",
  weekly: "Weekly",
  daily: "Daily",
  days30: "Every 30 days",
};

export const CHARGE_MODEL_NAMES: Record<string, string> = {
  in_advance: "In advance",
  at_end: "At the end",
  progressive: "Day by day",
};

export const ACTIVATION_NAMES: Record<string, string> = {
  start_date: "On the start date",
  first_use: "With the first use",
};

export const KIND_NAMES: Record<string, string> = { main: "Main product", addon: "Add-on" };

/** The price shown for a plan in short: by the month where there is one, else the first there is. */
export const mainFee = (fees: readonly FeeRow[]): FeeRow | undefined => {
  const running = fees.filter((fee) => fee.periods === 0);
  return running.find((fee) => fee.billingPeriod === "monthly") ?? running[0];
};

export const PER: Record<string, string> = {
  daily: "a day",
  weekly: "a week",
  semimonthly: "half a month",
  monthly: "a month",
  anniversary: "a month",
  days30: "30 days",
};
