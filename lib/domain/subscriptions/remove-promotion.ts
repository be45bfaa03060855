import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat } from "@/lib/platform/errors";
import { subscriptionEntity } from "./entities";
import { lockSubscription } from "./lock-subscriptions";
import { updateRow } from "./store";

/** No period that begins from today on has a promotion any more; one that has begun keeps what was promised. */
export const removePromotion = operation({
  name: "subscription.remove_promotion",
  permission: "subscription:update",
  impersonation: "allow",
  input: z.object({ subscriptionId: idInput() }),
  async run(work, { subscriptionId }) {
    const { row, status, plan, calendar } = await lockSubscription(work, subscriptionId);
    assertThat(status !== "closed", "The subscription is closed.");
    assertThat(plan.promotions.length > 0, "The plan has no promotion.");
    const promotionRemovedOn = row.promotionRemovedOn ?? calendar.today;
    if (row.promotionRemovedOn === null) await updateRow(work.tx, subscriptionId, { promotionRemovedOn });
    work.audit.changed(subscriptionEntity(row), row, { promotionRemovedOn });
    return { subscriptionId, customerId: row.customerId, promotionRemovedOn };
  },
});
