import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { subscriptionEntity } from "./entities";
import { lockSubscription } from "./lock-subscriptions";
import { deleteRow } from "./store";

/** Takes back a subscription that has not begun: it leaves nothing but its audit rows (domain reference F8.3). */
export const deleteSubscription = operation({
  name: "subscription.delete",
  permission: "subscription:create",
  impersonation: "allow",
  input: z.object({ subscriptionId: idInput() }),
  async run(work, { subscriptionId }) {
    const { row, status } = await lockSubscription(work, subscriptionId);
    assertThat(
      status === "pending",
      "Only a subscription that has not begun can be deleted. Close it instead.",
    );
    assertThat(row.billedTo === null, "It has been charged already. Close it instead.");
    await deleteRow(work.tx, subscriptionId);
    work.audit.event(subscriptionEntity(row), {
      details: {
        deleted: {
          planId: row.planId,
          accountId: row.accountId,
          productId: row.productId,
          startOn: row.startOn,
        },
      },
    });
    return { subscriptionId, customerId: row.customerId };
  },
});
