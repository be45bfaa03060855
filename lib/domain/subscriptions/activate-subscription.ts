import { z } from "zod";
import { idInput, optionalPlainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat, invalid } from "@/lib/platform/errors";
import { subscriptionEntity } from "./entities";
import { lockSubscription } from "./lock-subscriptions";
import { updateRow } from "./store";

/**
 * Activates a subscription that waits for its first use: what the first call will do by itself, done by hand. Without
 * a day it is today.
 */
export const activateSubscription = operation({
  name: "subscription.activate",
  permission: "subscription:update",
  impersonation: "allow",
  input: z.object({ subscriptionId: idInput(), activatedOn: optionalPlainDate() }),
  async run(work, { subscriptionId, activatedOn: wanted }) {
    const { row, plan, status, calendar } = await lockSubscription(work, subscriptionId);
    assertThat(status !== "closed", "The subscription is closed.");
    assertThat(plan.activationMode === "first_use", `It begins by itself on ${row.startOn}.`);
    assertThat(row.activatedOn === null, `It is active since ${row.activatedOn}.`);
    const activatedOn = wanted ?? calendar.today;
    if (activatedOn > calendar.today) refuse(`Use today, ${calendar.today}, or an earlier day.`);
    if (activatedOn < row.startOn) refuse(`It can be used from ${row.startOn} on.`);
    if (row.finishOn !== null && activatedOn > row.finishOn) refuse(`Its last day is ${row.finishOn}.`);
    await updateRow(work.tx, subscriptionId, { activatedOn });
    work.audit.changed(subscriptionEntity(row), row, { activatedOn });
    return { subscriptionId, customerId: row.customerId, activatedOn };
  },
});

function refuse(message: string): never {
  throw invalid(message, { activatedOn: [message] });
}
