import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { subscriptionEntity } from "./entities";
import { lockSubscription } from "./lock-subscriptions";
import { cancelScheduledChanges, findScheduledChange } from "./scheduled-change";
import { updateRow } from "./store";

/**
 * Takes back a last day that has not passed: the subscription runs on. What is closed stays closed. Where a change of
 * plan set that day, the change is taken back, and with it the last day there was before.
 */
export const cancelClosing = operation({
  name: "subscription.cancel_closing",
  permission: "subscription:update",
  impersonation: "allow",
  input: z.object({ subscriptionId: idInput() }),
  async run(work, { subscriptionId }) {
    const { row, status, subscriber, calendar } = await lockSubscription(work, subscriptionId);
    assertThat(status !== "closed", "It is closed already. Add it again instead.");
    assertThat(subscriber.closedAt === null, "The customer is closed.");
    const change = await findScheduledChange(work, subscriptionId, calendar.today);
    const finishOn = change?.finishOn ?? null;
    await cancelScheduledChanges(work, [subscriptionId], calendar.today);
    await updateRow(work.tx, subscriptionId, {
      finishOn,
      closeReason: "",
      cancellationFeeCharged: false,
    });
    work.audit.changed(subscriptionEntity(row), row, { finishOn });
    return { subscriptionId, customerId: row.customerId };
  },
});
