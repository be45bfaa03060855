import * as money from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { Charge, ChargeComponent } from "./charge-terms";
import type { FeeStep } from "./fee";
import { feeOfShare, type Rounding } from "./proration";
import { lengthOf, mergeSpans, overlapOf, type Span, withoutSpans } from "./spans";

/** A fee that was charged, and what was given back of it before: amounts below zero, as they were posted. */
export type ChargedFee = Pick<Charge, "from" | "to" | "periodNumber" | "amount" | "fullFee" | "share"> & {
  credits?: readonly { from: PlainDate; to: PlainDate; amount: money.Money }[];
};

/** A charge below zero that gives back days of another one. */
export type Credit<C extends ChargedFee = ChargedFee> = Charge & { charge: C };

/** What may still be given back of what was charged, and never less than nothing (P-9: 300 wanted, 200 charged, 50 given back → 150). */
export function cappedCredit(
  potential: money.Money,
  charged: money.Money,
  credited: money.Money,
): money.Money {
  const left = credited === money.ZERO ? charged : money.subtract(charged, credited);
  const credit = money.compare(potential, left) <= 0 ? potential : left;
  return money.isNegative(credit) ? money.ZERO : money.normalize(credit);
}

function stepsOf(charge: ChargedFee, days: number, label: string, amount: money.Money): FeeStep[] {
  const { of } = charge.share;
  const exact = money.negate(money.multiply(charge.fullFee, { numerator: days, denominator: of }));
  const steps = [{ label: `${days} of ${of} days ${label}`, amount: exact }];
  const rest = money.subtract(amount, exact);
  return money.isZero(rest)
    ? steps
    : [...steps, { label: "Rounding, and never above the charge", amount: rest }];
}

/**
 * Gives back days of charged fees: for each charge days × fee / days of its period, rounded by the plan. A day that was
 * given back is not given back again, credits of one charge never exceed it, and once all its days are given back so is
 * all its money. One credit for each unbroken run of days in a charge; days nobody charged have none.
 */
export function creditDays<C extends ChargedFee>(
  charges: readonly C[],
  days: readonly Span[],
  rounding: Rounding,
  component: ChargeComponent,
  label: string,
): Credit<C>[] {
  const wanted = mergeSpans(days);
  return charges.flatMap((charge) => {
    const { fullFee, share, periodNumber, credits = [] } = charge;
    const before = mergeSpans(credits);
    const pieces = wanted.flatMap((span) => withoutSpans(overlapOf(span, charge), before));
    if (pieces.length === 0) return [];
    const all = lengthOf(charge);
    let given = before.reduce((count, span) => count + lengthOf(span), 0);
    let credited = money.negate(money.sum(credits.map(({ amount }) => amount)));
    return pieces.map((piece): Credit<C> => {
      const length = lengthOf(piece);
      given += length;
      // Rounded on the sum so far, as charges are: many small credits come to what one large one would.
      const upTo =
        given >= all ? charge.amount : feeOfShare(fullFee, { days: given, of: share.of }, rounding);
      const open = credited === money.ZERO ? upTo : money.subtract(upTo, credited);
      const credit = cappedCredit(open, charge.amount, credited);
      credited = money.add(credited, credit);
      const amount = money.negate(credit);
      return {
        component,
        ...piece,
        periodNumber,
        amount,
        fullFee,
        share: { days: length, of: share.of },
        get steps() {
          return stepsOf(charge, length, label, amount);
        },
        ratesPromotion: false,
        charge,
      };
    });
  });
}
