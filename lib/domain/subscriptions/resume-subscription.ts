import { z } from "zod";
import { idInput, line, optionalPlainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat, invalid } from "@/lib/platform/errors";
import { laterOf } from "@/lib/platform/time";
import { auditCharges } from "./audit-charges";
import { chargingOf, toMoneyLine } from "./charge-lines";
import { customerEntity, subscriptionEntity } from "./entities";
import { lockSubscription } from "./lock-subscriptions";
import { type ChargeLine, postCharges } from "./post-charges";
import type { ChargeState } from "./rules/charge-terms";
import { afterCharges, chargesDue } from "./rules/charges-due";
import { resumeCharging } from "./rules/pauses";

/** Days that were billed before they came here lie beyond any pause: they stay dealt with. */
const resumed = (before: ChargeState, on: string): ChargeState => {
  const after = resumeCharging(before, on);
  const { chargedTo } = after;
  if (chargedTo === null || before.chargedTo === null) return after;
  return { ...after, chargedTo: laterOf(chargedTo, before.chargedTo) };
};

/**
 * Charges a paused subscription again from a day on, today if none is given, in the same periods as before: the days left
 * of what is paid in advance are charged at once (P-1). Run dry it is the preview. Denied while acting for someone.
 */
export const resumeSubscription = operation({
  name: "subscription.resume",
  permission: "subscription:update",
  impersonation: "deny",
  input: z.object({ subscriptionId: idInput(), on: optionalPlainDate(), reason: line(200).default("") }),
  async run(work, { subscriptionId, on: wanted, reason }) {
    const locked = await lockSubscription(work, subscriptionId);
    const { row, status, subscriber, calendar } = locked;
    assertThat(status !== "closed", "The subscription is closed.");
    const { pausedOn } = row;
    assertThat(pausedOn !== null, "It is not paused.");
    const on = wanted ?? laterOf(calendar.today, pausedOn);
    if (on < pausedOn) {
      const message = `It is paused from ${pausedOn} on. Use that day or a later one.`;
      throw invalid(message, { on: [message] });
    }
    const { owner, terms, state } = chargingOf(locked);
    const open = resumed(state, on);
    const charges = chargesDue(terms, open, { through: on });
    const lines = charges.map((charge): ChargeLine => ({ ...owner, charge }));
    const posted = await postCharges(work, lines, [{ subscriptionId, state: afterCharges(open, charges) }]);
    work.audit.changed(
      subscriptionEntity(row),
      row,
      { pausedOn: null, chargeFrom: open.chargeFrom },
      { reason },
    );
    const sums = auditCharges(work, customerEntity(subscriber), posted, { reason });
    return { subscriptionId, customerId: row.customerId, on, lines: lines.map(toMoneyLine), ...sums };
  },
});
