import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { subscriptionEntity } from "./entities";
import { lockSubscription } from "./lock-subscriptions";
import { updateRow } from "./store";

/** Takes back a last day that has not passed: the subscription runs on. What is closed stays closed. */
export const cancelClosing = operation({
  name: "subscription.cancel_closing",
  permission: "subscription:update",
  impersonation: "allow",
  input: z.object({ subscriptionId: idInput() }),
  async run(work, { subscriptionId }) {
    const { row, status, subscriber } = await lockSubscription(work, subscriptionId);
    assertThat(status !== "closed", "It is closed already. Add it again instead.");
    assertThat(subscriber.closedAt === null, "The customer is closed.");
    await updateRow(work.tx, subscriptionId, { finishOn: null, closeReason: "" });
    work.audit.changed(subscriptionEntity(row), row, { finishOn: null });
    return { subscriptionId, customerId: row.customerId };
  },
});
