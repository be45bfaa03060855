import { z } from "zod";
import { idInput, line, optionalPlainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat, invalid } from "@/lib/platform/errors";
import { auditCharges } from "./audit-charges";
import { chargingOf, toMoneyLine } from "./charge-lines";
import { afterGivingBack, readChargedFees } from "./charged-fees";
import { customerEntity, subscriptionEntity } from "./entities";
import { lockSubscription } from "./lock-subscriptions";
import { type ChargeLine, postCharges } from "./post-charges";
import { firstDay } from "./rules/fee-terms";
import { pauseCharging } from "./rules/pauses";

function refuse(message: string): never {
  throw invalid(message, { on: [message] });
}

/**
 * Stops charging a subscription from a day on, today if none is given: days before it that were not charged yet are
 * charged, days from it on are given back, in one transaction (P-1). Run dry it is the preview. Denied while acting for
 * someone: money moves under one's own name.
 */
export const pauseSubscription = operation({
  name: "subscription.pause",
  permission: "subscription:update",
  impersonation: "deny",
  input: z.object({ subscriptionId: idInput(), on: optionalPlainDate(), reason: line(200).default("") }),
  async run(work, { subscriptionId, on: wanted, reason }) {
    const locked = await lockSubscription(work, subscriptionId);
    const { row, status, subscriber, calendar } = locked;
    assertThat(status !== "closed", "The subscription is closed.");
    assertThat(row.pausedOn === null, `It is paused from ${row.pausedOn} on.`);
    const { owner, terms, state } = chargingOf(locked);
    const on = wanted ?? calendar.today;
    const first = firstDay(terms) ?? row.startOn;
    if (on < first) refuse(`Use ${first}, its first day, or a later one.`);
    if (row.finishOn !== null && on > row.finishOn) refuse(`Its last day is ${row.finishOn}.`);

    const fees = (await readChargedFees(work, [{ subscriptionId, from: on }])).get(subscriptionId) ?? [];
    const pause = pauseCharging(terms, state, fees, on);
    const lines: ChargeLine[] = [
      ...pause.charges.map((charge) => ({ ...owner, charge })),
      ...pause.credits.map((credit) => ({ ...owner, charge: credit, credits: credit.charge })),
    ];
    const chargedTo = pause.charges.at(-1)?.to ?? afterGivingBack(state, fees, on).chargedTo;
    const after = { ...pause.state, chargedTo };
    const posted = await postCharges(work, lines, [
      { subscriptionId, state: after, refundedFrom: fees.length > 0 ? on : undefined },
    ]);
    work.audit.changed(subscriptionEntity(row), row, { pausedOn: on }, { reason });
    const sums = auditCharges(work, customerEntity(subscriber), posted, { reason });
    return { subscriptionId, customerId: row.customerId, on, lines: lines.map(toMoneyLine), ...sums };
  },
});
