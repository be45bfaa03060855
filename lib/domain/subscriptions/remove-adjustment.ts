import { z } from "zod";
import { idInput, optionalPlainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat, conflict, notFound } from "@/lib/platform/errors";
import { auditFeeChange } from "./audit-fee-change";
import { subscriptionEntity } from "./entities";
import { lockSubscription } from "./lock-subscriptions";
import { adjustmentLabel } from "./rules/fee";
import { deleteAdjustment, endAdjustment } from "./store";

/** Takes a discount or an upcharge away altogether, or lets it count up to a last day. */
export const removeAdjustment = operation({
  name: "subscription.remove_adjustment",
  permission: "subscription:update",
  impersonation: "allow",
  input: z.object({ subscriptionId: idInput(), adjustmentId: idInput(), lastDay: optionalPlainDate() }),
  async run(work, { subscriptionId, adjustmentId, lastDay }) {
    const { row, status } = await lockSubscription(work, subscriptionId);
    assertThat(status !== "closed", "The subscription is closed; its fee can't change any more.");
    const adjustment = row.adjustments.find((one) => one.adjustmentId === adjustmentId);
    if (!adjustment) throw notFound("adjustment");
    const key = { subscriptionId, adjustmentId };
    const details = { adjustmentId, what: adjustmentLabel(adjustment) };
    if (lastDay === null) {
      await deleteAdjustment(work.tx, key);
      work.audit.event(subscriptionEntity(row), { details: { removed: adjustment, ...details } });
    } else {
      if (adjustment.startsOn !== null && lastDay < adjustment.startsOn)
        throw conflict("It begins after that day. Remove it altogether instead.", {
          lastDay: [`Use ${adjustment.startsOn} or a later day.`],
        });
      await endAdjustment(work.tx, key, lastDay);
      work.audit.property(subscriptionEntity(row), "adjustmentEndsOn", adjustment.endsOn, lastDay, {
        details,
      });
    }
    const cause = { type: "subscription_adjustment", id: adjustmentId };
    const recurringFee = await auditFeeChange(work, row, cause);
    return { subscriptionId, customerId: row.customerId, recurringFee };
  },
});
