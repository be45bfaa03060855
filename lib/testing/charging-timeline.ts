import {
  type Charge,
  type ChargeState,
  type ChargeTerms,
  NOTHING_CHARGED,
} from "@/lib/domain/subscriptions/rules/charge-terms";
import { afterCharges, type ChargeMoment, chargesDue } from "@/lib/domain/subscriptions/rules/charges-due";
import * as money from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";

/** 30 a calendar month in advance, from 1 June 2026. */
export const MONTHLY: ChargeTerms = {
  planFees: [{ billingPeriod: "monthly", periods: 0, fee: "30.00000" }],
  promotions: [],
  adjustments: [],
  chargeModel: "in_advance",
  advancePeriods: 1,
  activationMode: "start_date",
  activationFee: "0",
  billingPeriod: "monthly",
  anchorDay: 1,
  activatedOn: "2026-06-01",
  startOn: "2026-06-01",
  finishOn: null,
  prorateFirst: true,
  prorateLast: true,
  decimals: 2,
  rounding: "half-up",
  minimumPeriods: 0,
  cancellationFeeKind: "none",
  cancellationFee: "0",
  recurringFee: "30.00",
};

export const monthlyFee = (fee: string) => [{ billingPeriod: "monthly", periods: 0, fee }] as const;

/** What the plan above, changed, owes at a moment. */
export const due = (
  changes: Partial<ChargeTerms>,
  moment: ChargeMoment | PlainDate,
  state: Partial<ChargeState> = {},
): Charge[] =>
  chargesDue(
    { ...MONTHLY, ...changes },
    { ...NOTHING_CHARGED, ...state },
    typeof moment === "string" ? { through: moment } : moment,
  );

type Line = { from: PlainDate; to: PlainDate; amount: money.Money };
export const brief = (lines: readonly Line[]) =>
  lines.map(({ from, to, amount }) => `${from} ${to} ${amount}`);
export const total = (lines: readonly Pick<Line, "amount">[]) => money.sum(lines.map(({ amount }) => amount));

/** Bills at each moment in turn, on what was billed before; one entry a moment. */
export function timeline(
  changes: Partial<ChargeTerms>,
  moments: readonly (ChargeMoment | PlainDate)[],
  from: ChargeState = NOTHING_CHARGED,
): string[][] {
  let state = from;
  return moments.map((moment) => {
    const charges = due(changes, moment, state);
    state = afterCharges(state, charges);
    return brief(charges);
  });
}
