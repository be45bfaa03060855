import { z } from "zod";
import { type FieldErrors, invalid } from "@/lib/platform/errors";
import { compare, isMoney, type Money, normalize, ZERO } from "@/lib/platform/money";

/** How a class decides whether an invoice is collected (domain reference F5.7). */
export const THRESHOLD_MODES = ["after_payments", "at_generation"] as const;
export type ThresholdMode = (typeof THRESHOLD_MODES)[number];

const money = z
  .string()
  .trim()
  .refine((text) => isMoney(text), "Use an amount like 10.00, with at most five decimals.")
  .transform(normalize)
  .refine((amount) => compare(amount, ZERO) >= 0, "Use zero or more.");
const WHOLE = "Use a whole number of days, at most 365.";
const days = z.number(WHOLE).int(WHOLE).min(0, WHOLE).max(365, WHOLE);
const later = days.min(1, "Use at least one day.");

const MOST = 12;
const isDays = (least: number) => (one: unknown) => days.min(least).safeParse(one).success;
/** Each once. What is wrong is said of the list, as people write it in one field. */
const dayList = (least: number, order: (a: number, b: number) => number) =>
  z.array(z.unknown(), "Write days like 10, 7, 1.").transform((list, issues): number[] => {
    const wrong = list.find((one) => !isDays(least)(one));
    if (wrong !== undefined)
      issues.addIssue({ code: "custom", message: `“${wrong}” is no number of days from ${least} to 365.` });
    if (list.length > MOST) issues.addIssue({ code: "custom", message: `At most ${MOST} days.` });
    return [...new Set(list as number[])].sort(order);
  });
const soonestLast = (a: number, b: number) => b - a;
const soonestFirst = (a: number, b: number) => a - b;
/** What is announced needs an announcement: nobody loses service without having been told. */
const notices = dayList(1, soonestLast).refine(
  (list) => list.length > 0,
  "Say how many days before it is announced.",
);

const rung = z.object({
  /** Days after the due date. */
  days: later,
  /** Days before it happens; the first must have been sent that long before. */
  notices,
  /** Only where more than this is owed. */
  above: money.default(ZERO),
});
export type Rung = z.output<typeof rung>;

const lateFee = z.object({
  days: later,
  amount: money.default(ZERO),
  /** Of what is outstanding on the invoice. */
  percent: money.default(ZERO),
  above: money.default(ZERO),
});

/** 1 is Monday, 7 Sunday. */
const weekdays = z.array(z.number().int().min(1).max(7)).max(6, "Leave at least one day for mail.");

export const policySettings = z.object({
  /** By currency; a currency that is not here has none, and everything is collected. */
  thresholds: z.record(z.string().length(3), money).default({}),
  mode: z.enum(THRESHOLD_MODES).default("after_payments"),
  /** Stored cards are charged although an invoice is not collected. */
  chargeBelowThreshold: z.boolean().default(false),
  /** Days before the due date. */
  reminders: dayList(0, soonestLast).default([]),
  /** The day after the due date. */
  tellOverdue: z.boolean().default(true),
  /** Days after the due date on which the invoice is sent again. */
  resend: dayList(0, soonestFirst).default([]),
  lateFee: lateFee.nullable().default(null),
  limit: rung.nullable().default(null),
  suspend: rung.nullable().default(null),
  terminate: rung.nullable().default(null),
  /** Charged when services that were suspended come back. */
  reactivationFee: money.default(ZERO),
  /** Subscriptions are closed too when a customer is provisionally terminated. */
  closeSubscriptions: z.boolean().default(false),
  /** Nothing is limited, suspended or terminated on weekends and non-working days. */
  workingDaysOnly: z.boolean().default(false),
  /** On these days of the week nobody is written to. */
  quietWeekdays: weekdays.default([]),
});
export type PolicySettings = z.output<typeof policySettings>;

/** Everything left out: what is owed is recorded, and nobody is chased. */
export const NO_POLICY: PolicySettings = { ...policySettings.parse({}), tellOverdue: false };

/** Above how much an invoice is collected, in this currency; zero where the policy says nothing of it. */
export const thresholdOf = (policy: PolicySettings, currency: string): Money =>
  policy.thresholds[currency] ?? ZERO;

/** The rungs of the ladder in the order in which they can come. */
export const RUNGS = ["limit", "suspend", "terminate"] as const;
export type RungName = (typeof RUNGS)[number];

/** What is wrong with a policy as a whole, by field of `settings`; empty when it can be used. */
function policyFaults(policy: PolicySettings): FieldErrors {
  const faults: FieldErrors = {};
  const set = RUNGS.filter((name) => policy[name] !== null);
  for (const [n, name] of set.entries()) {
    const before = set[n - 1];
    const [earlier, later] = [before && policy[before], policy[name]];
    if (earlier && later && later.days <= earlier.days)
      faults[`settings.${name}.days`] = [
        `This comes after the step before it: use more than ${earlier.days} days.`,
      ];
  }
  const fee = policy.lateFee;
  if (fee && compare(fee.amount, ZERO) === 0 && compare(fee.percent, ZERO) === 0)
    faults["settings.lateFee.amount"] = ["Say how much the late fee is."];
  if (policy.closeSubscriptions && !policy.terminate)
    faults["settings.closeSubscriptions"] = ["This needs the step that terminates."];
  return faults;
}

/** @throws {DomainError} invalid, with the fields of `settings` that do not go with others. */
export function assertPolicyFits(policy: PolicySettings): void {
  const faults = policyFaults(policy);
  if (Object.keys(faults).length > 0) throw invalid("Some of this does not fit together.", faults);
}
