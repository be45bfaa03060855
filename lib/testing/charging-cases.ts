import fc from "fast-check";
import { BILLING_PERIODS } from "@/lib/domain/catalog";
import { type Charge, type ChargeTerms, chargeEnd } from "@/lib/domain/subscriptions/rules/charge-terms";
import type { ChargeMoment } from "@/lib/domain/subscriptions/rules/charges-due";
import { periodAt } from "@/lib/domain/subscriptions/rules/periods";
import { addDays, fromDayNumber, type PlainDate } from "@/lib/platform/time";
import { MONTHLY } from "./charging-timeline";
import { runs } from "./property-runs";

export const RUNS = { numRuns: runs(100_000), seed: 20260601 };
/** Days of about one period, so that every kind gets as many of them. */
export const LENGTH = {
  daily: 1,
  weekly: 7,
  semimonthly: 16,
  monthly: 31,
  anniversary: 31,
  days30: 30,
} as const;
export const MODELS = ["in_advance", "at_end", "progressive"] as const;
const METHODS = ["half-up", "half-even", "away-from-zero"] as const;

export const nat = (max: number) => fc.integer({ min: 0, max });
const cents = (n: number) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`;

/** Any plan, on any anchor, active from any day of six years, perhaps with a last day. */
export const anyTerms = fc
  .tuple(nat(5), nat(30), nat(2200), nat(2), nat(35), nat(30_000), nat(130), nat(30), nat(6))
  .map(([kind, anchor, day, model, switches, fee, finish, percent, more]): ChargeTerms => {
    const billingPeriod = BILLING_PERIODS[kind] ?? "monthly";
    const activatedOn = fromDayNumber(19_700 + day);
    return {
      ...MONTHLY,
      billingPeriod,
      anchorDay: anchor + 1,
      activatedOn,
      startOn: activatedOn,
      chargeModel: MODELS[model] ?? "at_end",
      advancePeriods: 1 + (switches % 3),
      prorateFirst: switches % 2 === 0,
      prorateLast: switches % 4 < 2,
      rounding: METHODS[(switches >> 2) % 3] ?? "half-up",
      decimals: more === 6 ? 0 : 2,
      planFees: [
        { billingPeriod, periods: 0, fee: cents(fee) },
        { billingPeriod, periods: 2, fee: cents(fee) },
      ],
      prepaidPeriods: more === 5 ? 2 : 0,
      activationFee: more === 4 ? "5" : "0",
      promotions: more === 3 ? [{ fromPeriod: 2, periods: 1, kind: "percent_off", value: `${percent}` }] : [],
      finishOn:
        finish > 100 ? null : addDays(activatedOn, Math.floor((finish * LENGTH[billingPeriod] * 2) / 100)),
    };
  });

/** Moments late, double, out of order and inside periods, in hundredths of two periods around activation. */
export const anyMoments = fc.array(fc.tuple(nat(110), nat(5)), { maxLength: 4 });
export const momentOf = (terms: ChargeTerms, [at, during]: [number, number]): ChargeMoment => ({
  through: addDays(terms.startOn, Math.floor(((at - 10) * LENGTH[terms.billingPeriod] * 2) / 100)),
  duringPeriod: during === 0,
});
export const lastMoment = (terms: ChargeTerms): ChargeMoment => ({
  through: addDays(terms.startOn, LENGTH[terms.billingPeriod] * 3 + 3),
});

/** Cents as a whole number: the cases never have more decimals, and there are many of them. */
export const centsOf = (lines: readonly { amount: string }[]): bigint =>
  lines.reduce((sum, { amount }) => sum + BigInt(amount.replace(".", "")), 0n);

export const fail = (what: string): never => {
  throw new Error(what);
};

export const feesOf = (charges: readonly Charge[]) => charges.filter(({ component }) => component === "fee");

/** Every day from the first to the end in exactly one charge, each inside its period. */
export function assertTiled(terms: ChargeTerms, fees: readonly Charge[]) {
  let day: PlainDate = terms.startOn;
  for (const { from, to, periodNumber } of fees) {
    const period = periodAt(terms.billingPeriod, terms.anchorDay, periodNumber);
    if (from !== day || to <= from || from < period.start || to > period.end)
      fail(`${from} to ${to} at ${day}`);
    day = to;
  }
  const end = chargeEnd(terms);
  if (end !== null && day !== end) fail(`charged to ${day}, not to ${end}`);
}
