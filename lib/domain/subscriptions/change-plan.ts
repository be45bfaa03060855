import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { plans } from "@/db/schema";
import { flag, idInput, line, optionalPlainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { assertThat, DomainError, notFound } from "@/lib/platform/errors";
import { addDays, type PlainDate } from "@/lib/platform/time";
import { auditCharges, type ChargesPosted } from "./audit-charges";
import { chargingOf, type MoneyLine, toMoneyLine } from "./charge-lines";
import { chargeFactsOf } from "./charge-rows";
import { afterGivingBack, readChargedFees, type StoredFee } from "./charged-fees";
import { endCharging } from "./end-charging";
import { customerEntity, subscriptionEntity } from "./entities";
import { insertSubscriptions } from "./insert-subscriptions";
import { type LockedSubscription, lockSubscription } from "./lock-subscriptions";
import { readPlanTerms } from "./plan-terms";
import { type ChargeLine, postCharges } from "./post-charges";
import { type ChargeTerms, chargeEnd, NOTHING_CHARGED } from "./rules/charge-terms";
import { afterCharges } from "./rules/charges-due";
import { type PlanChangeFacts, planChange, planChangeProblem } from "./rules/plan-change";
import { cancelScheduledChanges, findScheduledChange } from "./scheduled-change";
import { updateRow } from "./store";

const input = z.object({
  subscriptionId: idInput(),
  planId: idInput(),
  /** The first day of the new plan; today if none is given. */
  on: optionalPlainDate(),
  /** Charge neither for ending before the minimum term … */
  spareCancellationFee: flag(),
  /** … nor for activating the new plan. */
  spareActivationFee: flag(),
  reason: line(200).default(""),
});
type Given = z.output<typeof input>;

export type PlanChanged = ChargesPosted & {
  /** The one whose plan was changed … */
  subscriptionId: number;
  /** … and the one that has the new plan. */
  successorId: number;
  customerId: number;
  planName: string;
  on: PlainDate;
  /** True: the old plan goes on until that day, and nothing but days charged beyond it has moved yet. */
  scheduled: boolean;
  /** The scheduled change that this one took the place of. */
  replaced: { planName: string; on: PlainDate } | null;
  /** Posted now. */
  lines: MoneyLine[];
};

type NextPlan = PlanChangeFacts<StoredFee>["next"] & { chargeName: string; taxCategory: string };

/** The plan changed to, as this subscription would have it. @throws {DomainError} not_found for another owner's plan. */
async function readNextPlan(
  work: Work,
  { row, subscriber, calendar }: LockedSubscription,
  { planId, spareActivationFee }: Given,
): Promise<NextPlan> {
  const owned = and(eq(plans.id, planId), eq(plans.resellerId, row.resellerId));
  const [found] = await work.tx
    .select({ name: plans.name, currency: plans.currency, archivedAt: plans.archivedAt })
    .from(plans)
    .where(owned);
  const plan = (await readPlanTerms(work, [planId])).get(planId);
  if (!found || !plan) throw notFound("plan");
  const fresh = { ...row, adjustments: [], promotionRemovedOn: null };
  const { terms } = chargeFactsOf(fresh, plan, subscriber, calendar.today);
  return {
    planId,
    currency: found.currency,
    name: found.name,
    archived: found.archivedAt !== null,
    terms: { ...terms, activationFee: spareActivationFee ? "0" : terms.activationFee },
    chargeName: plan.chargeName,
    taxCategory: plan.taxCategory,
  };
}

function assertChangeable(facts: PlanChangeFacts<StoredFee>): void {
  const problem = planChangeProblem(facts);
  if (problem) throw new DomainError(problem.code, problem.message, { [problem.field]: [problem.message] });
}

/** The subscription of the new plan, in the old one's place: same account, same last day. */
async function addSuccessor(work: Work, { row }: LockedSubscription, { planId, on, terms }: Successor) {
  const [added] = await insertSubscriptions(work, [
    {
      customerId: row.customerId,
      accountId: row.accountId,
      planId,
      startOn: on,
      activatedOn: on,
      finishOn: terms.finishOn,
    },
  ]);
  if (!added) throw new Error("a plan that was checked is always attached");
  return added.subscriptionId;
}
type Successor = { planId: number; on: PlainDate; terms: Pick<ChargeTerms, "finishOn"> };

/**
 * Changes the plan of a subscription: the old one ends with the day before, and a new one takes its place. Today or
 * earlier it happens at once, with the money of both (P-3). On a later day the old plan goes on until then and the new
 * one waits; days charged beyond that day are given back at once, and what follows comes with the next charges. There is
 * one scheduled change at most: the second takes the place of the first, and one at once cancels it. Run dry it is
 * the preview. Denied while acting for someone: money moves under one's own name.
 */
export const changePlan = operation({
  name: "subscription.change_plan",
  permission: "subscription:update",
  impersonation: "deny",
  input,
  async run(work, given): Promise<PlanChanged> {
    const { subscriptionId, planId, reason } = given;
    const locked = await lockSubscription(work, subscriptionId);
    const { subscriber, status } = locked;
    const { today } = locked.calendar;
    assertThat(subscriber.closedAt === null, "The customer is closed.");
    assertThat(locked.row.pausedOn === null, "It is paused. Resume it first.");

    const earlier = await findScheduledChange(work, subscriptionId, today);
    const row = earlier ? { ...locked.row, finishOn: earlier.finishOn } : locked.row;
    const charging = chargingOf({ ...locked, row });
    const { owner, terms } = charging;
    // One that is open has paid no fee for ending: a scheduled change may have spared it one.
    const state = { ...charging.state, cancellationFeeCharged: false };
    const next = await readNextPlan(work, { ...locked, row }, given);
    const on = given.on ?? today;
    const fees = (await readChargedFees(work, [{ subscriptionId, from: on }])).get(subscriptionId) ?? [];
    const old = given.spareCancellationFee ? { ...terms, cancellationFeeKind: "none" as const } : terms;
    const facts: PlanChangeFacts<StoredFee> = {
      current: { planId: row.planId, currency: row.currency, status, terms: old, state, charges: fees },
      next,
      on,
    };
    assertChangeable(facts);
    await cancelScheduledChanges(work, [subscriptionId], today);

    const finishOn = addDays(on, -1);
    const scheduled = on > today;
    await updateRow(work.tx, subscriptionId, { finishOn, closeReason: `Changed to “${next.name}”` });
    work.audit.changed(
      subscriptionEntity(row),
      locked.row,
      { finishOn },
      { reason, details: { changedTo: planId } },
    );
    const successorId = await addSuccessor(work, { ...locked, row }, { planId, on, terms: row });
    const money = scheduled
      ? await endCharging(work, [{ ...owner, terms: { ...old, finishOn }, state }])
      : await changeNow(work, { facts, owner, next, successorId });
    await updateRow(work.tx, successorId, {
      changedFrom: subscriptionId,
      ...(given.spareActivationFee ? { activationFeeCharged: true } : {}),
    });
    if (scheduled || given.spareCancellationFee)
      await updateRow(work.tx, subscriptionId, { cancellationFeeCharged: given.spareCancellationFee });
    const sums = auditCharges(work, customerEntity(subscriber), money.posted, { reason });
    return {
      subscriptionId,
      successorId,
      customerId: row.customerId,
      planName: next.name,
      on,
      scheduled,
      replaced: earlier && { planName: earlier.name, on: earlier.on },
      lines: money.lines.map(toMoneyLine),
      ...sums,
    };
  },
});

type Change = {
  facts: PlanChangeFacts<StoredFee>;
  owner: ReturnType<typeof chargingOf>["owner"];
  next: NextPlan;
  successorId: number;
};

/** What both plans charge and give back at the change, posted together. */
async function changeNow(work: Work, { facts, owner, next, successorId }: Change) {
  const { closing, opening } = planChange(facts);
  const { state, charges: fees, terms } = facts.current;
  const successor = {
    ...owner,
    row: { ...owner.row, subscriptionId: successorId },
    name: next.chargeName,
    taxCategory: next.taxCategory,
  };
  const lines: ChargeLine[] = [
    ...closing.charges.map((charge) => ({ ...owner, charge })),
    ...closing.credits.map((credit) => ({ ...owner, charge: credit, credits: credit.charge })),
    ...opening.charges.map((charge) => ({ ...successor, charge })),
  ];
  const end = chargeEnd({ ...terms, finishOn: addDays(facts.on, -1) });
  const charged = afterCharges(state, closing.charges);
  const posted = await postCharges(work, lines, [
    {
      subscriptionId: owner.row.subscriptionId,
      state: end === null ? charged : afterGivingBack(charged, fees, end),
      refundedFrom: end !== null && fees.length > 0 ? end : undefined,
    },
    { subscriptionId: successorId, state: afterCharges(NOTHING_CHARGED, opening.charges) },
  ]);
  return { posted, lines };
}
