import { formatMoney } from "@/lib/platform/format";
import { multiply } from "@/lib/platform/money";
import {
  BILLING_PERIODS,
  type BillingPeriod,
  type PlanPromotion,
  type PlanTerms,
  runningFee,
} from "./plan-terms";

/** What a customer will be charged and when, one subject a line. */
export type PlanWord = { subject: string; text: string };

type Plan = PlanTerms & { currency: string };

const EACH: Record<BillingPeriod, string> = {
  daily: "a day",
  weekly: "a week",
  semimonthly: "half a month",
  monthly: "a calendar month",
  anniversary: "a month counted from the customer's own day",
  days30: "30 days",
};

const counted = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const money = (plan: Plan, amount: string) =>
  `${formatMoney(amount, { currency: plan.currency })} ${plan.currency}`;

/** A plan that prices one kind of month prices the other too. */
const lengthOf = (plan: Plan, kind: BillingPeriod): string => {
  const months = plan.fees.filter(
    (row) => row.periods === 0 && (row.billingPeriod === "monthly" || row.billingPeriod === "anniversary"),
  );
  const isMonth = kind === "monthly" || kind === "anniversary";
  return isMonth && months.length === 1
    ? "a month, from its first or from the customer's own day"
    : EACH[kind];
};

function fee(plan: Plan): string {
  const running = plan.fees.filter((row) => row.periods === 0);
  const prices = running.map((row) => `${money(plan, row.fee)} for ${lengthOf(plan, row.billingPeriod)}`);
  const sold = BILLING_PERIODS.filter((kind) => runningFee(plan.fees, kind) !== null);
  const rest = "Customers billed in another way can't have this plan.";
  return `${prices.join("; ")}.${sold.length < BILLING_PERIODS.length ? ` ${rest}` : ""}`;
}

function paidAhead(plan: Plan): string | null {
  const rows = plan.fees.filter((row) => row.periods > 0);
  if (rows.length === 0) return null;
  const prices = rows.map((row) => `${row.periods} × ${EACH[row.billingPeriod]}: ${money(plan, row.fee)}`);
  return `Paid at once: ${prices.join("; ")}.`;
}

function charged(plan: Plan): string {
  if (plan.chargeModel === "at_end") return "At the end of each billing period, for the period that ended.";
  if (plan.chargeModel === "progressive")
    return "Day by day: each day adds its share of the fee, so nothing is paid for days not had.";
  const ahead = counted(plan.advancePeriods, "whole period");
  return `In advance: from the start, the period under way and ${ahead} after it are charged; from then on one more with each period.`;
}

function start(plan: Plan): string {
  const when =
    plan.activationMode === "start_date"
      ? "On the start date of the subscription."
      : "With the first use of the service; until then nothing is charged.";
  const once = /[1-9]/.test(plan.activationFee)
    ? ` An activation fee of ${money(plan, plan.activationFee)} is charged once, on that day.`
    : "";
  return when + once;
}

function partPeriods(plan: Plan): string {
  if (plan.chargeModel === "progressive") return "Only the days from activation to the end are charged.";
  const part = (on: boolean, name: string) =>
    on ? `The ${name} period is charged by its days` : `The ${name} period is charged in full, however short`;
  return `${part(plan.prorateFirst, "first")}. ${part(plan.prorateLast, "last")}.`;
}

function promotionText(plan: Plan, row: PlanPromotion): string {
  const last = row.fromPeriod + row.periods - 1;
  const which = row.periods === 1 ? `Period ${row.fromPeriod}` : `Periods ${row.fromPeriod} to ${last}`;
  if (row.kind === "free") return `${which}: free`;
  if (row.kind === "fixed_fee") return `${which}: ${money(plan, row.value)}`;
  return `${which}: ${row.value.replace(/\.0+$|(\.\d*?)0+$/, "$1")}% off`;
}

function ending(plan: Plan): string | null {
  if (plan.minimumPeriods === 0) return "At any time, without a fee.";
  const commitment = `The customer commits to ${counted(plan.minimumPeriods, "period")}, the first included.`;
  if (plan.cancellationFeeKind === "none") return `${commitment} Leaving earlier costs nothing.`;
  const cost =
    plan.cancellationFeeKind === "fixed"
      ? `costs ${money(plan, plan.cancellationFee)}`
      : "costs the fees of the periods that are left";
  return `${commitment} Leaving earlier ${cost}.`;
}

function credits(plan: Plan): string {
  const reasons = [
    plan.creditWhenExpired && "expired",
    plan.creditWhenBlocked && "blocked",
    plan.creditWhenSuspended && "suspended",
    plan.creditWhenNoFunds && "out of funds",
  ].filter((reason) => reason !== false);
  if (reasons.length === 0) return "None: the fee is charged also for days when the service can't be used.";
  const list = reasons.length === 1 ? reasons[0] : `${reasons.slice(0, -1).join(", ")} or ${reasons.at(-1)}`;
  return `For each day when the account is ${list}, that day's share of the fee is given back.`;
}

/** Domain reference F8.2: fee × active days ÷ days in the period, here 20 of the 30 days of June. */
function example(plan: Plan): string | null {
  const month = runningFee(plan.fees, "monthly");
  const byDays = plan.prorateFirst || plan.chargeModel === "progressive";
  if (month === null || !byDays) return null;
  const share = multiply(
    month,
    { numerator: 20, denominator: 30 },
    plan.roundingDecimals,
    plan.roundingMethod,
  );
  const promoted = plan.promotions.some((row) => row.fromPeriod === 1) ? ", before the promotion" : "";
  return `Active from 11 June: 20 of June's 30 days, ${money(plan, month)} × 20 ÷ 30 = ${money(plan, share)}${promoted}.`;
}

/** A plan in plain words. Figures come from the plan; nothing here decides what is charged. */
export function describePlan(plan: Plan): PlanWord[] {
  const promotions = plan.promotions.map((row) => promotionText(plan, row)).join("; ");
  const lines: [string, string | null][] = [
    ["The fee", fee(plan)],
    ["Several periods at once", paidAhead(plan)],
    ["When it is charged", charged(plan)],
    ["When it starts", start(plan)],
    ["Parts of a period", partPeriods(plan)],
    ["For example", example(plan)],
    ["Promotion", promotions ? `${promotions}. Counted from the period of activation.` : null],
    ["When it may end", ending(plan)],
    ["Credits", credits(plan)],
    ["How often", plan.multiple ? "An account may have it more than once." : "Once on an account."],
    ["Who may close it", plan.obligatory ? "It is obligatory: customers can't close it themselves." : null],
  ];
  return lines.flatMap(([subject, text]) => (text === null ? [] : [{ subject, text }]));
}
