import * as money from "@/lib/platform/money";
import { addDays, type PlainDate } from "@/lib/platform/time";
import { cancellationOf } from "./cancellation";
import type { Charge, ChargeComponent, ChargeState, ChargeTerms } from "./charge-terms";
import { type ChargeableDays, chargeableDays, feeParts } from "./fee-parts";
import { periodAt, periodNumber, periodOf } from "./periods";
import { prepaidBlock, prepaidCount } from "./prepaid-periods";

export type ChargeMoment = {
  /**
   * The day after the last one that is billed: the end of the billing period being closed, or for plans charged day by
   * day any day. One inside a period closes the periods before it.
   */
  through: PlainDate;
  /** Charge ahead at once, as though the period under way were being closed: at activation, or on request. */
  duringPeriod?: boolean;
};

/** In advance: to the end of the N-th whole period after the one being closed, or of the periods paid at once with it. */
function advanceLimit(terms: ChargeTerms, asOf: PlainDate): PlainDate {
  const { billingPeriod, anchorDay, advancePeriods } = terms;
  const current = periodNumber(billingPeriod, anchorDay, addDays(asOf, -1));
  const ahead = periodAt(billingPeriod, anchorDay, current + advancePeriods).end;
  const count = prepaidCount(terms);
  if (count === 0) return ahead;
  // Periods paid at once are charged with the close of the period before them, or earlier where more are charged ahead.
  const reached = current + Math.max(1, advancePeriods - count + 1);
  const block = prepaidBlock(terms, reached);
  return block === null ? ahead : periodAt(billingPeriod, anchorDay, block.first + block.count - 1).end;
}

/** Days before this one are due. */
function dueLimit(
  terms: ChargeTerms,
  state: ChargeState,
  days: ChargeableDays,
  moment: ChargeMoment,
): PlainDate {
  const { through } = moment;
  if (terms.chargeModel === "progressive") return through;
  const { start } = periodOf(terms.billingPeriod, terms.anchorDay, through);
  const over = state.closed && days.end !== null && days.end <= through;
  if (terms.chargeModel === "at_end") return over ? through : start;
  const asOf = moment.duringPeriod || over ? through : start;
  return days.first < asOf ? advanceLimit(terms, asOf) : days.from;
}

function oneOff(
  terms: ChargeTerms,
  component: ChargeComponent,
  on: PlainDate,
  fee: money.Money,
  label: string,
): Charge {
  const amount = money.roundTo(fee, terms.decimals, terms.rounding);
  return {
    component,
    from: on,
    to: addDays(on, 1),
    periodNumber: periodNumber(terms.billingPeriod, terms.anchorDay, on),
    amount,
    fullFee: amount,
    share: { days: 1, of: 1 },
    steps: [{ label, amount }],
    ratesPromotion: false,
  };
}

/** The fee for activation, once it is active; due on that day. */
export function activationCharges(terms: ChargeTerms, state: ChargeState, through: PlainDate): Charge[] {
  const first = chargeableDays(terms, state)?.first ?? null;
  const begun = first !== null && first < through && (terms.finishOn ?? first) >= first;
  if (state.activationFeeCharged || !begun || money.isZero(terms.activationFee)) return [];
  return [oneOff(terms, "activation_fee", first, terms.activationFee, "Activation fee")];
}

function cancellationCharges(terms: ChargeTerms, state: ChargeState, through: PlainDate): Charge[] {
  const { finishOn } = terms;
  if (state.cancellationFeeCharged || finishOn === null || finishOn >= through) return [];
  const found = cancellationOf(terms, finishOn);
  if (found === null) return [];
  const label = `Ended before ${found.committedTo}`;
  return [oneOff(terms, "cancellation_fee", finishOn, found.fee, label)];
}

/**
 * What is to be charged for one subscription at a billing moment (domain reference F8.2): its fees, one charge a
 * period, oldest first, with the activation fee before and the cancellation fee after them. It depends on the terms and
 * on what was charged, never on when it was last asked: a late run catches up every missed period as a charge of its
 * own (B15), and asked again it finds nothing (B1). A charge of 0.00 still says that its days are dealt with.
 * @throws {DomainError} conflict when the plan has no fee for the customer's billing period (B5).
 */
export function chargesDue(terms: ChargeTerms, state: ChargeState, moment: ChargeMoment): Charge[] {
  const days = chargeableDays(terms, state);
  const fees = days === null ? [] : feeParts(terms, days, dueLimit(terms, state, days, moment));
  return [
    ...activationCharges(terms, state, moment.through),
    ...fees,
    ...cancellationCharges(terms, state, moment.through),
  ];
}

/** The state once charges are posted. */
export function afterCharges(state: ChargeState, charges: readonly Charge[]): ChargeState {
  const has = (component: ChargeComponent) => charges.some((charge) => charge.component === component);
  const last = charges.findLast(({ component }) => component === "fee");
  return {
    ...state,
    chargedTo: last?.to ?? state.chargedTo,
    activationFeeCharged: state.activationFeeCharged || has("activation_fee"),
    cancellationFeeCharged: state.cancellationFeeCharged || has("cancellation_fee"),
  };
}
