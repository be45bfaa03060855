import { runningFee } from "@/lib/domain/catalog";
import { DomainError } from "@/lib/platform/errors";
import * as money from "@/lib/platform/money";
import { addDays, type PlainDate } from "@/lib/platform/time";
import { type Charge, type ChargeState, type ChargeTerms, NOTHING_CHARGED } from "./charge-terms";
import { activationCharges, chargesDue } from "./charges-due";
import type { ChargedFee, Credit } from "./credits";
import { chargeableDays, feeParts } from "./fee-parts";
import { firstDay } from "./fee-terms";
import { refundsForFinish } from "./refunds-due";
import type { SubscriptionStatus } from "./status";

type PlanFacts = { planId: number; currency: string; terms: ChargeTerms };

export type PlanChangeFacts<C extends ChargedFee> = {
  current: PlanFacts & {
    status: SubscriptionStatus;
    state: ChargeState;
    /** The fees charged so far, with what was given back of them. */
    charges: readonly C[];
  };
  /** The plan changed to; its first and last day are set here. */
  next: PlanFacts & { name: string; archived: boolean };
  /** The first day of the new plan. */
  on: PlainDate;
};

export type PlanChangeProblem = { code: "invalid" | "conflict"; field: "planId" | "on"; message: string };

export type PlanChange<C extends ChargedFee> = {
  /** The last day of the old plan. */
  finishOn: PlainDate;
  /** What the old plan still charges, a fee for ending early included, and gives back. */
  closing: { charges: Charge[]; credits: Credit<C>[] };
  /** The new plan charges the days that the old one had charged ahead; those after them with the next close. */
  opening: { terms: ChargeTerms; charges: Charge[] };
  /** All of it together: above zero the customer pays. */
  net: money.Money;
};

const problem = (
  field: PlanChangeProblem["field"],
  message: string,
  code: PlanChangeProblem["code"] = "conflict",
): PlanChangeProblem => ({ code, field, message });

/** Why a plan can't be changed as wanted; null when it can. */
export function planChangeProblem<C extends ChargedFee>(facts: PlanChangeFacts<C>): PlanChangeProblem | null {
  const { current, next, on } = facts;
  if (current.status !== "active")
    return problem("planId", "Only an active subscription can change its plan.");
  if (next.planId === current.planId) return problem("planId", `It has the plan “${next.name}” already.`);
  if (next.currency !== current.currency)
    return problem(
      "planId",
      `“${next.name}” is in ${next.currency}, the present plan in ${current.currency}.`,
    );
  if (next.archived) return problem("planId", `“${next.name}” is archived.`);
  if (runningFee(next.terms.planFees, next.terms.billingPeriod) === null)
    return problem("planId", `“${next.name}” has no fee for this customer's billing period.`);
  const first = firstDay(current.terms);
  const last = current.terms.finishOn;
  if (first !== null && on < first) return problem("on", `It is active since ${first}.`, "invalid");
  if (last !== null && on > last) return problem("on", `Its last day is ${last}.`, "invalid");
  return null;
}

/**
 * A change of plan as the end of one and the beginning of another (P-3: −217.70 and +522.54 for the upgrade of 5 May).
 * Proration follows each plan's own switches; to spare the customer a fee for ending early, or the new activation fee,
 * leave it out of the terms.
 * @throws {DomainError} invalid or conflict when the plan can't be changed so.
 */
export function planChange<C extends ChargedFee>(facts: PlanChangeFacts<C>): PlanChange<C> {
  const found = planChangeProblem(facts);
  if (found) throw new DomainError(found.code, found.message, { [found.field]: [found.message] });
  const { current, next, on } = facts;
  const finishOn = addDays(on, -1);
  const ending = { ...current.terms, finishOn };
  const closing = {
    charges: chargesDue(ending, { ...current.state, closed: true }, { through: on }),
    credits: refundsForFinish(ending, current.charges),
  };

  const terms = { ...next.terms, startOn: on, activatedOn: on, finishOn: current.terms.finishOn };
  const days = chargeableDays(terms, NOTHING_CHARGED);
  const ahead = current.state.chargedTo;
  const swapped = terms.chargeModel === "in_advance" && days !== null && ahead !== null;
  const charges = [
    ...activationCharges(terms, NOTHING_CHARGED, addDays(on, 1)),
    ...(swapped ? feeParts(terms, days, ahead) : []),
  ];
  const all = [...closing.charges, ...closing.credits, ...charges];
  return { finishOn, closing, opening: { terms, charges }, net: money.sum(all.map(({ amount }) => amount)) };
}
