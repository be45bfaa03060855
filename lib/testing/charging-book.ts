import {
  type Charge,
  type ChargeState,
  type ChargeTerms,
  chargeEnd,
  NOTHING_CHARGED,
} from "@/lib/domain/subscriptions/rules/charge-terms";
import { afterCharges, type ChargeMoment, chargesDue } from "@/lib/domain/subscriptions/rules/charges-due";
import type { Credit } from "@/lib/domain/subscriptions/rules/credits";
import { chargeableDays, feeParts } from "@/lib/domain/subscriptions/rules/fee-parts";
import { pauseCharging, resumeCharging } from "@/lib/domain/subscriptions/rules/pauses";
import { afterRefunds, refundsForFinish } from "@/lib/domain/subscriptions/rules/refunds-due";
import { type Unavailable, type WaiverSwitches, waiversDue } from "@/lib/domain/subscriptions/rules/waivers";
import type { PlainDate } from "@/lib/platform/time";
import { total } from "./charging-timeline";

type Line = Charge & { credits: Charge[] };

const EVERY_CAUSE: WaiverSwitches = {
  creditWhenExpired: true,
  creditWhenBlocked: true,
  creditWhenSuspended: true,
  creditWhenNoFunds: true,
};

/** One subscription's charges and what was given back of them, as they would be written down. */
export class Book {
  state: ChargeState = NOTHING_CHARGED;
  readonly lines: Line[] = [];
  constructor(public terms: ChargeTerms) {}

  private charge(charges: Charge[]): Charge[] {
    // Copied by hand: a spread would work out the explanation of every one.
    for (const charge of charges) this.lines.push(Object.assign(Object.create(charge), { credits: [] }));
    this.state = afterCharges(this.state, charges);
    return charges;
  }

  private credit(credits: Credit<Line>[]): Charge[] {
    for (const credit of credits) credit.charge.credits.push(credit);
    return credits;
  }

  bill(moment: ChargeMoment | PlainDate): Charge[] {
    const at = typeof moment === "string" ? { through: moment } : moment;
    return this.charge(chargesDue(this.terms, this.state, at));
  }

  /** Charges what is open before a day, whatever the plan says about when. */
  billTo(limit: PlainDate): Charge[] {
    const days = chargeableDays(this.terms, this.state);
    return days === null ? [] : this.charge(feeParts(this.terms, days, limit));
  }

  pause(on: PlainDate): Charge[] {
    const { charges, credits, state } = pauseCharging(this.terms, this.state, this.lines, on);
    const posted = [...this.credit(credits), ...this.charge(charges)];
    this.state = state;
    return posted;
  }

  resume(on: PlainDate): Charge[] {
    this.state = resumeCharging(this.state, on);
    return this.bill(on);
  }

  waive(unavailable: readonly Unavailable[], through: PlainDate): Charge[] {
    return this.credit(waiversDue(this.lines, unavailable, EVERY_CAUSE, through, this.terms));
  }

  finish(finishOn: PlainDate): Charge[] {
    this.terms = { ...this.terms, finishOn };
    const credits = this.credit(refundsForFinish(this.terms, this.lines));
    this.state = afterRefunds(this.state, chargeEnd(this.terms) ?? finishOn);
    return credits;
  }

  get total(): string {
    return total([...this.lines, ...this.lines.flatMap(({ credits }) => credits)]);
  }
}
