import { formatMoney } from "@/lib/platform/format";
import { moneyText } from "../ui/money-text";
import { PRICE_FOR, type Service } from "./tariff-types";

export type StepRow = { quantity: string | null; kind: string; value: string };
export type EntryRow = {
  id: number;
  service: Service;
  groupId: number | null;
  period: string;
  rolloverPeriods: number;
  steps: StepRow[];
};

/** A volume discount plan as its rooms show it. */
export type DiscountPlanData = {
  id: number;
  name: string;
  resellerId: number;
  ownerName: string | null;
  currency: string;
  entries: EntryRow[];
  archivedAt: Date | null;
  createdAt: Date;
};

/** In what a quantity of a service is counted. */
export const UNITS: Record<Service, string> = {
  call: "minutes",
  message: "messages",
  data: "MB",
  event: "events",
};

export const DISCOUNT_PERIODS: Record<string, string> = {
  billing: "Billing period",
  monthly: "Calendar month",
  weekly: "Week",
  daily: "Day",
  semimonthly: "Half month",
  anniversary: "Month from the customer's own day",
  days30: "30 days",
};

export const STEP_KINDS: Record<string, string> = {
  free: "Free",
  percent_off: "Percent off",
  fixed_price: "Other price",
};

const given = ({ kind, value }: StepRow, service: Service, currency: string) => {
  if (kind === "free") return "free";
  if (kind === "percent_off") return `${formatMoney(value).replace(/\.00$/, "")} % off`;
  return `at ${moneyText(value, currency)} for ${PRICE_FOR[service]}`;
};

/** An entry in words: "500 minutes free, then 20 % off". */
export const stepsText = ({ service, steps }: EntryRow, currency: string): string =>
  steps
    .map((step, n) => {
      const what = given(step, service, currency);
      if (step.quantity === null) return n === 0 ? `All ${what}` : `the rest ${what}`;
      return `${n === 0 ? "" : "the next "}${step.quantity} ${UNITS[service]} ${what}`;
    })
    .join(", then ");
